import { type Card, createEmptyCard, fsrs, type Grade, generatorParameters, Rating } from 'ts-fsrs';
import type { Result } from './round.js';

export type { Card };

/** An answer to a question, of whichever numbers, and when. */
export interface Answered extends Omit<Result, 'at'> {
  readonly question: string;
  /** Milliseconds, by the clock on the learner's wall. */
  readonly when: number;
}

const QUICK = 10_000;
const SLOW = 180_000;

/** Free Spaced Repetition Scheduler (Ye 2022–): days, not minutes, since numbers are fresh each time; no chance in it. */
const scheduler = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: false }));

/** Right, wrong; how many hints; how long. */
export function gradeOf({ outcome, hints, ms }: Pick<Answered, 'outcome' | 'hints' | 'ms'>): Grade {
  if (outcome !== 'right' && outcome !== 'rounded') return Rating.Again;
  if (hints > 0 || (ms !== undefined && ms > SLOW)) return Rating.Hard;
  return ms !== undefined && ms < QUICK ? Rating.Easy : Rating.Good;
}

/** What is remembered of a question generator after its answers, oldest first, from what was before; undefined without any. */
export function cardAfter(answers: readonly Answered[], before?: Card): Card | undefined {
  let card = before;
  for (const answered of answers) {
    const now = new Date(answered.when);
    // two clocks may not agree about which came first
    const at = card?.last_review && card.last_review > now ? card.last_review : now;
    card = scheduler.next(card ?? createEmptyCard(at), at, gradeOf(answered)).card;
  }
  return card;
}

/** How likely it is that it would be answered now. */
export function recallOf(card: Card, when: number): number {
  return scheduler.get_retrievability(card, new Date(when), false);
}

/** Whether it is likely to be answered still in a week. */
export function isMastered(card: Card, last: Answered): boolean {
  return gradeOf(last) !== Rating.Again && card.stability >= 7;
}

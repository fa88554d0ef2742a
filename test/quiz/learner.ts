import { random } from '../../src/engine/random.js';
import { DAY, dayOf } from '../../src/quiz/day.js';
import { type Answered, type Card, cardAfter } from '../../src/quiz/schedule.js';

/**
 * A learner who forgets, by a model that is not the scheduler's: the chance to recall falls by half every half-life. A
 * recall lengthens the half-life, the more the nearer it was to being forgotten (the spacing effect); a failure
 * shortens it. How long it is at first differs from question to question.
 */
class Memory {
  private halfLife: number;
  private last: number;

  constructor(day: number, chance: number) {
    this.halfLife = 1 + 3 * chance;
    this.last = day;
  }

  recall(day: number): number {
    return 2 ** (-(day - this.last) / this.halfLife);
  }

  review(day: number, recalled: boolean): void {
    const spaced = 1 - this.recall(day);
    this.halfLife = recalled ? this.halfLife * (1 + 3 * spaced) : Math.max(1, 0.4 * this.halfLife);
    this.last = day;
  }
}

export const YEAR = 365;
const QUESTIONS = 200;
const NEW_A_DAY = 4;
/** Before this day there is little to remember, and the average would say little. */
const SETTLED = 60;

export interface Year {
  /** Questions asked in the whole year, first encounters included. */
  readonly asked: number;
  /** The chance to recall a question met before, over all of them and all days from the 61st on. */
  readonly recall: number;
}

interface Known {
  readonly memory: Memory;
  card: Card | undefined;
  due: number;
  last: number;
}

export interface Policy {
  /** Which of the known questions are asked today. */
  asks(known: readonly Known[], day: number): readonly Known[];
  /** What an answer means for when it is asked again. */
  answered(one: Known, answer: Answered): void;
}

/** What the scheduler says is due. */
export const reviews: Policy = {
  asks: (known, day) => known.filter(({ due }) => due <= day),
  answered(one, answer) {
    one.card = cardAfter([answer], one.card);
    one.due = dayOf(one.card!.due.getTime());
  },
};

/** Every day the same number, those in front that were asked longest ago. */
export const drill = (count: number): Policy => ({
  asks: (known) => [...known].sort((a, b) => a.last - b.last).slice(0, count),
  answered() {},
});

export function simulate(policy: Policy, seed: string): Year {
  const chance = random(`year/${seed}`);
  const known: Known[] = [];
  let [asked, recall, samples] = [0, 0, 0];
  for (let day = 0; day < YEAR; day++) {
    if (day >= SETTLED) {
      for (const { memory } of known) recall += memory.recall(day);
      samples += known.length;
    }
    for (const one of policy.asks(known, day)) {
      const recalled = chance.uniform() < one.memory.recall(day);
      one.memory.review(day, recalled);
      note(policy, one, day, recalled);
      asked++;
    }
    for (let i = 0; i < NEW_A_DAY && known.length < QUESTIONS; i++) {
      const one: Known = { memory: new Memory(day, chance.uniform()), card: undefined, due: 0, last: day };
      note(policy, one, day, true);
      known.push(one);
      asked++;
    }
  }
  return { asked, recall: recall / samples };
}

function note(policy: Policy, one: Known, day: number, recalled: boolean): void {
  const outcome = recalled ? 'right' : 'wrong';
  policy.answered(one, { question: 'topic/question', outcome, hints: 0, when: day * DAY });
  one.last = day;
}

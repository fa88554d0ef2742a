import { keyIn } from './commands.js';
import type { Outcome, Verdict } from './grade.js';

/** What became of a question. */
export interface Result {
  /** Which of the round's questions; from `count` on, those missed, asked once more. */
  readonly at: number;
  readonly outcome: Extract<Outcome, 'right' | 'rounded' | 'wrong'> | 'skipped' | 'solved';
  readonly answer?: string;
  readonly mistake?: string;
  readonly hints: number;
  /** Milliseconds from when it was shown; undefined where nobody looked at a clock. */
  readonly ms?: number;
}

/**
 * A round of questions as it stands. asking: waits for an answer. grading: an answer is being graded. answered:
 * waits to go on, where the round pauses. over: done.
 */
export interface Round {
  readonly count: number;
  readonly at: number;
  readonly phase: 'asking' | 'grading' | 'answered' | 'over';
  /** Whether the learner reads each verdict before the next question is shown: at a terminal. */
  readonly pauses: boolean;
  readonly hints: number;
  /** How deep the last why went. */
  readonly depth: number;
  readonly typed: string;
  readonly since?: number;
  readonly results: readonly Result[];
}

export type Event =
  | { readonly kind: 'begin'; readonly now?: number }
  /** A line that was typed; `literal`: it is an answer, whatever key it looks like. */
  | { readonly kind: 'line'; readonly text: string; readonly literal?: true; readonly now?: number }
  | { readonly kind: 'graded'; readonly verdict: Verdict; readonly now?: number }
  /** No more input. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'interrupt' };

/** What is to be done, in this order; `save` comes before anything is said of the answer. */
export type Effect =
  | { readonly kind: 'ask'; readonly at: number }
  /** A question that was missed, once more with other numbers: number `at` from now on, the `n`-th (from 0) of so many. */
  | {
      readonly kind: 'again';
      readonly at: number;
      readonly missed: number;
      readonly n: number;
      readonly of: number;
    }
  | { readonly kind: 'grade'; readonly at: number; readonly text: string }
  | { readonly kind: 'save'; readonly result: Result }
  | { readonly kind: 'verdict'; readonly at: number; readonly text: string; readonly verdict: Verdict }
  | { readonly kind: 'hint'; readonly at: number; readonly n: number }
  | { readonly kind: 'shown'; readonly at: number; readonly as: 'skipped' | 'solved' }
  | { readonly kind: 'why'; readonly at: number; readonly depth: number }
  | { readonly kind: 'no-why' }
  | { readonly kind: 'keys'; readonly answered: boolean }
  | { readonly kind: 'end'; readonly code: 0 | 1 | 130 };

export type Next = readonly [Round, readonly Effect[]];

/** Passed is this share of the questions, or more. */
export const PASS = 0.8;
const HINTS = 3;

export function newRound(count: number, pauses: boolean): Round {
  return { count, at: 0, phase: 'asking', pauses, hints: 0, depth: 0, typed: '', results: [] };
}

/** One event further. Whatever comes, in whichever phase, there is a next state. */
export function step(round: Round, event: Event): Next {
  if (round.phase === 'over') return [round, []];
  switch (event.kind) {
    case 'begin':
      return round.count === 0 ? finish(round) : first(round, event.now);
    case 'interrupt':
      return [{ ...round, phase: 'over' }, [{ kind: 'end', code: 130 }]];
    case 'closed':
      return finish(round);
    case 'graded':
      return round.phase === 'grading' ? graded(round, event.verdict, event.now) : [round, []];
    case 'line':
      return round.phase === 'grading' ? [round, []] : typed(round, event);
  }
}

function typed(round: Round, { text, literal, now }: Extract<Event, { kind: 'line' }>): Next {
  const key = literal ? undefined : keyIn(text);
  const answered = round.phase === 'answered';
  switch (key) {
    case 'quit':
      return finish(round);
    case 'why':
      return expand(round);
    case 'hint':
      return hint(round, now);
    case 'next':
      return answered ? onward(round, now) : [round, [{ kind: 'keys', answered }]];
    case 'skip':
      return answered ? onward(round, now) : settle(round, { outcome: 'skipped' }, now);
    case undefined:
      if (answered) return [round, [{ kind: 'keys', answered }]];
      return [{ ...round, phase: 'grading', typed: text }, [{ kind: 'grade', at: round.at, text }]];
  }
}

function show(round: Round, at: number, now: number | undefined, effect: Effect = { kind: 'ask', at }): Next {
  const { since: _, ...rest } = round;
  return [
    { ...rest, at, phase: 'asking', hints: 0, depth: 0, typed: '', ...(now !== undefined && { since: now }) },
    [effect],
  ];
}

/** Who sits there is told once, before anything is answered, what may be typed. */
function first(round: Round, now: number | undefined): Next {
  const [shown, effects] = show(round, 0, now);
  return [shown, round.pauses ? [...effects, { kind: 'keys', answered: false }] : effects];
}

/** Where somebody reads along, what was missed comes once more at the end; the score is that of the first time. */
function onward(round: Round, now: number | undefined): Next {
  const at = round.at + 1;
  if (at < round.count) return show(round, at, now);
  const missed = round.pauses ? firstTime(round).filter((result) => !isRight(result)) : [];
  const n = at - round.count;
  const again = missed[n];
  if (!again) return finish(round);
  return show(round, at, now, { kind: 'again', at, missed: again.at, n, of: missed.length });
}

/** What could not be read, or is too coarse, is asked again and counts for nothing. */
function graded(round: Round, verdict: Verdict, now: number | undefined): Next {
  const { at, typed: text } = round;
  const said: Effect = { kind: 'verdict', at, text, verdict };
  const { outcome, mistake } = verdict;
  if (outcome === 'coarse' || outcome === 'unreadable') return [{ ...round, phase: 'asking' }, [said]];
  return settle(round, { outcome, answer: text, ...(mistake && { mistake }) }, now, said);
}

/** The question is done with: saved, then told, then the next one, at once or when the learner says so. */
function settle(
  round: Round,
  what: Pick<Result, 'outcome' | 'answer' | 'mistake'>,
  now: number | undefined,
  said?: Effect,
): Next {
  const { at, hints, since } = round;
  const ms = now !== undefined && since !== undefined ? { ms: Math.max(0, now - since) } : {};
  const result: Result = { at, ...what, hints, ...ms };
  const settled: Round = { ...round, phase: 'answered', depth: 0, results: [...round.results, result] };
  const shown = what.outcome === 'skipped' || what.outcome === 'solved' ? what.outcome : undefined;
  const effects: Effect[] = [{ kind: 'save', result }, said ?? { kind: 'shown', at, as: shown ?? 'skipped' }];
  if (round.pauses) return [settled, [...effects, { kind: 'keys', answered: true }]];
  const [after, more] = onward(settled, now);
  return [after, [...effects, ...more]];
}

/** Three hints, then the solution: who has seen it has not answered. */
function hint(round: Round, now: number | undefined): Next {
  const n = round.hints + 1;
  const more = { ...round, hints: n };
  if (n <= HINTS) return [more, [{ kind: 'hint', at: round.at, n }]];
  if (round.phase === 'answered') return expand(round);
  return settle(round, { outcome: 'solved' }, now);
}

/** Of the question just answered, a level deeper each time. */
function expand(round: Round): Next {
  const at = round.phase === 'answered' ? round.at : round.at - 1;
  if (at < 0) return [round, [{ kind: 'no-why' }]];
  const depth = round.depth + 1;
  return [{ ...round, depth }, [{ kind: 'why', at, depth }]];
}

function finish(round: Round): Next {
  return [{ ...round, phase: 'over' }, [{ kind: 'end', code: passed(round) ? 0 : 1 }]];
}

export function isRight({ outcome }: Pick<Result, 'outcome'>): boolean {
  return outcome === 'right' || outcome === 'rounded';
}

/** The results that make the score: not those of questions asked once more. */
export function firstTime({ results, count }: Pick<Round, 'results' | 'count'>): readonly Result[] {
  return results.filter(({ at }) => at < count);
}

export function rightIn(round: Pick<Round, 'results' | 'count'>): number {
  return firstTime(round).filter(isRight).length;
}

/** Of all its questions; those that were not answered are not right. */
export function passed(round: Round): boolean {
  return round.count > 0 && firstTime(round).length === round.count && rightIn(round) / round.count >= PASS;
}

import { fail } from '../engine/error.js';
import type { Trace } from '../trace/types.js';
import { type Letters, numberIn } from './letters.js';

/** What was written, and the number that it came to. */
export interface Side {
  readonly text: string;
  readonly value: number;
}

/** Both sides of a comparison, as they came out. */
export interface Compared {
  readonly left: Side;
  readonly sign: string;
  readonly right: Side;
  readonly holds: boolean;
}

const SIGNS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>=': (a, b) => a >= b || isEqual(a, b),
  '≥': (a, b) => a >= b || isEqual(a, b),
  '<=': (a, b) => a <= b || isEqual(a, b),
  '≤': (a, b) => a <= b || isEqual(a, b),
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '=': isEqual,
};

/** Whoever answers with the bound itself, ln 9 say, is off by rounding at most. */
function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

/** `weights[1] >= 0.9 and weights[0] > weights[2]` over the cells of a trace. @throws quiz-comparison, expression-… */
export function compare(check: string, letters: Letters, trace: Trace | undefined): Compared[] {
  return check.split(/\s+and\s+/).map((text) => {
    const [, left, sign, right] = /^(.+?)(>=|<=|≥|≤|>|<|==?)(.+)$/.exec(text) ?? [];
    if (left === undefined) return fail('quiz-comparison', { text });
    const side = (own: string): Side => ({ text: own.trim(), value: numberIn(own, letters, trace) });
    const [a, b, how] = [side(left), side(right!), sign === '==' ? '=' : sign!];
    return { left: a, sign: how, right: b, holds: SIGNS[how]!(a.value, b.value) };
  });
}

import { AttnError } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { tensor } from '../engine/tensor.js';
import { differing } from '../mistakes/apply.js';
import { tried } from '../mistakes/diagnose.js';
import { MISTAKES } from '../mistakes/index.js';
import { pinned } from '../trace/replay.js';
import { LEAF, type Step, stepOf, type Trace } from '../trace/types.js';
import { type Instance, mistakeOf } from './ask.js';
import { numberIn, stepsIn } from './letters.js';
import { keyOf, type NumberQuestion } from './types.js';

export type NumberInstance = Extract<Instance, { question: NumberQuestion }>;

/** A number that a wrong computation gives; the mistake's id, or the place of the question's own entry. */
export interface WrongNumber {
  readonly id: string;
  readonly value: number;
  /** Index into the question's `wrong`; undefined for a mistake of the registry. */
  readonly own?: number;
}

/**
 * What the known wrong computations give for this question's numbers, the question's own first; only those that give
 * something else. Each is computed when it is asked for.
 */
export function* wrongNumbers(instance: NumberInstance): Generator<WrongNumber> {
  const { question, trace, letters, value } = instance;
  const given = givenIn(question);
  const other = (number: number): boolean => !sameNumber(number, value, question.tolerance);
  for (const [own, wrong] of question.wrong.entries()) {
    const number = numberIn(wrong.value, letters, trace);
    if (other(number)) yield { id: `${keyOf(question)}#${own + 1}`, value: number, own };
  }
  for (const mistake of question.mistakes?.map(mistakeOf) ?? MISTAKES) {
    const wrong = mistake.when(trace) ? tried(trace, mistake) : undefined;
    if (!wrong || differing(trace, wrong).some((name) => given.includes(name))) continue;
    const number = numberOrNone(question.cell, instance, wrong);
    if (number !== undefined && other(number)) yield { id: mistake.id, value: number };
  }
}

/** Steps whose tables the question shows: the learner has not computed them. */
function givenIn({ show, cell }: NumberQuestion): string[] {
  const asked = stepsIn(cell);
  return show.filter((name) => !asked.has(name));
}

/** How many different numbers wrong computations give; counting ends at `most`. */
export function differentNumbers(instance: NumberInstance, most = Number.POSITIVE_INFINITY): number {
  const apart = new Set<string>();
  for (const { value } of wrongNumbers(instance)) {
    if (apart.size === most) break;
    apart.add(value.toPrecision(9));
  }
  return apart.size;
}

/** The wrong trace may lack the cell, or have another shape. */
function numberOrNone(cell: string, { letters }: NumberInstance, trace: Trace): number | undefined {
  try {
    return numberIn(cell, letters, trace);
  } catch (error) {
    if (error instanceof AttnError) return undefined;
    throw error;
  }
}

export function sameNumber(a: number, b: number, tolerance: number): boolean {
  // a number typed as asked, at the very edge of the tolerance
  return a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= tolerance + 1e-12;
}

export interface Rounding {
  /** The step that was rounded; undefined: every step. */
  readonly step?: string;
  readonly digits: number;
}

/** What is further off than this share of the right answer was not merely rounded. */
const FURTHEST = 0.02;

/**
 * How the right answer comes out when numbers on the way are rounded: the first way that gives `answer`, to within `unit`,
 * which is how exactly it was written.
 */
export function roundedEarlier(instance: NumberInstance, answer: number, unit: number): Rounding | undefined {
  const { question, trace, letters, value } = instance;
  if (Math.abs(answer - value) > FURTHEST * Math.abs(value) + question.tolerance) return undefined;
  const gives = (rounded: Trace): boolean =>
    sameNumber(numberIn(question.cell, letters, rounded), answer, unit);
  const given = givenIn(question);
  const fixed = behind(trace, given);
  for (const digits of [SHOWN, 3, 2, 1]) {
    const own = trace.steps.filter(
      ({ name }) => !fixed.has(name) || (digits === SHOWN && given.includes(name)),
    );
    if (gives(allRounded(trace, own, digits))) return { digits };
    for (const step of own) {
      if (step.op !== LEAF && gives(oneRounded(trace, step, digits))) return { step: step.name, digits };
    }
  }
  return undefined;
}

/** Tables have so many decimals. */
const SHOWN = 4;

/** The steps of these names and all that they were made from: nobody rounds what is behind a table that is shown. */
function behind(trace: Trace, names: readonly string[]): ReadonlySet<string> {
  const found = new Set(names);
  for (const { name, from } of trace.steps.toReversed()) {
    if (found.has(name)) for (const other of from) found.add(other);
  }
  return found;
}

function oneRounded(trace: Trace, { name, shape, value }: Step, digits: number): Trace {
  const rounded = value.data.map((v) => (Number.isFinite(v) ? Number(v.toFixed(digits)) : v));
  return pinned(trace, ops, name, tensor(shape, rounded));
}

/** Each of these steps is computed from rounded ones and rounded itself, the last one but for its own rounding. */
function allRounded(trace: Trace, steps: readonly Step[], digits: number): Trace {
  let played = trace;
  for (const { name } of steps) {
    const step = stepOf(played, name)!;
    if (name === trace.output) continue;
    played = oneRounded(played, step, digits);
  }
  return played;
}

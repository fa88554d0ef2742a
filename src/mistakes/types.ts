import type { Nested } from '../engine/tensor.js';
import type { Both, Ops, ParamValue } from '../mechanisms/types.js';
import type { Rule, Rules } from '../trace/replay.js';
import type { Step, Trace } from '../trace/types.js';

/** What a mistake is about, in the order in which attention is computed. */
export const SUBJECTS = [
  'projections',
  'positions',
  'scores',
  'scaling',
  'masking',
  'weights',
  'sum',
  'heads',
  'blocks',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * What people get wrong, as a rewrite of the tape: the same steps with one formula replaced. It lines up
 * with the right tape by the steps' names.
 */
export interface Mistake {
  readonly id: string;
  readonly subject: Subject;
  readonly aliases?: readonly string[];
  /** The mechanism it is shown on when none is named. */
  readonly mechanism: string;
  /** What it takes for the mistake to be seen there, where the user says nothing else. */
  readonly shown?: Shown;
  /** What is done, as a clause: "exactly what one gets when …". */
  readonly title: Both;
  /** How one would notice. */
  readonly notice: Both;
  /** Where it was found: errata of the sources, threads about real code (owner/repository#number). */
  readonly seen?: readonly string[];
  /** Whether a tape has what this mistake changes. */
  when(trace: Trace): boolean;
  readonly rewrite: Rules<Ops>;
}

export interface Shown {
  /** Taken by every mechanism that has such a parameter. */
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** Taken by the mistake's own mechanism, unless the user brings words or numbers. */
  readonly tokens?: readonly string[];
  readonly arrays?: Readonly<Record<string, Nested>>;
}

/** A mistake as its file declares it; the file's subject is added where all are listed. */
export type Declared = Omit<Mistake, 'subject'>;

/** The steps of a tape by the last part of their names. */
export function stepsNamed(trace: Trace, name: string): readonly Step[] {
  return trace.steps.filter((step) => step.name === name || step.name.endsWith(`.${name}`));
}

/** Whether some step of this name was made by this operation. */
export const has =
  (name: string, op?: string) =>
  (trace: Trace): boolean =>
    stepsNamed(trace, name).some((step) => op === undefined || step.op === op);

/** The rule where the step was made by this operation; another step of the name stays as it is. */
export const only =
  (op: string, rule: Rule<Ops>): Rule<Ops> =>
  (t, step) =>
    step.step.op === op ? rule(t, step) : step.again();

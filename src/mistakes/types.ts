import type { Both, Ops } from '../mechanisms/types.js';
import type { Rules } from '../trace/replay.js';
import type { Step, Trace } from '../trace/types.js';

/**
 * What people get wrong, as a rewrite of the tape: the same steps with one formula replaced. It lines up
 * with the right tape by the steps' names.
 */
export interface Mistake {
  readonly id: string;
  readonly aliases?: readonly string[];
  /** The mechanism it is shown on when none is named. */
  readonly mechanism: string;
  /** What is done, in a few words. */
  readonly title: Both;
  /** How one would notice. */
  readonly notice: Both;
  /** Where it was found: errata of the sources, threads about real code. */
  readonly seen?: readonly string[];
  /** Whether a tape has what this mistake changes. */
  when(trace: Trace): boolean;
  readonly rewrite: Rules<Ops>;
}

/** The steps of a tape by the last part of their names. */
export function stepsNamed(trace: Trace, name: string): readonly Step[] {
  return trace.steps.filter((step) => step.name === name || step.name.endsWith(`.${name}`));
}

/** Whether some step of this name was made by this operation. */
export const has =
  (name: string, op?: string) =>
  (trace: Trace): boolean =>
    stepsNamed(trace, name).some((step) => op === undefined || step.op === op);

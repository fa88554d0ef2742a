import type { Axes } from '../engine/op.js';
import type { Shape, Tensor } from '../engine/tensor.js';

/** Where a leaf's numbers are from. */
export type Origin = 'user' | 'default' | 'constant' | `seed ${string}`;
export type Kind = 'number' | 'mask' | 'index';
export type Param = number | string | boolean | readonly number[];
export type Params = Readonly<Record<string, Param>>;

/** One operation done: its name, what it was done to, and what came out. A leaf has the op `input`. */
export interface Step {
  readonly name: string;
  readonly op: string;
  /** Names of earlier steps, the operands in order. */
  readonly from: readonly string[];
  readonly params?: Params;
  readonly axes: Axes;
  readonly shape: Shape;
  readonly value: Tensor;
  readonly origin?: Origin;
  readonly kind?: Kind;
  /** d(what was asked) / d(this step); null where there is none. */
  readonly grad?: Tensor | null;
}

/** A run of a mechanism as data: its steps in the order in which they were done. */
export interface Trace {
  readonly format: 'attn-trace';
  readonly version: 1;
  /** null for a pipeline of stages. */
  readonly mechanism: string | null;
  /** Tokens along an axis, by its letter. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
  /** The name of the step that is the result. */
  readonly output: string;
}

export const LEAF = 'input';

/** No run has more, and no file is read that claims more. */
export const MOST_STEPS = 10000;

/** Whether numbers of it were made up from a seed, so that another one gives others. */
export function isMadeUp(trace: Trace): boolean {
  return trace.steps.some(({ origin }) => origin?.startsWith('seed'));
}

export function stepOf(trace: Trace, name: string): Step | undefined {
  return trace.steps.find((step) => step.name === name);
}

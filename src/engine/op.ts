import type { Expression } from './expression.js';
import type { Shape, Tensor } from './tensor.js';

/** One letter or product an axis: `n`, `d_k`, `h·d_k`; `1` is an axis of one. */
export type Axes = readonly string[];

export interface Operand {
  readonly tensor: Tensor;
  readonly axes: Axes;
}

/** One run of an operation: what went in, the parameters, what came out. */
export interface Run<P> {
  readonly inputs: readonly Tensor[];
  readonly params: P;
  readonly output: Tensor;
}

/**
 * An operation of the tape. It knows how to compute its one output, how a gradient comes back through it,
 * and the formula of one of its cells; the last, evaluated, is the cell.
 */
export interface Op<P extends object = object> {
  readonly name: string;
  /** How many operands: a number, or [least, most]. */
  readonly arity: number | readonly [number, number];
  /** 'index' and 'mask' outputs are choices, not quantities: no gradient, no decimals. */
  readonly kind?: 'index' | 'mask';
  /** The output's axes. Shapes have been found to agree by `forward` before it is asked. */
  axes(operands: readonly Operand[], params: P): Axes;
  /** @throws AttnError when shapes do not agree */
  forward(inputs: readonly Tensor[], params: P): Tensor;
  /** One gradient an input; null where there is none (masks, indices, chance). */
  backward(grad: Tensor, run: Run<P>): readonly (Tensor | null)[];
  cell(index: Shape, run: Run<P>): Expression;
  /** The formula of the whole step, with the operands' names: `Q Kᵀ`. */
  formula(names: readonly string[], params: P): string;
}

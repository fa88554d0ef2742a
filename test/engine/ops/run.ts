import { AttnError } from '../../../src/engine/error.js';
import type { Op } from '../../../src/engine/op.js';
import * as ops from '../../../src/engine/ops/index.js';
import { fromNested, type Nested, toNested } from '../../../src/engine/tensor.js';

const table = ops as unknown as Readonly<Record<string, Op>>;

/** What an operation gives, in nested arrays. */
export const run = (op: string, operands: readonly Nested[], params: object = {}): Nested =>
  toNested(table[op]!.forward(operands.map(fromNested), params));

/** The gradient of each operand where every cell of the output counts as its number from 1 on. */
export function gradients(op: string, operands: readonly Nested[], params: object = {}): (Nested | null)[] {
  const inputs = operands.map(fromNested);
  const output = table[op]!.forward(inputs, params);
  const grad = { shape: output.shape, data: output.data.map((_, i) => i + 1) };
  return table[op]!.backward(grad, { inputs, params, output }).map((dx) => dx && toNested(dx));
}

/** The letters of the output, from operands with theirs: `n d`. */
export function letters(
  op: string,
  operands: readonly (readonly [Nested, string])[],
  params: object = {},
): string {
  const given = operands.map(([nested, axes]) => ({ tensor: fromNested(nested), axes: axes.split(' ') }));
  return table[op]!.axes(given, params).join(' ');
}

/** The code and the facts with which an operation refuses. */
export function refusal(op: string, operands: readonly Nested[], params: object = {}): [string, object] {
  try {
    run(op, operands, params);
  } catch (error) {
    if (error instanceof AttnError) return [error.code, error.data];
    throw error;
  }
  throw new Error('it was done');
}

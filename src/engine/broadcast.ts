import { fail } from './error.js';
import type { Axes, Operand } from './op.js';
import { type Shape, sizeOf, stridesOf, type Tensor, tensor, zeros } from './tensor.js';

/**
 * The shape several shapes broadcast to, as in NumPy: aligned at the right, an extent of 1 stretches.
 * @throws shapes-disagree { shapes }
 */
export function broadcastShape(...shapes: Shape[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    let extent = 1;
    for (const shape of shapes) {
      const own = shape[axis - rank + shape.length] ?? 1;
      if (own === 1 || own === extent) continue;
      if (extent !== 1) fail('shapes-disagree', { shapes });
      extent = own;
    }
    return extent;
  });
}

/** Each axis takes its letter from the first operand that really has that axis. */
export function broadcastAxes(operands: readonly Operand[]): Axes {
  const rank = Math.max(0, ...operands.map((operand) => operand.axes.length));
  return Array.from({ length: rank }, (_, axis) => {
    for (const { tensor: t, axes } of operands) {
      const own = axis - rank + axes.length;
      if (own >= 0 && t.shape[own] !== 1) return axes[own]!;
    }
    for (const { axes } of operands) {
      const own = axis - rank + axes.length;
      if (own >= 0) return axes[own]!;
    }
    return '1';
  });
}

/** The operand's own cell behind a cell of the broadcast result. */
export function unbroadcast(shape: Shape, index: Shape): number[] {
  const lead = index.length - shape.length;
  return shape.map((extent, axis) => (extent === 1 ? 0 : index[axis + lead]!));
}

/** Strides that walk `shape` while stepping through the cells of `to`: 0 along a stretched axis. */
export function stretchedStrides(shape: Shape, to: Shape): number[] {
  const own = stridesOf(shape);
  const lead = to.length - shape.length;
  return to.map((_, axis) => (axis < lead || shape[axis - lead] === 1 ? 0 : own[axis - lead]!));
}

/** Calls `visit(i, offsets)` for each cell i of `shape`, with each operand's offset into its own data. */
export function walk(
  shape: Shape,
  strides: readonly (readonly number[])[],
  visit: (i: number, offsets: readonly number[]) => void,
): void {
  const steps = strides.map((own) => own.at(-1) ?? 0);
  const offsets = new Array<number>(strides.length).fill(0);
  walkLines(shape, strides, (first, starts, count) => {
    for (let k = 0; k < steps.length; k++) offsets[k] = starts[k]!;
    for (let i = first; i < first + count; i++) {
      visit(i, offsets);
      for (let k = 0; k < steps.length; k++) offsets[k]! += steps[k]!;
    }
  });
}

/**
 * Calls `visit(first, offsets, count)` for each line of `shape` along its last axis: the line's first cell, each
 * operand's offset there, and the cells of the line. What is done most runs its own loop over them.
 */
export function walkLines(
  shape: Shape,
  strides: readonly (readonly number[])[],
  visit: (first: number, offsets: readonly number[], count: number) => void,
): void {
  const size = sizeOf(shape);
  const count = shape.at(-1) ?? 1;
  const index = new Array<number>(shape.length).fill(0);
  const offsets = new Array<number>(strides.length).fill(0);
  for (let first = 0; first < size; first += count) {
    visit(first, offsets, count);
    for (let axis = shape.length - 2; axis >= 0; axis--) {
      const wraps = ++index[axis]! === shape[axis];
      const steps = wraps ? 1 - shape[axis]! : 1;
      for (let k = 0; k < strides.length; k++) offsets[k]! += steps * strides[k]![axis]!;
      if (!wraps) break;
      index[axis] = 0;
    }
  }
}

/** The gradient of a broadcast operand: what came to its stretched copies, summed. */
export function sumTo(shape: Shape, grad: Tensor): Tensor {
  if (grad.data.length === sizeOf(shape)) return tensor(shape, grad.data);
  const out = zeros(shape);
  walk(grad.shape, [stretchedStrides(shape, grad.shape)], (i, [own]) => {
    out.data[own!]! += grad.data[i]!;
  });
  return out;
}

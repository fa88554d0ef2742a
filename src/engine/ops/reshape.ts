import { wholeNumber } from '../check.js';
import { fail } from '../error.js';
import type { Axes } from '../op.js';
import { type Shape, sizeOf } from '../tensor.js';
import { view, whole } from '../view.js';

/**
 * The same cells, row by row, in another shape; an extent of −1 is what is left. `axes` names the letters
 * ("n,h,d_k"); without it, axes that stay at the front or the back keep theirs and others have numbers.
 * torch.reshape. @throws reshape-cells { from, to }, reshape-axes { axes, shape }, param-whole
 */
export const reshape = view<{ shape: readonly number[]; axes?: string }>({
  name: 'reshape',
  axes([x], { shape, axes }) {
    const to = reshaped(x!.tensor.shape, shape);
    if (axes === undefined) return keptLetters(x!.tensor.shape, x!.axes, to);
    const letters = axes === '' ? [] : axes.split(',');
    if (letters.length !== to.length) fail('reshape-axes', { axes, shape: to });
    return letters;
  },
  layout([from], { shape }) {
    const to = reshaped(from!, shape);
    return { shape: to, pieces: [{ through: to, from: whole(to) }] };
  },
  formula: ([x], { shape }) => `reshape(${x}, ${shape.join('×')})`,
});

function reshaped(from: Shape, to: Shape): number[] {
  const extents = to.map((extent) => wholeNumber('shape', extent, -1));
  const open = extents.indexOf(-1);
  if (open >= 0) extents[open] = sizeOf(from) / sizeOf(extents.toSpliced(open, 1));
  if (!extents.every((extent) => extent >= 0 && Number.isInteger(extent)) || sizeOf(extents) !== sizeOf(from))
    fail('reshape-cells', { from, to });
  return extents;
}

function keptLetters(from: Shape, axes: Axes, to: Shape): Axes {
  const shorter = Math.min(from.length, to.length);
  let front = 0;
  while (front < shorter && from[front] === to[front]) front++;
  let back = 0;
  while (front + back < shorter && from.at(-1 - back) === to.at(-1 - back)) back++;
  return to.map((extent, axis) => {
    if (axis < front) return axes[axis]!;
    return axis >= to.length - back ? axes[axis - to.length + from.length]! : String(extent);
  });
}

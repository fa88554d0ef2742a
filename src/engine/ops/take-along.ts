import { walk } from '../broadcast.js';
import { placeIn } from '../check.js';
import { fail } from '../error.js';
import { ref } from '../expression.js';
import { unless } from '../notation.js';
import type { Op } from '../op.js';
import { axisOf, flatten, stridesOf, type Tensor, zeros } from '../tensor.js';

/**
 * Every cell chooses its own place along one axis (the last unless named): y[i,j] = x[i, index[i,j]]. The index
 * array has x's rank and, off that axis, extents no larger than x's. torch.gather.
 * @throws take-shapes { x, index, axis }, index-range { index, extent }
 */
export const takeAlong: Op<{ axis?: number }> = {
  name: 'takeAlong',
  arity: 2,
  axes: ([, index]) => index!.axes,
  forward([x, index], { axis = -1 }) {
    const out = zeros(index!.shape);
    eachChoice(x!, index!, axis, (i, from) => {
      out.data[i] = x!.data[from]!;
    });
    return out;
  },
  backward(grad, { inputs: [x, index], params: { axis = -1 } }) {
    const dx = zeros(x!.shape);
    eachChoice(x!, index!, axis, (i, from) => {
      dx.data[from]! += grad.data[i]!;
    });
    return [dx, null];
  },
  cell(cell, { inputs: [x, index], params: { axis = -1 } }) {
    return ref(0, cell.with(axisOf(x!.shape, axis), index!.data[flatten(index!.shape, cell)]!));
  },
  formula: ([x, index], { axis = -1 }) => `take(${x}, ${index}${unless(-1, axis)})`,
};

/** Calls `visit(i, from)` for each cell i of the index array, with the cell of x that it chooses. */
function eachChoice(x: Tensor, index: Tensor, axis: number, visit: (i: number, from: number) => void): void {
  const at = axisOf(x.shape, axis);
  const fits = index.shape.every((extent, other) => other === at || extent <= x.shape[other]!);
  if (index.shape.length !== x.shape.length || !fits)
    fail('take-shapes', { x: x.shape, index: index.shape, axis });
  const strides = stridesOf(x.shape);
  walk(index.shape, [strides.with(at, 0)], (i, [lane]) => {
    visit(i, lane! + placeIn(x.shape[at]!, index.data[i]!) * strides[at]!);
  });
}

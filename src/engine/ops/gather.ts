import { placeIn } from '../check.js';
import { ref } from '../expression.js';
import { subscript } from '../notation.js';
import type { Op } from '../op.js';
import { axisOf, flatten, type Shape, sizeOf, type Tensor, zeros } from '../tensor.js';

/**
 * Whole slices of x along one axis (the first unless named), in the order of an index array; the array's axes
 * stand in place of x's: a row of a table for each token. torch.index_select, torch.nn.functional.embedding.
 * A slice taken twice receives both gradients. @throws axis-range, index-range { index, extent }
 */
export const gather: Op<{ axis?: number }> = {
  name: 'gather',
  arity: 2,
  axes([x, index], { axis = 0 }) {
    return x!.axes.toSpliced(axisOf(x!.tensor.shape, axis), 1, ...index!.axes);
  },
  forward([x, index], { axis = 0 }) {
    const at = axisOf(x!.shape, axis);
    const out = zeros(x!.shape.toSpliced(at, 1, ...index!.shape));
    eachSlice(x!.shape, at, index!, (from, to, cells) => {
      out.data.set(x!.data.subarray(from, from + cells), to);
    });
    return out;
  },
  backward(grad, { inputs: [x, index], params: { axis = 0 } }) {
    const dx = zeros(x!.shape);
    eachSlice(x!.shape, axisOf(x!.shape, axis), index!, (from, to, cells) => {
      for (let i = 0; i < cells; i++) dx.data[from + i]! += grad.data[to + i]!;
    });
    return [dx, null];
  },
  cell(cell, { inputs: [x, index], params: { axis = 0 } }) {
    const at = axisOf(x!.shape, axis);
    const rank = index!.shape.length;
    const place = index!.data[flatten(index!.shape, cell.slice(at, at + rank))]!;
    return ref(0, cell.toSpliced(at, rank, place));
  },
  formula: ([x, index], { axis = 0 }) => subscript(x!, axis, index!),
};

/** Calls `visit` for each slice that is taken: its first cell in x, its first cell in the output, its cells. */
function eachSlice(
  shape: Shape,
  axis: number,
  index: Tensor,
  visit: (from: number, to: number, cells: number) => void,
): void {
  const extent = shape[axis]!;
  const cells = sizeOf(shape.slice(axis + 1));
  const blocks = sizeOf(shape.slice(0, axis));
  const places = Array.from(index.data, (place) => placeIn(extent, place));
  for (let block = 0; block < blocks; block++) {
    for (const [i, place] of places.entries()) {
      visit((block * extent + place) * cells, (block * places.length + i) * cells, cells);
    }
  }
}

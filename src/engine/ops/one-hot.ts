import { placeIn, wholeNumber } from '../check.js';
import { call, num, ref } from '../expression.js';
import type { Op } from '../op.js';
import { zeros } from '../tensor.js';

/**
 * A new last axis of `depth` cells, 1 at the place the index names and 0 elsewhere: a choice as a matrix.
 * torch.nn.functional.one_hot. @throws index-range { index, extent }, param-whole
 */
export const oneHot: Op<{ depth: number; letter?: string }> = {
  name: 'oneHot',
  arity: 1,
  kind: 'mask',
  axes: ([index], { depth, letter = String(depth) }) => [...index!.axes, letter],
  forward([index], { depth }) {
    const out = zeros([...index!.shape, wholeNumber('depth', depth, 0)]);
    index!.data.forEach((place, i) => {
      out.data[i * depth + placeIn(depth, place)] = 1;
    });
    return out;
  },
  backward: () => [null],
  cell: (cell) => call('equal', ref(0, cell.slice(0, -1)), num(cell.at(-1)!)),
  formula: ([index]) => `one-hot(${index})`,
};

import { wholeNumber } from '../check.js';
import { fail } from '../error.js';
import { call, num, ref } from '../expression.js';
import { laneIndices, lanesOf } from '../lanes.js';
import { unless } from '../notation.js';
import type { Op } from '../op.js';
import { fallingOrder } from '../order.js';
import { axisOf, type Shape, zeros } from '../tensor.js';

/**
 * The places of the k largest cells along one axis (the last unless named), in falling order, the first of equals
 * first. A choice: no gradient. torch.topk's indices. @throws top-k { k, extent, axis }, axis-range, param-whole
 */
export const topK: Op<{ k: number; axis?: number; letter?: string }> = {
  name: 'topK',
  arity: 1,
  kind: 'index',
  axes: ([x], { axis = -1, letter = 'k' }) => x!.axes.with(axisOf(x!.tensor.shape, axis), letter),
  forward([x], { k, axis = -1 }) {
    const from = lanesOf(x!.shape, axis);
    if (wholeNumber('k', k, 1) > from.length) fail('top-k', { k, extent: from.length, axis });
    const out = zeros(x!.shape.with(from.axis, k));
    const to = lanesOf(out.shape, axis);
    for (const [lane, start] of from.starts.entries()) {
      const cells = Array.from({ length: from.length }, (_, i) => x!.data[start + i * from.stride]!);
      const order = fallingOrder(cells);
      for (let j = 0; j < k; j++) out.data[to.starts[lane]! + j * to.stride] = order[j]!;
    }
    return out;
  },
  backward: () => [null],
  cell(cell, { inputs: [x], params: { axis = -1 } }) {
    const at = axisOf(x!.shape, axis);
    const lane = laneIndices(cell, at, x!.shape[at]!).map((index: Shape) => ref(0, index));
    return call('argtop', num(cell[at]!), lane);
  },
  formula: ([x], { k, axis = -1 }) => `top-${k}(${x}${unless(-1, axis)})`,
};

import { fail } from '../error.js';
import { call, num, ref } from '../expression.js';
import { laneIndices, lanesOf } from '../lanes.js';
import { unless } from '../notation.js';
import type { Op } from '../op.js';
import { axisOf, sameShape, zeros } from '../tensor.js';

/**
 * One place drawn from each lane of probabilities by a uniform number: the first at which the running sum of p
 * exceeds u, or the last. p (… m …), u (the same without that axis; the last unless named) → places, u's shape.
 * Chance comes in with u, so the draw replays; a choice has no gradient. @throws sample-shapes { p, u, axis }
 */
export const sample: Op<{ axis?: number }> = {
  name: 'sample',
  arity: 2,
  kind: 'index',
  axes: ([p], { axis = -1 }) => p!.axes.toSpliced(axisOf(p!.tensor.shape, axis), 1),
  forward([p, u], { axis = -1 }) {
    const { axis: at, length, stride, starts } = lanesOf(p!.shape, axis);
    if (length === 0 || !sameShape(p!.shape.toSpliced(at, 1), u!.shape))
      fail('sample-shapes', { p: p!.shape, u: u!.shape, axis });
    const out = zeros(u!.shape);
    for (const [lane, start] of starts.entries()) {
      let place = 0;
      let sum = p!.data[start]!;
      while (place < length - 1 && u!.data[lane]! >= sum) sum += p!.data[start + ++place * stride]!;
      out.data[lane] = place;
    }
    return out;
  },
  backward: () => [null, null],
  cell(cell, { inputs: [p], params: { axis = -1 } }) {
    const at = axisOf(p!.shape, axis);
    const lane = laneIndices(cell.toSpliced(at, 0, 0), at, p!.shape[at]!).map((index) => ref(0, index));
    const exceeds = lane.slice(0, -1).map((_, i) => {
      const runningSum = call('sum', lane.slice(0, i + 1));
      return call('subtract', num(1), call('atLeast', ref(1, cell), runningSum));
    });
    return call('argmax', exceeds, num(1));
  },
  formula: ([p, u], { axis = -1 }) => `sample(${p}, ${u}${unless(-1, axis)})`,
};

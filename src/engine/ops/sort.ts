import { lanewise } from '../lanewise.js';
import { unless } from '../notation.js';
import { fallingOrder } from '../order.js';

/**
 * The cells of a lane in order, the smallest first unless `descending`; equals keep theirs. The gradient
 * goes back to where each cell came from.
 */
export const sort = lanewise<{ axis?: number; descending?: boolean }>({
  name: 'sort',
  value: (x, { descending }) => orderOf(x, descending).map((i) => x[i]!),
  back(grad, x, _y, { descending }) {
    const dx = new Float64Array(x.length);
    orderOf(x, descending).forEach((from, to) => {
      dx[from] = grad[to]!;
    });
    return dx;
  },
  cell: (i, lane, x, { descending }) => lane[orderOf(x, descending)[i]!]!,
  formula: (x, { axis = -1, descending }) =>
    `sort(${x}${descending ? ', descending' : ''}${unless(-1, axis)})`,
});

/** The places of a lane's cells in the order of what they hold. */
function orderOf(x: Float64Array, descending = false): number[] {
  if (descending) return fallingOrder(x);
  const last = x.length - 1; // backwards twice, so that equals keep their order
  return fallingOrder(x.toReversed())
    .map((i) => last - i)
    .reverse();
}

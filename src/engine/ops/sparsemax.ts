import { call, named, num } from '../expression.js';
import { lanewise } from '../lanewise.js';
import { unless } from '../notation.js';
import { fallingOrder } from '../order.js';

/**
 * pᵢ = max(0, zᵢ − τ) along one axis: the point of the simplex nearest to z. τ = (Σ z − 1) / k over the k
 * largest, k being the last for which 1 + k z₍ₖ₎ exceeds the sum of the k largest. On these cells
 * dL/dzᵢ = gᵢ − their mean g, elsewhere 0. A lane of −∞ only is NaN. Martins & Astudillo 2016, §2.
 */
export const sparsemax = lanewise({
  name: 'sparsemax',
  value(z) {
    const support = supportOf(z);
    const tau = (support.reduce((sum, i) => sum + z[i]!, 0) - 1) / support.length;
    return z.map((own) => Math.max(0, own - tau));
  },
  back(grad, z) {
    const support = supportOf(z);
    const mean = support.reduce((sum, i) => sum + grad[i]!, 0) / support.length;
    const dz = new Float64Array(z.length);
    for (const i of support) dz[i] = grad[i]! - mean;
    return dz;
  },
  cell(i, lane, z) {
    const support = supportOf(z);
    const sum = named(
      'Σ',
      call(
        'sum',
        support.map((at) => lane[at]!),
      ),
    );
    const tau = named('τ', call('divide', call('subtract', sum, num(1)), num(support.length)));
    return call('max', num(0), call('subtract', lane[i]!, tau));
  },
  formula: (z, { axis = -1 }) => `sparsemax(${z}${unless(-1, axis)})`,
});

/** The places of the cells that keep some weight, the largest first. */
function supportOf(z: Float64Array): number[] {
  const order = fallingOrder(z);
  const largest = z[order[0]!]!;
  let gaps = 0; // counted from the largest, so that a common shift changes nothing
  const k = order.findIndex((i, before) => {
    const gap = z[i]! - largest;
    gaps += gap;
    return !(1 + (before + 1) * gap > gaps);
  });
  return k > 0 ? order.slice(0, k) : order; // 0 only where infinities left no number to compare
}

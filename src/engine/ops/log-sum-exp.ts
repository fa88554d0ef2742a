import { call, type Expression, named } from '../expression.js';
import { reduction } from '../reduction.js';

/**
 * y = log Σⱼ e^(xⱼ), as max + log Σⱼ e^(xⱼ − max), so that no exponential overflows; ∂y/∂xⱼ = e^(xⱼ − y).
 * An infinite maximum is not subtracted: a lane of −∞ is −∞, as in PyTorch.
 */
export const logSumExp = reduction({
  name: 'logSumExp',
  value(lane) {
    const max = maxOf(lane);
    const shift = Number.isFinite(max) ? max : 0;
    return shift + Math.log(lane.reduce((sum, x) => sum + Math.exp(x - shift), 0));
  },
  slopes: (lane, y) => lane.map((x) => (y === -Infinity ? 0 : Math.exp(x - y))),
  cell(lane, values) {
    const logOfSum = (terms: readonly Expression[]) =>
      call(
        'log',
        named(
          'Σ',
          call(
            'sum',
            terms.map((term) => call('exp', term)),
          ),
        ),
      );
    if (!Number.isFinite(maxOf(values))) return logOfSum(lane);
    const max = named('max', call('max', lane));
    return call('sum', max, logOfSum(lane.map((x) => call('subtract', x, max))));
  },
});

function maxOf(lane: Float64Array): number {
  return lane.reduce((most, x) => Math.max(most, x), -Infinity);
}

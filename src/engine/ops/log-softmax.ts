import { call, named } from '../expression.js';
import { lanewise } from '../lanewise.js';
import { unless } from '../notation.js';

/**
 * yᵢ = (zᵢ − max z) − log Σⱼ e^(zⱼ − max z) along one axis: the logarithm of softmax, without its underflow.
 * dL/dzᵢ = gᵢ − e^(yᵢ) Σⱼ gⱼ. A lane of −∞ only is NaN, as for softmax.
 */
export const logSoftmax = lanewise({
  name: 'logSoftmax',
  value(z) {
    const max = z.reduce((most, own) => Math.max(most, own), -Infinity);
    const log = Math.log(z.reduce((sum, own) => sum + Math.exp(own - max), 0));
    return z.map((own) => own - max - log);
  },
  back(grad, _z, y) {
    const sum = grad.reduce((total, g) => total + g, 0);
    return grad.map((g, i) => g - Math.exp(y[i]!) * sum);
  },
  cell(i, lane) {
    const max = named('max', call('max', lane));
    const shifted = lane.map((z) => call('subtract', z, max));
    const sum = named(
      'Σ',
      call(
        'sum',
        shifted.map((z) => call('exp', z)),
      ),
    );
    return call('subtract', shifted[i]!, call('log', sum));
  },
  formula: (z, { axis = -1 }) => `log softmax(${z}${unless(-1, axis)})`,
});

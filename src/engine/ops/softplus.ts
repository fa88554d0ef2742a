import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';
import { logistic } from './sigmoid.js';

/** y = log(1 + eˣ), as max(0, x) + log(1 + e^(−|x|)), which neither overflows nor rounds to 0; dy/dx = σ(x). */
export const softplus = unary({
  name: 'softplus',
  value: (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))),
  slope: logistic,
  cell(x) {
    const small = call('exp', call('negate', call('abs', x)));
    return call('sum', call('max', num(0), x), call('log1p', small));
  },
  formula: (x) => `softplus(${x})`,
});

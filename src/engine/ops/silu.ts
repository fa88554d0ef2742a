import { unary } from '../elementwise.js';
import { call, named } from '../expression.js';
import { logistic, logisticCell } from './sigmoid.js';

/** y = x σ(x); dy/dx = σ + x σ (1 − σ). Also called Swish. Elfwing, Uchibe & Doya 2018. */
export const silu = unary({
  name: 'silu',
  value: (x) => x * logistic(x),
  slope(x) {
    const s = logistic(x);
    return s + x * s * (1 - s);
  },
  cell: (x) => call('multiply', x, named('σ', logisticCell(x))),
  formula: (x) => `SiLU(${x})`,
});

import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = eˣ; dy/dx = y. */
export const exp = unary({
  name: 'exp',
  value: Math.exp,
  slope: (_x, y) => y,
  cell: (x) => call('exp', x),
  formula: (x) => `exp(${x})`,
});

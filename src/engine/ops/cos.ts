import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = cos x; dy/dx = −sin x. */
export const cos = unary({
  name: 'cos',
  value: Math.cos,
  slope: (x) => -Math.sin(x),
  cell: (x) => call('cos', x),
  formula: (x) => `cos(${x})`,
});

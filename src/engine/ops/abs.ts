import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = |x|; dy/dx = ±1, and 0 at 0. */
export const abs = unary({
  name: 'abs',
  value: Math.abs,
  slope: Math.sign,
  cell: (x) => call('abs', x),
  formula: (x) => `|${x}|`,
});

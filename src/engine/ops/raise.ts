import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** y = base^x, for a positive base; dy/dx = y · ln base. */
export const raise = unary<{ base: number }>({
  name: 'raise',
  value: (x, { base }) => base ** x,
  slope: (_x, y, { base }) => y * Math.log(base),
  cell: (x, { base }) => call('power', num(base), x),
  formula: (x, { base }) => `${base}^(${x})`,
});

import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** y = max(0, x); dy/dx = 1 right of 0, else 0. */
export const relu = unary({
  name: 'relu',
  value: (x) => Math.max(0, x),
  slope: (x) => (x > 0 ? 1 : 0),
  cell: (x) => call('max', num(0), x),
  formula: (x) => `max(0, ${x})`,
});

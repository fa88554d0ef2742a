import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = √x; dy/dx = 1/(2y). */
export const sqrt = unary({
  name: 'sqrt',
  value: Math.sqrt,
  slope: (_x, y) => 1 / (2 * y),
  cell: (x) => call('sqrt', x),
  formula: (x) => `√${x}`,
});

import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = ln x; dy/dx = 1/x. */
export const log = unary({
  name: 'log',
  value: Math.log,
  slope: (x) => 1 / x,
  cell: (x) => call('log', x),
  formula: (x) => `log(${x})`,
});

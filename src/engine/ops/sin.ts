import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = sin x; dy/dx = cos x. */
export const sin = unary({
  name: 'sin',
  value: Math.sin,
  slope: Math.cos,
  cell: (x) => call('sin', x),
  formula: (x) => `sin(${x})`,
});

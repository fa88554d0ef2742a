import { unary } from '../elementwise.js';
import { call } from '../expression.js';

/** y = tanh x; dy/dx = 1 − y². */
export const tanh = unary({
  name: 'tanh',
  value: Math.tanh,
  slope: (_x, y) => 1 - y * y,
  cell: (x) => call('tanh', x),
  formula: (x) => `tanh(${x})`,
});

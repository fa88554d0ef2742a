import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** y = x^exponent; dy/dx = exponent · x^(exponent − 1). */
export const power = unary<{ exponent: number }>({
  name: 'power',
  value: (x, { exponent }) => x ** exponent,
  slope: (x, _y, { exponent }) => (exponent === 0 ? 0 : exponent * x ** (exponent - 1)),
  cell: (x, { exponent }) => call('power', x, num(exponent)),
  formula: (x, { exponent }) => `${x}^${exponent}`,
});

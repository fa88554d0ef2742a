import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** z = x / y, broadcasting; ∂z/∂x = 1/y, ∂z/∂y = −z/y. */
export const divide = binary({
  name: 'divide',
  value: (x, y) => x / y,
  slopes: [(_x, y) => 1 / y, (_x, y, z) => -z / y],
  cell: (x, y) => call('divide', x, y),
  formula: (x, y) => `${x} / ${y}`,
});

import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** z = x · y, cell by cell, broadcasting; ∂z/∂x = y, ∂z/∂y = x. */
export const multiply = binary({
  name: 'multiply',
  value: (x, y) => x * y,
  slopes: [(_x, y) => y, (x) => x],
  cell: (x, y) => call('multiply', x, y),
  formula: (x, y) => `${x} ⊙ ${y}`,
});

import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** z = x + y, broadcasting. */
export const add = binary({
  name: 'add',
  value: (x, y) => x + y,
  slopes: [() => 1, () => 1],
  cell: (x, y) => call('sum', x, y),
  formula: (x, y) => `${x} + ${y}`,
});

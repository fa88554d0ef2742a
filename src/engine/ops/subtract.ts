import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** z = x − y, broadcasting. */
export const subtract = binary({
  name: 'subtract',
  value: (x, y) => x - y,
  slopes: [() => 1, () => -1],
  cell: (x, y) => call('subtract', x, y),
  formula: (x, y) => `${x} − ${y}`,
});

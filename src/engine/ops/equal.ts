import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** 1 where x = y, else 0, broadcasting: a mask, so no gradient comes back. */
export const equal = binary({
  name: 'equal',
  kind: 'mask',
  value: (x, y) => (x === y ? 1 : 0),
  slopes: [null, null],
  cell: (x, y) => call('equal', x, y),
  formula: (x, y) => `${x} = ${y}`,
});

import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** 1 where x ≥ y, else 0, broadcasting: a mask, so no gradient comes back. */
export const atLeast = binary({
  name: 'atLeast',
  kind: 'mask',
  value: (x, y) => (x >= y ? 1 : 0),
  slopes: [null, null],
  cell: (x, y) => call('atLeast', x, y),
  formula: (x, y) => `${x} ≥ ${y}`,
});

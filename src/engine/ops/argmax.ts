import { call } from '../expression.js';
import { reduction } from '../reduction.js';

/** The place of the largest cell, the first of equals, counted from 0: an index, so no gradient comes back. */
export const argmax = reduction({
  name: 'argmax',
  kind: 'index',
  value: (lane) => lane.reduce((best, x, i) => (x > lane[best]! ? i : best), 0),
  slopes: null,
  cell: (lane) => call('argmax', lane),
});

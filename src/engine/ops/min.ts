import { call } from '../expression.js';
import { reduction } from '../reduction.js';
import { firstOf } from './max.js';

/** y = the smallest xⱼ. The gradient goes to it, the first of equals (PyTorch's min along an axis). NaN wins. */
export const min = reduction({
  name: 'min',
  value: (lane) => lane.reduce((least, x) => Math.min(least, x), Infinity),
  slopes: firstOf,
  cell: (lane) => call('min', lane),
});

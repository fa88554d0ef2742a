import { call } from '../expression.js';
import { reduction } from '../reduction.js';

/** y = the largest xⱼ. The gradient goes to it, the first of equals (PyTorch's max along an axis). NaN wins. */
export const max = reduction({
  name: 'max',
  value: (lane) => lane.reduce((most, x) => Math.max(most, x), -Infinity),
  slopes: firstOf,
  cell: (lane) => call('max', lane),
});

/** 1 at the first cell that holds y, else 0. */
export function firstOf(lane: Float64Array, y: number): Float64Array {
  const out = new Float64Array(lane.length);
  out[lane.findIndex((x) => x === y || Number.isNaN(x))] = 1;
  return out;
}

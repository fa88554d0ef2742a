import { call, named, num } from '../expression.js';
import { reduction } from '../reduction.js';
import { total } from './sum.js';

/** y = Σⱼ xⱼ / n; ∂y/∂xⱼ = 1/n. */
export const mean = reduction({
  name: 'mean',
  value: (lane) => total(lane) / lane.length,
  slopes: (lane) => new Float64Array(lane.length).fill(1 / lane.length),
  cell: (lane) => call('divide', named('Σ', call('sum', lane)), num(lane.length)),
});

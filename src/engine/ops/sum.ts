import { call } from '../expression.js';
import { reduction } from '../reduction.js';

/** y = Σⱼ xⱼ; ∂y/∂xⱼ = 1. */
export const sum = reduction({
  name: 'sum',
  value: total,
  slopes: (lane) => new Float64Array(lane.length).fill(1),
  cell: (lane) => call('sum', lane),
});

export function total(lane: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < lane.length; i++) sum += lane[i]!;
  return sum;
}

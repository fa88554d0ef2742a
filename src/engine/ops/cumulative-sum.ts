import { call } from '../expression.js';
import { lanewise } from '../lanewise.js';
import { unless } from '../notation.js';

/** yᵢ = x₀ + … + xᵢ along one axis; dL/dxᵢ = gᵢ + gᵢ₊₁ + …. */
export const cumulativeSum = lanewise({
  name: 'cumulativeSum',
  value(x) {
    let sum = 0;
    return x.map((own) => {
      sum += own;
      return sum;
    });
  },
  back(grad) {
    const dx = new Float64Array(grad.length);
    let later = 0;
    for (let i = grad.length - 1; i >= 0; i--) {
      later += grad[i]!;
      dx[i] = later;
    }
    return dx;
  },
  cell: (i, lane) => call('sum', lane.slice(0, i + 1)),
  formula: (x, { axis = -1 }) => `cumsum(${x}${unless(-1, axis)})`,
});

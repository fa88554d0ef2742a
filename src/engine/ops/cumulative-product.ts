import { call } from '../expression.js';
import { lanewise } from '../lanewise.js';
import { unless } from '../notation.js';

/**
 * yᵢ = x₀ · … · xᵢ along one axis. dL/dxᵢ = yᵢ₋₁ sᵢ with sᵢ = gᵢ + xᵢ₊₁ sᵢ₊₁: nothing is divided, so zeros
 * do no harm.
 */
export const cumulativeProduct = lanewise({
  name: 'cumulativeProduct',
  value(x) {
    let product = 1;
    return x.map((own) => {
      product *= own;
      return product;
    });
  },
  back(grad, x, y) {
    const dx = new Float64Array(x.length);
    let later = 0;
    for (let i = x.length - 1; i >= 0; i--) {
      later = grad[i]! + (i + 1 < x.length ? x[i + 1]! * later : 0);
      dx[i] = (i > 0 ? y[i - 1]! : 1) * later;
    }
    return dx;
  },
  cell: (i, lane) => call('multiply', lane.slice(0, i + 1)),
  formula: (x, { axis = -1 }) => `cumprod(${x}${unless(-1, axis)})`,
});

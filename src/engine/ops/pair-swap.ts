import { fail } from '../error.js';
import { axisOf } from '../tensor.js';
import { along, type Piece, view } from '../view.js';

/**
 * Each pair of neighbours turned by 90° along the last axis: (x₀, x₁, x₂, x₃) → (−x₁, x₀, −x₃, x₂). Rotary
 * position embedding is x · cos + pairSwap(x) · sin. Su et al. 2021, equation 34. @throws pairs-even { shape }
 */
export const pairSwap = view({
  name: 'pairSwap',
  axes: ([x]) => x!.axes,
  layout([shape]) {
    const last = axisOf(shape!, -1);
    const extent = shape![last]!;
    if (extent % 2 !== 0) fail('pairs-even', { shape });
    const every = (from: number, to: number, negated: boolean): Piece => ({
      through: shape!.with(last, extent / 2),
      from: along(shape!, last, from, 2),
      to: along(shape!, last, to, 2),
      negated,
    });
    return { shape: shape!, pieces: [every(1, 0, true), every(0, 1, false)] };
  },
  formula: ([x]) => `pair-swap(${x})`,
});

import { fail } from '../error.js';
import { axisOf } from '../tensor.js';
import { along, type Piece, view } from '../view.js';

/**
 * The halves of the last axis, turned by 90° as pairs: (a, b) → (−b, a). The layout of rotary position embedding
 * that pairs xᵢ with x_{i+d/2} (GPT-NeoX, Llama); `pairSwap` is the paper's. @throws pairs-even { shape }
 */
export const rotateHalf = view({
  name: 'rotateHalf',
  axes: ([x]) => x!.axes,
  layout([shape]) {
    const last = axisOf(shape!, -1);
    const half = shape![last]! / 2;
    if (!Number.isInteger(half)) fail('pairs-even', { shape });
    const part = (from: number, to: number, negated: boolean): Piece => ({
      through: shape!.with(last, half),
      from: along(shape!, last, from),
      to: along(shape!, last, to),
      negated,
    });
    return { shape: shape!, pieces: [part(half, 0, true), part(0, half, false)] };
  },
  formula: ([x]) => `rotate-half(${x})`,
});

import { wholeNumber } from '../check.js';
import { unless } from '../notation.js';
import { axisOf } from '../tensor.js';
import { along, type Piece, view } from '../view.js';

/** Cells move `by` places along an axis; what leaves at the end comes in at the start. torch.roll. @throws axis-range, param-whole */
export const roll = view<{ axis: number; by: number }>({
  name: 'roll',
  axes: ([x]) => x!.axes,
  layout([shape], { axis, by }) {
    const at = axisOf(shape!, axis);
    const extent = shape![at]!;
    const shift = extent === 0 ? 0 : ((wholeNumber('by', by) % extent) + extent) % extent;
    const part = (from: number, to: number, count: number): Piece => ({
      through: shape!.with(at, count),
      from: along(shape!, at, from),
      to: along(shape!, at, to),
    });
    return { shape: shape!, pieces: [part(0, shift, extent - shift), part(extent - shift, 0, shift)] };
  },
  formula: ([x], { axis, by }) => `roll(${x}, ${by}${unless(0, axis)})`,
});

import { unless } from '../notation.js';
import { axisOf } from '../tensor.js';
import { along, view } from '../view.js';

/** An axis read from its end. torch.flip. @throws axis-range */
export const flip = view<{ axis: number }>({
  name: 'flip',
  axes: ([x]) => x!.axes,
  layout([own], { axis }) {
    const at = axisOf(own!, axis);
    return { shape: own!, pieces: [{ through: own!, from: along(own!, at, own![at]! - 1, -1) }] };
  },
  formula: ([x], { axis }) => `flip(${x}${unless(0, axis)})`,
});

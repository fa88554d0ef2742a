import { wholeNumber } from '../check.js';
import { plus, unless } from '../notation.js';
import { axisOf } from '../tensor.js';
import { along, view, whole } from '../view.js';

interface Padding {
  axis: number;
  before: number;
  after: number;
  value?: number;
}

/** `before` and `after` more cells along one axis, each holding `value` (0 unless named). @throws axis-range, param-whole */
export const pad = view<Padding>({
  name: 'pad',
  axes([x], { axis, before, after }) {
    const at = axisOf(x!.tensor.shape, axis);
    return x!.axes.with(at, plus(x!.axes[at]!, String(before + after)));
  },
  layout([own], { axis, before, after, value = 0 }) {
    const at = axisOf(own!, axis);
    const more = wholeNumber('before', before, 0) + wholeNumber('after', after, 0);
    const shape = own!.with(at, own![at]! + more);
    const piece = { through: own!, from: whole(own!), to: along(shape, at, before) };
    return { shape, pieces: [piece], fill: value };
  },
  formula: ([x], { axis, before, after }) => `pad(${x}, ${before} + ${after}${unless(0, axis)})`,
});

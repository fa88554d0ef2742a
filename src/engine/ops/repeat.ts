import { wholeNumber } from '../check.js';
import { times as product, unless } from '../notation.js';
import { axisOf, stridesOf } from '../tensor.js';
import { view } from '../view.js';

/**
 * Each entry of an axis `times` times in a row: a b → a a b b, as grouped-query attention shares one key head
 * among the query heads of a group. torch.repeat_interleave; Ainslie et al. 2023. @throws axis-range, param-whole
 */
export const repeat = view<{ axis: number; times: number; letter?: string }>({
  name: 'repeat',
  axes([x], { axis, times, letter }) {
    const at = axisOf(x!.tensor.shape, axis);
    return x!.axes.with(at, letter ?? product(String(times), x!.axes[at]!));
  },
  layout([own], { axis, times }) {
    const at = axisOf(own!, axis);
    wholeNumber('times', times, 0);
    const through = own!.toSpliced(at + 1, 0, times);
    const strides = stridesOf(own!).toSpliced(at + 1, 0, 0);
    return {
      shape: own!.with(at, own![at]! * times),
      pieces: [{ through, from: { offset: 0, strides } }],
    };
  },
  formula: ([x], { axis, times }) => `repeat(${x}, ×${times}${unless(0, axis)})`,
});

import { wholeNumber } from '../check.js';
import { axisOf, stridesOf } from '../tensor.js';
import { view } from '../view.js';

/** A new axis along which the whole array stands `times` times. @throws axis-range, param-whole */
export const expand = view<{ axis: number; times: number; letter?: string }>({
  name: 'expand',
  axes: ([x], { axis, times, letter = String(times) }) =>
    x!.axes.toSpliced(axisOf([...x!.tensor.shape, times], axis), 0, letter),
  layout([own], { axis, times }) {
    const at = axisOf([...own!, wholeNumber('times', times, 0)], axis);
    const shape = own!.toSpliced(at, 0, times);
    const strides = stridesOf(own!).toSpliced(at, 0, 0);
    return { shape, pieces: [{ through: shape, from: { offset: 0, strides } }] };
  },
  formula: ([x], { times }) => `expand(${x}, ×${times})`,
});

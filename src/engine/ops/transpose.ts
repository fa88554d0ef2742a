import { fail } from '../error.js';
import { axisOf, type Shape, stridesOf } from '../tensor.js';
import { view } from '../view.js';

/** Axes in a new order; without one, the last two change places (Xᵀ). @throws axes-order */
export const transpose = view<{ order?: readonly number[] }>({
  name: 'transpose',
  axes: ([x], { order }) => orderOf(x!.tensor.shape, order).map((axis) => x!.axes[axis]!),
  layout([shape], { order }) {
    const axes = orderOf(shape!, order);
    const own = stridesOf(shape!);
    const moved = axes.map((axis) => shape![axis]!);
    const from = { offset: 0, strides: axes.map((axis) => own[axis]!) };
    return { shape: moved, pieces: [{ through: moved, from }] };
  },
  formula: ([x], { order }) => (order ? `${x}, axes ${order.join(' ')}` : `${x}ᵀ`),
});

function orderOf(shape: Shape, order?: readonly number[]): number[] {
  const rank = shape.length;
  if (!order) {
    const axes = [...shape.keys()];
    return rank < 2 ? axes : [...axes.slice(0, -2), rank - 1, rank - 2];
  }
  const axes = order.map((axis) => axisOf(shape, axis));
  if (axes.length !== rank || new Set(axes).size !== rank) fail('axes-order', { order, rank });
  return axes;
}

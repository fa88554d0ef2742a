import { fail } from '../error.js';
import { plus, unless } from '../notation.js';
import { axisOf, sameShape } from '../tensor.js';
import { along, view, whole } from '../view.js';

/**
 * Arrays laid end to end along one axis (the last unless named); every other axis must agree. The axis is called
 * after its parts (`m+1`), or `letter`. torch.cat. @throws concat-shapes { shapes, axis }
 */
export const concat = view<{ axis?: number; letter?: string }>({
  name: 'concat',
  arity: [1, Infinity],
  axes(operands, { axis = -1, letter }) {
    const { tensor, axes } = operands[0]!;
    const at = axisOf(tensor.shape, axis);
    return axes.with(at, letter ?? plus(...operands.map((operand) => operand.axes[at]!)));
  },
  layout(shapes, { axis = -1 }) {
    const first = shapes[0]!;
    const at = axisOf(first, axis);
    for (const shape of shapes) {
      if (shape.length !== first.length || !sameShape(shape.with(at, first[at]!), first))
        fail('concat-shapes', { shapes, axis });
    }
    const starts = shapes.map((_, k) => extentOf(shapes.slice(0, k), at));
    const shape = first.with(at, extentOf(shapes, at));
    const pieces = shapes.map((own, operand) => ({
      operand,
      through: own,
      from: whole(own),
      to: along(shape, at, starts[operand]!),
    }));
    return { shape, pieces };
  },
  formula: (names, { axis = -1 }) => `concat(${names.join(', ')}${unless(-1, axis)})`,
});

function extentOf(shapes: readonly (readonly number[])[], axis: number): number {
  return shapes.reduce((sum, shape) => sum + shape[axis]!, 0);
}

import { fail } from '../error.js';
import { unless } from '../notation.js';
import { axisOf, sameShape } from '../tensor.js';
import { along, view, whole } from '../view.js';

/** Arrays of one shape, side by side along a new axis. torch.stack. @throws shapes-equal { shapes } */
export const stack = view<{ axis?: number; letter?: string }>({
  name: 'stack',
  arity: [1, Infinity],
  axes(operands, { axis = 0, letter = String(operands.length) }) {
    const { axes, tensor } = operands[0]!;
    return axes.toSpliced(axisOf([...tensor.shape, operands.length], axis), 0, letter);
  },
  layout(shapes, { axis = 0 }) {
    const first = shapes[0]!;
    if (!shapes.every((shape) => sameShape(shape, first))) fail('shapes-equal', { shapes });
    const at = axisOf([...first, shapes.length], axis);
    const shape = first.toSpliced(at, 0, shapes.length);
    const pieces = shapes.map((_, operand) => {
      const { offset, strides } = along(shape, at, operand);
      return {
        operand,
        through: first,
        from: whole(first),
        to: { offset, strides: strides.toSpliced(at, 1) },
      };
    });
    return { shape, pieces };
  },
  formula: (names, { axis = 0 }) => `stack(${names.join(', ')}${unless(0, axis)})`,
});

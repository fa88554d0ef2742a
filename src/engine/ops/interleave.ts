import { fail } from '../error.js';
import { times } from '../notation.js';
import { axisOf, sameShape } from '../tensor.js';
import { along, view, whole } from '../view.js';

/** a₀ b₀ a₁ b₁ … along the last axis, which becomes twice as long. @throws shapes-equal { shapes } */
export const interleave = view({
  name: 'interleave',
  arity: 2,
  axes: ([a]) => [...a!.axes.slice(0, -1), times('2', a!.axes.at(-1)!)],
  layout([a, b]) {
    if (!sameShape(a!, b!)) fail('shapes-equal', { shapes: [a, b] });
    const last = axisOf(a!, -1);
    const shape = a!.with(last, 2 * a![last]!);
    const pieces = [0, 1].map((operand) => ({
      operand,
      through: a!,
      from: whole(a!),
      to: along(shape, last, operand, 2),
    }));
    return { shape, pieces };
  },
  formula: ([a, b]) => `interleave(${a}, ${b})`,
});

import { broadcastAxes, broadcastShape, stretchedStrides, sumTo, unbroadcast, walk } from '../broadcast.js';
import { call, ref } from '../expression.js';
import type { Op } from '../op.js';
import { type Shape, type Tensor, zeros } from '../tensor.js';

/** a where the condition is not 0, else b; all three broadcast. The gradient goes to the one that was taken. */
export const where: Op = {
  name: 'where',
  arity: 3,
  axes: (operands) => broadcastAxes(operands),
  forward(inputs) {
    const [condition, a, b] = inputs;
    const out = zeros(broadcastShape(...inputs.map((t) => t.shape)));
    walk(out.shape, stridesTo(inputs, out.shape), (i, [c, inA, inB]) => {
      out.data[i] = condition!.data[c!] !== 0 ? a!.data[inA!]! : b!.data[inB!]!;
    });
    return out;
  },
  backward(grad, { inputs }) {
    const [condition, a, b] = inputs;
    const toA = zeros(grad.shape);
    const toB = zeros(grad.shape);
    walk(grad.shape, stridesTo([condition!], grad.shape), (i, [c]) => {
      (condition!.data[c!] !== 0 ? toA : toB).data[i] = grad.data[i]!;
    });
    return [null, sumTo(a!.shape, toA), sumTo(b!.shape, toB)];
  },
  cell: (index, { inputs }) =>
    call('where', ...inputs.map((t, operand) => ref(operand, unbroadcast(t.shape, index)))),
  formula: ([condition, a, b]) => `${a} where ${condition}, else ${b}`,
};

function stridesTo(inputs: readonly Tensor[], shape: Shape): number[][] {
  return inputs.map((t) => stretchedStrides(t.shape, shape));
}

import { walk } from './broadcast.js';
import { ref } from './expression.js';
import type { Axes, Op, Operand } from './op.js';
import { type Shape, sizeOf, type Tensor, tensor, unflatten, zeros } from './tensor.js';

/**
 * Where does this cell come from? Cell i of the output, counted through `through` (any shape with as many
 * cells), is the input's cell at offset + index · strides.
 */
export interface Origin {
  readonly shape: Shape;
  readonly through: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

export interface Move<P extends object> {
  readonly name: string;
  axes(operand: Operand, params: P): Axes;
  origin(shape: Shape, params: P): Origin;
  formula(name: string, params: P): string;
}

/** An operation that only moves cells: reshape, transpose, slice, split and join heads. */
export function view<P extends object>(move: Move<P>): Op<P> {
  const source = (shape: Shape, params: P, flat: number): number => {
    const { through, strides, offset } = move.origin(shape, params);
    return unflatten(through, flat).reduce((at, i, axis) => at + i * strides[axis]!, offset);
  };
  return {
    name: move.name,
    arity: 1,
    axes: ([x], params) => move.axes(x!, params),
    forward([x], params) {
      const { shape, through, strides, offset } = move.origin(x!.shape, params);
      const out = new Float64Array(sizeOf(shape));
      walk(through, [strides], (i, [from]) => {
        out[i] = x!.data[offset + from!]!;
      });
      return tensor(shape, out);
    },
    backward(grad, { inputs: [x], params }) {
      const { through, strides, offset } = move.origin(x!.shape, params);
      const dx = zeros(x!.shape);
      walk(through, [strides], (i, [from]) => {
        dx.data[offset + from!]! += grad.data[i]!;
      });
      return [dx];
    },
    cell(index, { inputs: [x], params, output }) {
      const flat = index.reduce((at, i, axis) => at * output.shape[axis]! + i, 0);
      return ref(0, unflatten((x as Tensor).shape, source(x!.shape, params, flat)));
    },
    formula: ([name], params) => move.formula(name!, params),
  };
}

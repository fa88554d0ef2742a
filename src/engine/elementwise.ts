import {
  broadcastAxes,
  broadcastShape,
  stretchedStrides,
  sumTo,
  unbroadcast,
  walk,
  walkLines,
} from './broadcast.js';
import { type Expression, ref } from './expression.js';
import type { Op } from './op.js';
import { sameShape, type Tensor, tensor, zeros } from './tensor.js';

/** y = f(x), cell by cell. `slope(x, y)` is dy/dx; null where the function has none. */
export interface Unary<P extends object> {
  readonly name: string;
  readonly kind?: Op['kind'];
  value(x: number, params: P): number;
  slope: ((x: number, y: number, params: P) => number) | null;
  cell(x: Expression, params: P): Expression;
  formula(x: string, params: P): string;
}

export function unary<P extends object>(f: Unary<P>): Op<P> {
  return {
    name: f.name,
    arity: 1,
    kind: f.kind,
    axes: ([x]) => x!.axes,
    forward([x], params) {
      const out = new Float64Array(x!.data.length);
      for (let i = 0; i < out.length; i++) out[i] = f.value(x!.data[i]!, params);
      return tensor(x!.shape, out);
    },
    backward(grad, { inputs: [x], output, params }) {
      const { slope } = f;
      if (!slope) return [null];
      const dx = new Float64Array(grad.data.length);
      for (let i = 0; i < dx.length; i++) {
        // nothing arrives, nothing leaves: 0 · ∞ at a masked cell would be NaN
        if (grad.data[i] !== 0) dx[i] = grad.data[i]! * slope(x!.data[i]!, output.data[i]!, params);
      }
      return [tensor(grad.shape, dx)];
    },
    cell: (index, { params }) => f.cell(ref(0, index), params),
    formula: ([x], params) => f.formula(x!, params),
  };
}

/** z = f(x, y), cell by cell, broadcasting as NumPy does. `slopes` are [∂z/∂x, ∂z/∂y]. */
export interface Binary<P extends object> {
  readonly name: string;
  readonly kind?: Op['kind'];
  value(x: number, y: number, params: P): number;
  slopes: readonly [Slope | null, Slope | null];
  cell(x: Expression, y: Expression, params: P): Expression;
  formula(x: string, y: string, params: P): string;
}
type Slope = (x: number, y: number, z: number) => number;

export function binary<P extends object>(f: Binary<P>): Op<P> {
  return {
    name: f.name,
    arity: 2,
    kind: f.kind,
    axes: (operands) => broadcastAxes(operands),
    forward([x, y], params) {
      if (sameShape(x!.shape, y!.shape)) {
        const out = new Float64Array(x!.data.length);
        for (let i = 0; i < out.length; i++) out[i] = f.value(x!.data[i]!, y!.data[i]!, params);
        return tensor(x!.shape, out);
      }
      const shape = broadcastShape(x!.shape, y!.shape);
      const out = zeros(shape);
      const strides = [stretchedStrides(x!.shape, shape), stretchedStrides(y!.shape, shape)];
      const steps = strides.map((own) => own.at(-1) ?? 0);
      walkLines(shape, strides, (first, starts, count) => {
        const line = out.data.subarray(first, first + count);
        combineLine(f, params, [x!.data, y!.data], starts, steps, line);
      });
      return out;
    },
    backward(grad, { inputs, output }) {
      const [x, y] = inputs as [Tensor, Tensor];
      const strides = [stretchedStrides(x.shape, grad.shape), stretchedStrides(y.shape, grad.shape)];
      return f.slopes.map((slope, side) => {
        if (!slope) return null;
        const out = zeros(grad.shape);
        walk(grad.shape, strides, (i, [a, b]) => {
          if (grad.data[i] !== 0)
            out.data[i] = grad.data[i]! * slope(x.data[a!]!, y.data[b!]!, output.data[i]!);
        });
        return sumTo(inputs[side]!.shape, out);
      });
    },
    cell: (index, { inputs: [x, y], params }) =>
      f.cell(ref(0, unbroadcast(x!.shape, index)), ref(1, unbroadcast(y!.shape, index)), params),
    formula: ([x, y], params) => f.formula(x!, y!, params),
  };
}

/** A function of its own, because a loop inside a closure runs several times slower. */
function combineLine<P extends object>(
  f: Binary<P>,
  params: P,
  [x, y]: readonly [Float64Array, Float64Array],
  [a, b]: readonly number[],
  [stepX, stepY]: readonly number[],
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) out[i] = f.value(x[a! + i * stepX!]!, y[b! + i * stepY!]!, params);
}

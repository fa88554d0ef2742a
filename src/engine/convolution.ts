import { wholeNumber } from './check.js';
import { fail } from './error.js';
import { call, ref } from './expression.js';
import type { Op } from './op.js';
import { type Shape, sizeOf, stridesOf, type Tensor, unflatten, zeros } from './tensor.js';

/** Zeros put before and after every axis of places, and how far the kernel moves at a time. */
export interface ConvolutionParams {
  padding?: number;
  stride?: number;
}

/** Which axes are what. The output's axes are x's, with the channels out in place of the channels in. */
export interface Arrangement {
  readonly name: string;
  readonly x: { readonly places: readonly number[]; readonly channels: number };
  readonly w: { readonly places: readonly number[]; readonly in: number; readonly out: number };
}

/** The output's shape, and the products xᵢ · wⱼ that a cell of it is the sum of, as flat places in x and w. */
interface Plan {
  readonly shape: Shape;
  terms(cell: Shape, visit: (x: number, w: number) => void): void;
}

/**
 * y[t, o] = Σ x[t · stride + j − padding, c] · w[j, c, o] over the kernel's places j and the channels c: the kernel
 * is not flipped (cross-correlation), as in torch.nn.functional.conv1d and conv2d, without bias.
 * @throws conv-shapes { op, x, w }, conv-kernel { op, x, w, padding }, param-whole
 */
export function convolution(arrangement: Arrangement): Op<ConvolutionParams> {
  return {
    name: arrangement.name,
    arity: 2,
    axes([x, w], params) {
      const { shape } = plan(arrangement, x!.tensor.shape, w!.tensor.shape, params);
      return x!.axes.map((letter, axis) => {
        if (axis === arrangement.x.channels) return w!.axes[arrangement.w.out]!;
        return shape[axis] === x!.tensor.shape[axis] ? letter : `${letter}'`;
      });
    },
    forward([x, w], params) {
      const { shape, terms } = plan(arrangement, x!.shape, w!.shape, params);
      const out = zeros(shape);
      eachCell(shape, (cell, i) => {
        let sum = 0;
        terms(cell, (a, b) => {
          sum += x!.data[a]! * w!.data[b]!;
        });
        out.data[i] = sum;
      });
      return out;
    },
    backward(grad, { inputs, params }) {
      const [x, w] = inputs as [Tensor, Tensor];
      const [dx, dw] = [zeros(x.shape), zeros(w.shape)];
      const { terms } = plan(arrangement, x.shape, w.shape, params);
      eachCell(grad.shape, (cell, i) => {
        terms(cell, (a, b) => {
          dx.data[a]! += grad.data[i]! * w.data[b]!;
          dw.data[b]! += grad.data[i]! * x.data[a]!;
        });
      });
      return [dx, dw];
    },
    cell(cell, { inputs, params }) {
      const [x, w] = inputs as [Tensor, Tensor];
      const products: ReturnType<typeof call>[] = [];
      plan(arrangement, x.shape, w.shape, params).terms(cell, (a, b) => {
        products.push(call('multiply', ref(0, unflatten(x.shape, a)), ref(1, unflatten(w.shape, b))));
      });
      return call('sum', products);
    },
    formula: ([x, w]) => `${x} ⋆ ${w}`,
  };
}

function plan(of: Arrangement, x: Shape, w: Shape, { padding = 0, stride = 1 }: ConvolutionParams): Plan {
  const { places, channels } = of.x;
  if (x.length !== places.length + 1 || w.length !== places.length + 2 || x[channels] !== w[of.w.in])
    fail('conv-shapes', { op: of.name, x, w });
  wholeNumber('padding', padding, 0);
  wholeNumber('stride', stride, 1);
  const shape = [...x];
  shape[channels] = w[of.w.out]!;
  places.forEach((axis, i) => {
    const spare = x[axis]! + 2 * padding - w[of.w.places[i]!]!;
    if (spare < 0) fail('conv-kernel', { op: of.name, x, w, padding });
    shape[axis] = Math.floor(spare / stride) + 1;
  });
  const [xStrides, wStrides] = [stridesOf(x), stridesOf(w)];
  const kernel = kernelCells(w.with(of.w.out, 1));
  return {
    shape,
    terms(cell, visit) {
      for (const tap of kernel) {
        let inX = tap[of.w.in]! * xStrides[channels]!;
        let inside = true;
        for (let i = 0; i < places.length; i++) {
          const axis = places[i]!;
          const place = cell[axis]! * stride + tap[of.w.places[i]!]! - padding;
          inside &&= place >= 0 && place < x[axis]!;
          inX += place * xStrides[axis]!;
        }
        let inW = cell[channels]! * wStrides[of.w.out]!;
        for (let axis = 0; axis < w.length; axis++) inW += tap[axis]! * wStrides[axis]!;
        if (inside) visit(inX, inW);
      }
    },
  };
}

function kernelCells(shape: Shape): number[][] {
  return Array.from({ length: sizeOf(shape) }, (_, flat) => unflatten(shape, flat));
}

function eachCell(shape: Shape, visit: (cell: Shape, i: number) => void): void {
  for (let i = 0, size = sizeOf(shape); i < size; i++) visit(unflatten(shape, i), i);
}

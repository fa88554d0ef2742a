import { broadcastShape, stretchedStrides, sumTo, unbroadcast, walk } from './broadcast.js';
import { fail } from './error.js';
import { call, type Expression, named, num, ref } from './expression.js';
import { laneIndices, lanesOf } from './lanes.js';
import { unless } from './notation.js';
import type { Op } from './op.js';
import { axisOf, type Shape, sameShape, scalar, type Tensor, tensor, zeros } from './tensor.js';

/** How the numbers of a lane are made comparable. */
export interface Normalization {
  readonly name: string;
  /** How it is called in print, and what a lane is divided by: σ, RMS. */
  readonly title: string;
  readonly spread: string;
  /** Whether the mean is taken away first. */
  readonly centred: boolean;
  readonly arity: readonly [number, number];
  /** The ε under the root unless named. */
  readonly epsilon: number;
}

export interface NormParams {
  readonly epsilon?: number;
  readonly axis?: number;
}

/**
 * y = x̂ · gain + bias with x̂ = (x − μ) / √(mean (x − μ)² + ε) along one axis, μ = 0 unless centred. With
 * h = g · gain: dL/dx = (h − [centred] mean h − x̂ mean(h x̂)) / spread. Gain and bias broadcast to x.
 * @throws shapes-disagree when they do not
 */
export function normalization(f: Normalization): Op<NormParams> {
  const { centred } = f;
  return {
    name: f.name,
    arity: f.arity,
    axes: ([x]) => x!.axes,
    forward(inputs, { epsilon = f.epsilon, axis = -1 }) {
      const [x, gain = scalar(1), bias = scalar(0)] = inputs as [Tensor, Tensor?, Tensor?];
      const shapes = inputs.map((t) => t.shape);
      if (!sameShape(broadcastShape(...shapes), x.shape)) fail('shapes-disagree', { shapes });
      const { hat } = standardized(x, axis, epsilon, centred);
      const y = zeros(x.shape);
      walk(x.shape, stridesTo(x.shape, gain, bias), (i, [g, b]) => {
        y.data[i] = hat[i]! * gain.data[g!]! + bias.data[b!]!;
      });
      return y;
    },
    backward(grad, { inputs, params: { epsilon = f.epsilon, axis = -1 } }) {
      const [x, gain = scalar(1), bias = scalar(0)] = inputs as [Tensor, Tensor?, Tensor?];
      const { hat, spreads } = standardized(x, axis, epsilon, centred);
      const h = zeros(x.shape);
      walk(x.shape, stridesTo(x.shape, gain), (i, [g]) => {
        h.data[i] = grad.data[i]! * gain.data[g!]!;
      });
      const toGain = tensor(
        x.shape,
        grad.data.map((g, i) => g * hat[i]!),
      );
      const dx = tensor(x.shape, back(h, hat, spreads, axis, centred));
      return [dx, sumTo(gain.shape, toGain), sumTo(bias.shape, grad)].slice(0, inputs.length);
    },
    cell(index, { inputs, params: { epsilon = f.epsilon, axis = -1 } }) {
      const [x, gain, bias] = inputs as [Tensor, Tensor?, Tensor?];
      const along = axisOf(x.shape, axis);
      const lane = laneIndices(index, along, x.shape[along]!).map((at) => ref(0, at));
      const n = num(lane.length);
      const mean = named('μ', call('divide', call('sum', lane), n));
      const away = (e: Expression) => (centred ? call('subtract', e, mean) : e);
      const square = call(
        'divide',
        call(
          'sum',
          lane.map((e) => call('power', away(e), num(2))),
        ),
        n,
      );
      const spread = named(f.spread, call('sqrt', call('sum', square, named('ε', num(epsilon)))));
      const hat = call('divide', away(ref(0, index)), spread);
      const scaled = gain ? call('multiply', hat, ref(1, unbroadcast(gain.shape, index))) : hat;
      return bias ? call('sum', scaled, ref(2, unbroadcast(bias.shape, index))) : scaled;
    },
    formula: ([x, gain, bias], { axis = -1 }) =>
      `${f.title}(${x}${unless(-1, axis)})${gain ? ` ⊙ ${gain}` : ''}${bias ? ` + ${bias}` : ''}`,
  };
}

function stridesTo(shape: Shape, ...operands: Tensor[]): number[][] {
  return operands.map((t) => stretchedStrides(t.shape, shape));
}

/** x̂, and what each lane was divided by. */
function standardized({ shape, data }: Tensor, axis: number, epsilon: number, centred: boolean) {
  const { length, stride, starts } = lanesOf(shape, axis);
  const hat = new Float64Array(data.length);
  const spreads = starts.map((start) => {
    const end = start + length * stride;
    let sum = 0;
    for (let at = start; at < end; at += stride) sum += data[at]!;
    const mean = centred ? sum / length : 0;
    let squares = 0;
    for (let at = start; at < end; at += stride) squares += (data[at]! - mean) * (data[at]! - mean);
    const spread = Math.sqrt(squares / length + epsilon);
    for (let at = start; at < end; at += stride) hat[at] = (data[at]! - mean) / spread;
    return spread;
  });
  return { hat, spreads };
}

/** dL/dx from h = dL/dx̂. */
function back(h: Tensor, hat: Float64Array, spreads: number[], axis: number, centred: boolean): Float64Array {
  const { length, stride, starts } = lanesOf(h.shape, axis);
  const dx = new Float64Array(hat.length);
  starts.forEach((start, lane) => {
    const end = start + length * stride;
    let sum = 0;
    let dot = 0;
    for (let at = start; at < end; at += stride) {
      sum += h.data[at]!;
      dot += h.data[at]! * hat[at]!;
    }
    const mean = centred ? sum / length : 0;
    for (let at = start; at < end; at += stride) {
      dx[at] = (h.data[at]! - mean - (hat[at]! * dot) / length) / spreads[lane]!;
    }
  });
  return dx;
}

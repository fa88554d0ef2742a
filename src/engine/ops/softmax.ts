import { exponentials } from '../exponentials.js';
import { call, named, ref } from '../expression.js';
import { laneIndices, lanesOf } from '../lanes.js';
import type { Op } from '../op.js';
import { axisOf, tensor, zeros } from '../tensor.js';

/**
 * pᵢ = e^(zᵢ − max z) / Σⱼ e^(zⱼ − max z) along one axis (the last unless named); shape kept.
 * The maximum is subtracted so that no exponential overflows. A lane of −∞ only is NaN, as in PyTorch.
 * ∂L/∂zᵢ = pᵢ (gᵢ − Σⱼ gⱼ pⱼ). Bridle 1990; Goodfellow, Bengio & Courville 2016, §4.1.
 */
export const softmax: Op<{ axis?: number }> = {
  name: 'softmax',
  arity: 1,
  axes: ([z]) => z!.axes,
  forward([z], { axis = -1 }) {
    const { length, stride, starts } = lanesOf(z!.shape, axis);
    const p = new Float64Array(z!.data.length);
    for (const start of starts) {
      let max = -Infinity;
      for (let i = 0, at = start; i < length; i++, at += stride) max = Math.max(max, z!.data[at]!);
      for (let i = 0, at = start; i < length; i++, at += stride) p[at] = z!.data[at]! - max;
    }
    exponentials(p);
    for (const start of starts) {
      let sum = 0;
      for (let i = 0, at = start; i < length; i++, at += stride) sum += p[at]!;
      for (let i = 0, at = start; i < length; i++, at += stride) p[at]! /= sum;
    }
    return tensor(z!.shape, p);
  },
  backward(grad, { output: p, params: { axis = -1 } }) {
    const { length, stride, starts } = lanesOf(p.shape, axis);
    const dz = zeros(p.shape);
    for (const start of starts) {
      let dot = 0;
      for (let i = 0, at = start; i < length; i++, at += stride) dot += grad.data[at]! * p.data[at]!;
      for (let i = 0, at = start; i < length; i++, at += stride) {
        dz.data[at] = p.data[at]! * (grad.data[at]! - dot);
      }
    }
    return [dz];
  },
  cell(index, { inputs: [z], params: { axis = -1 } }) {
    const along = axisOf(z!.shape, axis);
    const lane = laneIndices(index, along, z!.shape[along]!).map((at) => ref(0, at));
    const max = named('max', call('max', lane));
    const power = (part: (typeof lane)[number]) => call('exp', call('subtract', part, max));
    return call('divide', power(ref(0, index)), named('Σ', call('sum', lane.map(power))));
  },
  formula: ([z], { axis = -1 }) => (axis === -1 ? `softmax(${z})` : `softmax(${z}, axis ${axis})`),
};

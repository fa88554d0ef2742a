import { type Expression, ref } from './expression.js';
import { laneAt, laneIndices, lanesOf, setLane } from './lanes.js';
import type { Op } from './op.js';
import { flatten, tensor, zeros } from './tensor.js';

/** A lane made into another of the same length. */
export interface Lanewise<P extends object> {
  readonly name: string;
  value(x: Float64Array, params: P): ArrayLike<number>;
  /** dL/dx of the lane from its dL/dy. */
  back(grad: Float64Array, x: Float64Array, y: Float64Array, params: P): ArrayLike<number>;
  /** The formula of the lane's cell `i`. */
  cell(i: number, lane: readonly Expression[], x: Float64Array, params: P): Expression;
  formula(x: string, params: P): string;
}

/** An operation along one axis, the last unless named; the shape stays. */
export function lanewise<P extends { axis?: number } = { axis?: number }>(f: Lanewise<P>): Op<P> {
  return {
    name: f.name,
    arity: 1,
    axes: ([x]) => x!.axes,
    forward([x], params) {
      const lanes = lanesOf(x!.shape, params.axis ?? -1);
      const out = zeros(x!.shape);
      for (const start of lanes.starts) {
        setLane(out.data, lanes, start, f.value(laneAt(x!.data, lanes, start), params));
      }
      return out;
    },
    backward(grad, { inputs: [x], output, params }) {
      const lanes = lanesOf(x!.shape, params.axis ?? -1);
      const dx = new Float64Array(grad.data.length);
      for (const start of lanes.starts) {
        const [g, from, to] = [grad, x!, output].map(({ data }) => laneAt(data, lanes, start));
        setLane(dx, lanes, start, f.back(g!, from!, to!, params));
      }
      return [tensor(grad.shape, dx)];
    },
    cell(index, { inputs: [x], params }) {
      const lanes = lanesOf(x!.shape, params.axis ?? -1);
      const refs = laneIndices(index, lanes.axis, lanes.length).map((at) => ref(0, at));
      const start = flatten(x!.shape, index.with(lanes.axis, 0));
      return f.cell(index[lanes.axis]!, refs, laneAt(x!.data, lanes, start), params);
    },
    formula: ([x], params) => f.formula(x!, params),
  };
}

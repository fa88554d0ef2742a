import { type Expression, ref } from './expression.js';
import { type Lanes, laneAt, lanesOf, setLane } from './lanes.js';
import { unless } from './notation.js';
import type { Op } from './op.js';
import { axisOf, flatten, type Shape, sizeOf, tensor, unflatten, zeros } from './tensor.js';

/** What a reduction runs over: one axis (the last unless named) or all; `keep` leaves an axis of 1 in its place. */
export interface Over {
  readonly axis?: number | 'all';
  readonly keep?: boolean;
}

/** One number of a lane of numbers. */
export interface Reduction {
  readonly name: string;
  readonly kind?: Op['kind'];
  value(lane: Float64Array): number;
  /** dy/dx of every cell of the lane; null where the function has none. */
  readonly slopes: ((lane: Float64Array, y: number) => ArrayLike<number>) | null;
  cell(lane: readonly Expression[], values: Float64Array): Expression;
}

/** An operation that makes a lane one cell. */
export function reduction(f: Reduction): Op<Over> {
  return {
    name: f.name,
    arity: 1,
    kind: f.kind,
    axes: ([x], over) => left(x!.tensor.shape, x!.axes, '1', over),
    forward([x], over) {
      const lanes = lanesOver(x!.shape, over);
      const out = lanes.starts.map((start) => f.value(laneAt(x!.data, lanes, start)));
      return tensor(left(x!.shape, x!.shape, 1, over), out);
    },
    backward(grad, { inputs: [x], output, params }) {
      const { slopes } = f;
      if (!slopes) return [null];
      const lanes = lanesOver(x!.shape, params);
      const dx = zeros(x!.shape);
      lanes.starts.forEach((start, i) => {
        const g = grad.data[i]!;
        if (g === 0) return; // nothing arrives, nothing leaves: 0 · ∞ would be NaN
        const lane = slopes(laneAt(x!.data, lanes, start), output.data[i]!);
        setLane(
          dx.data,
          lanes,
          start,
          Float64Array.from(lane, (slope) => g * slope),
        );
      });
      return [dx];
    },
    cell(index, { inputs: [x], output, params }) {
      const lanes = lanesOver(x!.shape, params);
      const start = lanes.starts[flatten(output.shape, index)]!;
      const refs = Array.from({ length: lanes.length }, (_, i) =>
        ref(0, unflatten(x!.shape, start + i * lanes.stride)),
      );
      return f.cell(refs, laneAt(x!.data, lanes, start));
    },
    formula: ([x], { axis = -1 }) =>
      axis === 'all' ? `${f.name}(${x}, all axes)` : `${f.name}(${x}${unless(-1, axis)})`,
  };
}

/** Their starts stand in the order of the output's cells. */
function lanesOver(shape: Shape, { axis = -1 }: Over): Lanes {
  if (axis === 'all') return { axis: 0, length: sizeOf(shape), stride: 1, starts: [0] };
  return lanesOf(shape, axis);
}

/** What is left of one entry an axis: extents or letters. */
function left<T>(shape: Shape, entries: readonly T[], one: T, { axis = -1, keep = false }: Over): T[] {
  const gone = (at: number): boolean => axis === 'all' || at === axisOf(shape, axis);
  return entries.flatMap((entry, at) => (gone(at) ? (keep ? [one] : []) : [entry]));
}

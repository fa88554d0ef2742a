import { fail } from '../engine/error.js';
import { type Shape, type Tensor, unflatten } from '../engine/tensor.js';
import type { Place } from '../input/numbers.js';

export interface Words {
  /** Where a cell stands, for the one who gave it. */
  place(index: Shape): Place;
  token?(query: number): string | undefined;
}

/**
 * Scores that softmax could make no weights of: ∞ and NaN anywhere, or nothing but −∞ along the axis.
 * @throws axis-range, number-infinite, number-nan, row-masked { query, token }, softmax-nothing
 */
export function refuseNoWeights({ shape, data }: Tensor, axis = -1, { place, token }: Words): void {
  const rank = shape.length;
  if (axis < -rank || axis >= rank) fail('axis-range', { axis, shape });
  const along = axis < 0 ? axis + rank : axis;
  const masked = new Map<string, boolean>();
  data.forEach((value, i) => {
    const index = unflatten(shape, i);
    if (Number.isNaN(value)) fail('number-nan', { word: 'nan', place: place(index) });
    if (value === Infinity) fail('number-infinite', { word: 'inf', place: place(index) });
    const row = index.filter((_, other) => other !== along).join();
    masked.set(row, (masked.get(row) ?? true) && value === -Infinity);
  });
  for (const [row, empty] of masked) {
    if (!empty) continue;
    if (rank < 2 || along !== rank - 1) fail('softmax-nothing', {});
    const query = Number(row.split(',').at(-1));
    fail('row-masked', { query, token: token?.(query) });
  }
}

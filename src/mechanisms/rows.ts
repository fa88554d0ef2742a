import { fail } from '../engine/error.js';
import { rangeOf } from '../engine/notation.js';
import { unflatten } from '../engine/tensor.js';
import type { Trace } from '../trace/types.js';

/**
 * A query that may see no key has no weights: its softmax would be 0/0. Of a part of the keys (`m[2:4]`, a block)
 * it need not see any. @throws row-masked
 */
export function refuseRowsMaskedAway(trace: Trace): void {
  for (const step of trace.steps) {
    if (step.op !== 'mask' || step.params?.hidden !== undefined) continue;
    if (rangeOf(step.axes.at(-1)!).past !== undefined) continue;
    const keys = step.shape.at(-1)!;
    for (let row = 0; row * keys < step.value.data.length; row++) {
      const cells = step.value.data.subarray(row * keys, (row + 1) * keys);
      if (!cells.every((value) => value === -Infinity)) continue;
      const query = unflatten(step.shape.slice(0, -1), row).at(-1) ?? 0;
      fail('row-masked', { step: step.name, query, token: trace.labels?.[step.axes.at(-2) ?? '']?.[query] });
    }
  }
}

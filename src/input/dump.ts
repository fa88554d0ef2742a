import type { Tensor } from '../engine/tensor.js';
import { tensor } from '../engine/tensor.js';

/** float32 keeps about seven digits; what programs print of it agrees to this. */
const FLOAT32 = 1e-5;
const MOST_DECIMALS = 12;

/**
 * How far numbers that somebody's program wrote may be off: half a unit of the last decimal written, in the
 * array that was written most coarsely; at least what float32 leaves.
 */
export function toleranceOf(arrays: readonly Tensor[]): number {
  const decimals = arrays.map(decimalsOf).filter((count) => count > 0);
  const coarsest = Math.min(...decimals, MOST_DECIMALS);
  return Math.max(FLOAT32, 0.5 * 10 ** -coarsest * (1 + 1e-6));
}

/** The most decimals with which any number of the array is written; 0 for whole numbers. */
function decimalsOf({ data }: Tensor): number {
  let most = 0;
  for (const value of data) {
    if (!Number.isFinite(value) || Number.isInteger(value)) continue;
    const [digits, exponent = '0'] = String(value).split('e') as [string, string?];
    most = Math.max(most, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
  }
  return most;
}

/** Without leading axes of 1, as a batch of one leaves them, down to a rank. */
export function squeeze(t: Tensor, rank: number): Tensor {
  let { shape } = t;
  while (shape.length > rank && shape[0] === 1) shape = shape.slice(1);
  return tensor(shape, t.data);
}

import type { Tensor } from '../engine/tensor.js';
import { tensor } from '../engine/tensor.js';

/** float32 keeps about seven digits; what programs print of it agrees to this. */
const FLOAT32 = 1e-5;
const MOST_DECIMALS = 12;

export interface Rounding {
  /** How far what a program wrote may be off by rounding alone. */
  readonly claims: number;
  /** The same for each input by its name; 0 for one that was written more coarsely than the claims: as typed. */
  readonly inputs: Readonly<Record<string, number>>;
}

type Arrays = Readonly<Record<string, Tensor>>;

/** Half a unit of the last decimal written, for the claim that was written most coarsely and for every input. */
export function roundingOf(claims: Arrays, inputs: Arrays): Rounding {
  const coarsest = Math.min(
    ...Object.values(claims)
      .map(decimalsOf)
      .filter((count) => count > 0),
    MOST_DECIMALS,
  );
  const half = (decimals: number): number => 0.5 * 10 ** -Math.min(decimals, MOST_DECIMALS) * (1 + 1e-6);
  const own = (array: Tensor): number => {
    const decimals = decimalsOf(array);
    return decimals < coarsest ? 0 : half(decimals);
  };
  return {
    claims: Math.max(FLOAT32, half(coarsest)),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, array]) => [name, own(array)])),
  };
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

import type { Tensor } from '../engine/tensor.js';
import { tensor } from '../engine/tensor.js';

/** float32 keeps about seven digits; what programs print of it agrees to this. */
const FLOAT32 = 1e-5;
const MOST_DECIMALS = 12;
/** Significant bits of bfloat16 and float16, known by their numbers: JSON and a cast keep no dtype. */
const FEW_BITS = [8, 11] as const;
/** Dyadic numbers that somebody typed, 0.5 or 0.0625, are no sign of few bits. */
const TYPED_DECIMALS = 4;

export interface Rounding {
  /** How far what a program wrote may be off by rounding alone. */
  readonly claims: number;
  /** The same for each input by its name; 0 for one that was written more coarsely than the claims: as typed. */
  readonly inputs: Readonly<Record<string, Unit>>;
}

/** Half a unit of what was written last: of the decimals, and of the bits as a share of the number. */
export interface Unit {
  readonly absolute: number;
  readonly relative: number;
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
  const share = Math.max(0, ...Object.values(claims).map(shareOf));
  const own = (array: Tensor): Unit => {
    const decimals = decimalsOf(array);
    const [absolute, relative] = [decimals < coarsest ? 0 : half(decimals), shareOf(array)];
    return { absolute, relative: relative > share ? 0 : relative };
  };
  return {
    claims: Math.max(FLOAT32, half(coarsest), share),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, array]) => [name, own(array)])),
  };
}

/** What a number may have lost, as a share of it, where all of the array have as few bits as float16; else 0. */
function shareOf(array: Tensor): number {
  if (decimalsOf(array) <= TYPED_DECIMALS) return 0;
  const bits = FEW_BITS.find((few) => array.data.every((value) => hasBits(value, few)));
  return bits === undefined ? 0 : 2 ** -bits;
}

/** Whether a number is a whole number below 2^bits times a power of two. */
function hasBits(value: number, bits: number): boolean {
  if (value === 0 || !Number.isFinite(value)) return true;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return Number.isInteger(value * 2 ** (bits - 1 - exponent));
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

import { fail } from '../engine/error.js';
import type { Sizes } from './types.js';

/** An axis as a sum of products: `h·d_k` is [[h, d_k]], `n+1` is [[n], [1]]. */
type Sum = readonly (readonly string[])[];

const parse = (axis: string): Sum => axis.split('+').map((product) => product.split('·'));
const isNumber = (factor: string): boolean => /^\d+$/.test(factor);

/** The letters an axis is made of. */
export function lettersOf(axis: string): string[] {
  return parse(axis)
    .flat()
    .filter((factor) => !isNumber(factor));
}

/** The extent of an axis; undefined while one of its letters is unbound. */
export function extentOf(axis: string, sizes: Sizes): number | undefined {
  let total = 0;
  for (const product of parse(axis)) {
    let extent = 1;
    for (const factor of product) {
      const value = isNumber(factor) ? Number(factor) : sizes[factor];
      if (value === undefined) return undefined;
      extent *= value;
    }
    total += extent;
  }
  return total;
}

/**
 * Finds the one unknown letter of an axis from its extent: `h·d_k` = 8 and h = 2 give d_k = 4.
 * Undefined while more than one letter is unknown. @throws axis-indivisible when it does not come out whole
 */
export function solve(
  axis: string,
  extent: number,
  sizes: Sizes,
): { letter: string; value: number } | undefined {
  const unknown = lettersOf(axis).filter((letter) => sizes[letter] === undefined);
  if (unknown.length !== 1) return undefined;
  const letter = unknown[0]!;
  const rest = extentOf(axis, { ...sizes, [letter]: 0 })!;
  const factor = extentOf(axis, { ...sizes, [letter]: 1 })! - rest;
  const value = (extent - rest) / factor;
  if (!Number.isInteger(value) || value < 0) fail('axis-indivisible', { axis, extent, letter, sizes });
  return { letter, value };
}

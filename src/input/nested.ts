import { fail } from '../engine/error.js';
import { MAX_CELLS, MAX_RANK, sizeOf, type Tensor, tensor } from '../engine/tensor.js';
import { type Allow, checkNumber } from './numbers.js';

const NON_FINITE: Readonly<Record<string, number>> = {
  Infinity: Infinity,
  '-Infinity': -Infinity,
  NaN: NaN,
};

/**
 * Nested arrays, as JSON has them, to a tensor. "Infinity", "-Infinity" and "NaN" stand for the numbers JSON
 * lacks; an array of nothing but booleans is 1 and 0.
 * @throws array-empty { place }, array-rank { place, rank, most }, array-cells { place, most },
 *   array-ragged { place, cells, expected }, value-null { place }, value-type { place, type, expected },
 *   number-large, number-infinite, number-nan { word, place }
 */
export function readNested(value: unknown, name: string, allow: Allow = {}): Tensor {
  const shape: number[] = [];
  let first = value;
  for (; Array.isArray(first) && first.length > 0; first = first[0]) shape.push(first.length);
  if (Array.isArray(first))
    fail('array-empty', {
      place: path(
        name,
        shape.map(() => 0),
      ),
    });
  if (shape.length > MAX_RANK) fail('array-rank', { place: name, rank: shape.length, most: MAX_RANK });
  if (sizeOf(shape) > MAX_CELLS) fail('array-cells', { place: name, most: MAX_CELLS });

  const expected = typeof first === 'boolean' ? 'boolean' : 'number';
  const data = new Float64Array(sizeOf(shape));
  const index: number[] = [];
  const place = () => path(name, index);
  let cell = 0;
  const walk = (level: unknown, depth: number): void => {
    if (depth === shape.length) {
      data[cell++] = readCell(level, expected, place, allow);
      return;
    }
    if (!Array.isArray(level)) refuseType(level, 'array', place);
    if (level.length !== shape[depth]) {
      fail('array-ragged', { place: place(), cells: level.length, expected: shape[depth] });
    }
    for (let i = 0; i < level.length; i++) {
      index[depth] = i;
      walk(level[i], depth + 1);
    }
    index.length = depth;
  };
  walk(value, 0);
  return tensor(shape, data);
}

export function refuseType(value: unknown, expected: string, place: () => string): never {
  if (value === null) fail('value-null', { place: place() });
  fail('value-type', { place: place(), type: Array.isArray(value) ? 'array' : typeof value, expected });
}

function readCell(value: unknown, expected: string, place: () => string, allow: Allow): number {
  if (typeof value === 'boolean' && expected === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && expected === 'number' && Object.hasOwn(NON_FINITE, value)) {
    return checkNumber(NON_FINITE[value]!, place, allow);
  }
  if (typeof value !== 'number' || expected !== 'number') return refuseType(value, expected, place);
  // JSON cannot write an infinity: digits that overflowed to one are too large.
  if (!Number.isFinite(value)) fail('number-large', { word: String(value), place: place() });
  return checkNumber(value, place, allow);
}

function path(name: string, index: readonly number[]): string {
  return name + index.map((i) => `[${i}]`).join('');
}

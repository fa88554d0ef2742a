import { fail } from './error.js';

export type Shape = readonly number[];

/** A shape and its cells in row-major order; rank 0 (a scalar) to 4. Never changed once made. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float64Array;
}

export type Nested = number | readonly Nested[];

export const MAX_RANK = 4;
export const MAX_CELLS = 2 ** 24;

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** The cells of a shape, checked before memory is taken. @throws shape-rank over 4 axes, shape-cells over 2^24 cells */
export function checkedSize(shape: Shape): number {
  if (shape.length > MAX_RANK) fail('shape-rank', { rank: shape.length, most: MAX_RANK });
  const size = sizeOf(shape);
  if (!(size <= MAX_CELLS)) fail('shape-cells', { shape, most: MAX_CELLS });
  return size;
}

/** @throws shape-rank, shape-cells, shape-data when data does not fill the shape */
export function tensor(shape: Shape, data: ArrayLike<number>): Tensor {
  if (data.length !== checkedSize(shape)) fail('shape-data', { shape, cells: data.length });
  return { shape, data: data instanceof Float64Array ? data : Float64Array.from(data) };
}

export function scalar(value: number): Tensor {
  return { shape: [], data: Float64Array.of(value) };
}

export function full(shape: Shape, value: number): Tensor {
  return { shape, data: new Float64Array(checkedSize(shape)).fill(value) };
}

export function zeros(shape: Shape): Tensor {
  return { shape, data: new Float64Array(checkedSize(shape)) };
}

/** Row-major strides: how far one step along each axis moves in the data. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

export function flatten(shape: Shape, index: Shape): number {
  let flat = 0;
  for (let axis = 0; axis < shape.length; axis++) flat = flat * shape[axis]! + index[axis]!;
  return flat;
}

export function unflatten(shape: Shape, flat: number): number[] {
  const index = new Array<number>(shape.length);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = flat % shape[axis]!;
    flat = Math.floor(flat / shape[axis]!);
  }
  return index;
}

export function at(t: Tensor, ...index: number[]): number {
  return t.data[flatten(t.shape, index)]!;
}

/** An axis counted from the front (0) or the back (−1). @throws axis-range */
export function axisOf(shape: Shape, axis: number): number {
  const found = axis < 0 ? shape.length + axis : axis;
  if (!Number.isInteger(found) || found < 0 || found >= shape.length) fail('axis-range', { axis, shape });
  return found;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

/** Nested arrays, as in JSON, to a tensor. @throws shape-ragged when rows differ in length */
export function fromNested(nested: Nested): Tensor {
  const shape: number[] = [];
  for (let level = nested; Array.isArray(level); level = level[0] as Nested) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  const data: number[] = [];
  const walk = (level: Nested, depth: number): void => {
    if (depth === shape.length) {
      if (typeof level !== 'number') fail('shape-ragged', { depth });
      data.push(level);
      return;
    }
    if (!Array.isArray(level) || level.length !== shape[depth]) fail('shape-ragged', { depth });
    for (const part of level) walk(part, depth + 1);
  };
  walk(nested, 0);
  return tensor(shape, data);
}

export function toNested(t: Tensor): Nested {
  const build = (depth: number, start: number, size: number): Nested => {
    if (depth === t.shape.length) return t.data[start]!;
    const extent = t.shape[depth]!;
    const step = extent === 0 ? 0 : size / extent;
    return Array.from({ length: extent }, (_, i) => build(depth + 1, start + i * step, step));
  };
  return build(0, 0, t.data.length);
}

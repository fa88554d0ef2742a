import { axisOf, type Shape } from './tensor.js';

/** One line of cells along an axis: its first cell, and how far apart its cells lie. */
export interface Lanes {
  readonly axis: number;
  /** Cells in a lane. */
  readonly length: number;
  readonly stride: number;
  /** The offset of each lane's first cell, in row-major order of the other axes. */
  readonly starts: readonly number[];
}

/** The lanes of a shape along an axis (negative counts from the back). @throws axis-range */
export function lanesOf(shape: Shape, along: number): Lanes {
  const axis = axisOf(shape, along);
  const length = shape[axis]!;
  let stride = 1;
  for (let i = axis + 1; i < shape.length; i++) stride *= shape[i]!;
  let blocks = 1;
  for (let i = 0; i < axis; i++) blocks *= shape[i]!;
  const starts: number[] = [];
  for (let block = 0; block < blocks; block++) {
    for (let inner = 0; inner < stride; inner++) starts.push(block * length * stride + inner);
  }
  return { axis, length, stride, starts };
}

/** The indices of a lane: `index` with its place along `axis` running over 0 … length − 1. */
export function laneIndices(index: Shape, axis: number, length: number): number[][] {
  return Array.from({ length }, (_, i) => index.map((own, at) => (at === axis ? i : own)));
}

/** The cells of the lane that begins at `start`: where they lie side by side a view, else a copy; only to be read. */
export function laneAt(data: Float64Array, { length, stride }: Lanes, start: number): Float64Array {
  if (stride === 1) return data.subarray(start, start + length);
  return Float64Array.from({ length }, (_, i) => data[start + i * stride]!);
}

/** Writes a lane back to where it came from. */
export function setLane(
  data: Float64Array,
  { length, stride }: Lanes,
  start: number,
  lane: ArrayLike<number>,
): void {
  for (let i = 0; i < length; i++) data[start + i * stride] = lane[i]!;
}

import { fail } from '../engine/error.js';
import { MAX_CELLS, MAX_RANK, type Shape, sizeOf, stridesOf, type Tensor, tensor } from '../engine/tensor.js';
import { type NpyHeader, readHeader } from './npy-header.js';
import { type Allow, checkNumber } from './numbers.js';

type Reader = (view: DataView, at: number, little: boolean) => number;

const READERS: Readonly<Record<string, Reader>> = {
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  f2: (view, at, little) => fromHalf(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

/**
 * A NumPy .npy file (versions 1 to 3; floats, integers and booleans of either byte order, C or Fortran order) to a
 * tensor; integers beyond 2^53 become the nearest double.
 * @throws what readHeader refuses, npy-pickle and npy-dtype { place, dtype }, array-rank { place, rank, most },
 *   array-empty { place }, array-cells { place, most }, npy-truncated { place, bytes, expected },
 *   number-infinite, number-nan { word, place }
 */
export function readNpy(bytes: Uint8Array, name: string, allow: Allow = {}): Tensor {
  const { dtype, shape, fortran, start } = readHeader(bytes, name);
  const { read, width, little } = readerOf(dtype, name);
  if (shape.length > MAX_RANK) fail('array-rank', { place: name, rank: shape.length, most: MAX_RANK });
  const cells = sizeOf(shape);
  if (cells === 0) fail('array-empty', { place: name });
  if (cells > MAX_CELLS) fail('array-cells', { place: name, most: MAX_CELLS });
  const expected = cells * width;
  if (bytes.length - start < expected) {
    fail('npy-truncated', { place: name, bytes: bytes.length - start, expected });
  }

  const view = new DataView(bytes.buffer, bytes.byteOffset + start, expected);
  const strides = fortran ? [...stridesOf([...shape].reverse())].reverse() : stridesOf(shape);
  const data = new Float64Array(cells);
  let cell = 0;
  eachIndex(shape, strides, (source, index) => {
    const place = () => name + index.map((i) => `[${i}]`).join('');
    data[cell++] = checkNumber(read(view, source * width, little), place, allow);
  });
  return tensor(shape, data);
}

function readerOf(dtype: NpyHeader['dtype'], place: string) {
  const [order, kind] = [dtype.slice(0, 1), dtype.slice(1)];
  if (kind.startsWith('O')) fail('npy-pickle', { place, dtype });
  const read = Object.hasOwn(READERS, kind) ? READERS[kind]! : undefined;
  const width = Number(kind.slice(1));
  if (read === undefined || !(order === '<' || order === '>' || (order === '|' && width === 1))) {
    return fail('npy-dtype', { place, dtype });
  }
  return { read, width, little: order === '<' };
}

/** Every index in row-major order, with where its cell lies by the strides. */
function eachIndex(shape: Shape, strides: Shape, visit: (source: number, index: Shape) => void): void {
  const index = shape.map(() => 0);
  const walk = (axis: number, source: number): void => {
    if (axis === shape.length) {
      visit(source, index);
      return;
    }
    for (let i = 0; i < shape[axis]!; i++) {
      index[axis] = i;
      walk(axis + 1, source + i * strides[axis]!);
    }
  };
  walk(0, 0);
}

/** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

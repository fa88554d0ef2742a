import { fail } from '../engine/error.js';
import { excerpt } from './clean.js';

export interface NpyHeader {
  /** Byte order and kind, as NumPy writes them: `<f8`, `|b1`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly fortran: boolean;
  /** Where the data starts. */
  readonly start: number;
}

const MAGIC = '\x93NUMPY';
const MAX_HEADER = 2 ** 16;

/**
 * The header of a .npy file: the magic, a version, a length, and a Python dict of three keys.
 * @throws npy-magic { place }, npy-version { place, version }, npy-truncated { place, bytes, expected },
 *   npy-header { place, header }, npy-dtype { place, dtype } for a record of fields
 */
export function readHeader(bytes: Uint8Array, place: string): NpyHeader {
  if (latin1(bytes.subarray(0, MAGIC.length)) !== MAGIC) fail('npy-magic', { place });
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) fail('npy-version', { place, version });
  const from = version === 1 ? 10 : 12;
  if (bytes.length < from) fail('npy-truncated', { place, bytes: bytes.length, expected: from });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER) fail('npy-header', { place, header: `${length}` });
  const start = from + length;
  if (bytes.length < start) fail('npy-truncated', { place, bytes: bytes.length, expected: start });
  return { ...readDict(latin1(bytes.subarray(from, start)), place), start };
}

/** `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`, the keys in any order. */
function readDict(text: string, place: string): Omit<NpyHeader, 'start'> {
  const broken = () => fail('npy-header', { place, header: excerpt(text) });
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1] ?? broken();
  const entry = /\s*'(\w+)'\s*:\s*('[^']*'|True|False|\([\dL,\s]*\)|\[.*\])\s*(?:,|$)\s*/sy;
  const found = new Map<string, string>();
  while (entry.lastIndex < body.length) {
    const [, key, value] = entry.exec(body) ?? broken();
    if (found.has(key!)) broken();
    found.set(key!, value!);
  }
  const [descr, order, shape] = ['descr', 'fortran_order', 'shape'].map((key) => found.get(key) ?? broken());
  if (descr!.startsWith('[')) fail('npy-dtype', { place, dtype: excerpt(descr!) });
  if (!descr!.startsWith("'") || !/^[TF]/.test(order!) || !shape!.startsWith('(')) broken();
  // Python 2 wrote 3L for a long.
  const extents = shape!
    .slice(1, -1)
    .split(',')
    .map((extent) => extent.trim().replace(/L$/, ''));
  if (extents.at(-1) === '') extents.pop();
  if (!extents.every((extent) => /^\d{1,15}$/.test(extent))) broken();
  return { dtype: excerpt(descr!.slice(1, -1)), fortran: order === 'True', shape: extents.map(Number) };
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

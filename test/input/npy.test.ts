import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readNested } from '../../src/input/nested.js';
import { readNpy } from '../../src/input/npy.js';
import { orRefusal, refusal } from './refusal.js';

const golden = new URL('../golden/npy/', import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, golden)));
const expected: Record<string, { shape: number[]; data: unknown[] }> = JSON.parse(
  readFileSync(new URL('expected.json', golden), 'utf8'),
);
const everything = { infinite: true, nan: true };

/** A .npy file of version 1 with a header of our own. */
function npy(header: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    length,
    Buffer.from(header, 'latin1'),
    data,
  ]);
}

const header = (descr: string, shape: string, order = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`;

test.each(Object.keys(expected))('%s.npy holds what NumPy says', (name) => {
  const read = readNpy(file(`${name}.npy`), 'Q', everything);
  const { shape, data } = expected[name]!;
  expect(read.shape).toEqual(shape);
  expect([...read.data]).toEqual([...readNested(data, 'Q', everything).data]);
});

test.each<[string, Record<string, unknown>]>([
  ['pickle', { code: 'npy-pickle', place: 'Q', dtype: '|O' }],
  ['complex', { code: 'npy-dtype', place: 'Q', dtype: '<c16' }],
  ['text', { code: 'npy-dtype', place: 'Q', dtype: '<U1' }],
  ['fields', { code: 'npy-dtype', place: 'Q', dtype: "[('a', '<f8'), ('b', '<i4')]" }],
  ['rank-5', { code: 'array-rank', place: 'Q', rank: 5, most: 4 }],
  ['empty', { code: 'array-empty', place: 'Q' }],
])('refused/%s.npy', (name, facts) => {
  expect(refusal(() => readNpy(file(`refused/${name}.npy`), 'Q'))).toEqual(facts);
});

describe('readNpy', () => {
  it('reads from the middle of a buffer', () => {
    const bytes = file('f8.npy');
    const moved = new Uint8Array(bytes.length + 5);
    moved.set(bytes, 3);
    expect([...readNpy(moved.subarray(3, -2), 'Q').data]).toEqual(expected.f8!.data);
  });

  it('reads the header of Python 2 and keys in any order', () => {
    const long = npy("{'shape': (2L,), 'fortran_order': False, 'descr': '|u1'}", Uint8Array.of(7, 8));
    expect(readNpy(long, 'Q')).toEqual({ shape: [2], data: Float64Array.of(7, 8) });
  });

  it('refuses what is cut off anywhere', () => {
    const bytes = file('f8.npy');
    for (let length = 0; length < bytes.length; length++) {
      const { code } = refusal(() => readNpy(bytes.subarray(0, length), 'Q'));
      expect(code).toBe(length < 6 ? 'npy-magic' : length === 6 ? 'npy-version' : 'npy-truncated');
    }
    expect(refusal(() => readNpy(bytes.subarray(0, -1), 'Q'))).toEqual({
      code: 'npy-truncated',
      place: 'Q',
      bytes: 95,
      expected: 96,
    });
  });

  it('refuses a size before it takes the memory', () => {
    const huge = npy(header('<f8', '(1000000, 1000000)'));
    expect(refusal(() => readNpy(huge, 'Q'))).toEqual({ code: 'array-cells', place: 'Q', most: 2 ** 24 });
  });

  it('refuses headers that are not the dict of three keys', () => {
    const bad = [
      '',
      '{}',
      "{'descr': '<f8', 'fortran_order': False}",
      "{'descr': '<f8', 'fortran_order': 1, 'shape': (1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1 1)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': '(1,)'}",
      "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
      "__import__('os').system('true')",
    ];
    for (const text of bad) {
      expect(refusal(() => readNpy(npy(text), 'Q'))).toMatchObject({ code: 'npy-header', place: 'Q' });
    }
    expect(refusal(() => readNpy(npy('').with(6, 9), 'Q'))).toEqual({
      code: 'npy-version',
      place: 'Q',
      version: 9,
    });
    for (const dtype of ['=f8', '|f8', 'f8', '<f16', '<valueOf', '']) {
      expect(refusal(() => readNpy(npy(header(dtype, '(1,)')), 'Q')).code).toBe('npy-dtype');
    }
  });

  it('names the cell that may not be there', () => {
    const bytes = new Uint8Array(Float64Array.of(1, 2, 3, Infinity).buffer);
    expect(refusal(() => readNpy(npy(header('<f8', '(2, 2)'), bytes), 'Q'))).toEqual({
      code: 'number-infinite',
      word: 'Infinity',
      place: 'Q[1][1]',
    });
    expect(
      refusal(() => readNpy(npy(header('<f8', '(2, 2)', 'True'), bytes.slice().copyWithin(8, 24)), 'Q')),
    ).toEqual({
      code: 'number-infinite',
      word: 'Infinity',
      place: 'Q[1][0]',
    });
  });

  it('answers any damage with data or an AttnError', () => {
    const bytes = file('i4.npy');
    const spots = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(spots, (changes) => {
        const damaged = bytes.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        orRefusal(() => readNpy(damaged, 'Q'));
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.uint8Array(), (any) => void orRefusal(() => readNpy(any, 'Q'))));
  });
});

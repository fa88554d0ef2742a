import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { AttnError } from '../../src/engine/error.js';
import { readNpy } from '../../src/input/npy.js';
import { readNpz } from '../../src/input/npz.js';
import { refusalOf } from './refusal.js';

const golden = new URL('../golden/npy/', import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, golden)));
const array = file('f8.npy');

test.each(['stored', 'deflated'])('%s.npz holds the arrays by name', async (name) => {
  const arrays = await readNpz(file(`${name}.npz`), 'in.npz');
  expect(Object.keys(arrays)).toEqual(['Q', 'W_Q']);
  expect(arrays.Q).toEqual(readNpy(array, 'Q'));
  expect(arrays.W_Q).toEqual(readNpy(file('i4.npy'), 'W_Q'));
});

/** Lets the directory of a zip claim a size for one of its entries (a record has it at 24, the name at 46). */
function claim(zip: Uint8Array, name: string, size: number): void {
  const record = Buffer.from(zip.buffer).lastIndexOf(name) - 46;
  new DataView(zip.buffer).setUint32(record + 24, size, true);
}

describe('readNpz', () => {
  it('refuses names that are none, and what is no array', async () => {
    for (const name of ['../Q', '/etc/Q', 'a b', '__proto__', '']) {
      expect(await refusalOf(readNpz(zipSync({ [`${name}.npy`]: array }), 'z'))).toEqual({
        code: 'name-bad',
        name,
      });
    }
    expect(await refusalOf(readNpz(zipSync({ 'a\x1b.txt': strToU8('x') }), 'z'))).toEqual({
      code: 'npz-entry',
      place: 'z',
      name: 'a␛.txt',
    });
    const damaged = zipSync({ 'Q.npy': array.subarray(0, -1) });
    expect(await refusalOf(readNpz(damaged, 'z'))).toEqual({
      code: 'npy-truncated',
      place: 'Q',
      bytes: 95,
      expected: 96,
    });
  });

  it('refuses a bomb before it inflates anything', async () => {
    const bomb = zipSync({ 'Q.npy': array, 'K.npy': array });
    claim(bomb, 'Q.npy', 2 ** 27);
    claim(bomb, 'K.npy', 2 ** 27 + 1);
    expect(await refusalOf(readNpz(bomb, 'z'))).toEqual({
      code: 'npz-size',
      place: 'z',
      size: 2 ** 28 + 1,
      most: 2 ** 28,
    });
  });

  it('lets nothing grow past the size the directory claims', async () => {
    const liar = zipSync({ 'Q.npy': new Uint8Array(2 ** 24) });
    claim(liar, 'Q.npy', 16);
    const before = process.memoryUsage().arrayBuffers;
    expect((await refusalOf(readNpz(liar, 'z'))).code).toBe('npy-magic');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 22);
  });

  it('refuses a name given twice', async () => {
    const twice = zipSync({ 'Q.npy': array, 'R.npy': array });
    const bytes = Buffer.from(twice);
    for (let at = bytes.indexOf('R.npy'); at >= 0; at = bytes.indexOf('R.npy')) bytes.write('Q', at);
    expect(await refusalOf(readNpz(bytes, 'z'))).toEqual({ code: 'name-twice', name: 'Q' });
  });

  it('answers any bytes and any damage with data or an AttnError', async () => {
    expect(await refusalOf(readNpz(new Uint8Array(0), 'z'))).toEqual({ code: 'npz-broken', place: 'z' });
    expect(await refusalOf(readNpz(array, 'z'))).toEqual({ code: 'npz-broken', place: 'z' });
    const zip = file('deflated.npz');
    const spots = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(spots, async (changes) => {
        const damaged = zip.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        await readNpz(damaged, 'z').catch((error: unknown) => expect(error).toBeInstanceOf(AttnError));
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { exponentOf } from '../../src/engine/fit.js';
import { type Head, plainAttention, tiledAttention } from '../../src/engine/head.js';
import { matmul } from '../../src/engine/ops/matmul.js';
import { scale } from '../../src/engine/ops/scale.js';
import { softmax } from '../../src/engine/ops/softmax.js';
import { random } from '../../src/engine/random.js';
import { tensor } from '../../src/engine/tensor.js';

function head(n: number, d: number, size = 1): Head {
  const from = (name: string) => {
    const { normal } = random(`${n}×${d}/${name}`);
    return Float64Array.from({ length: n * d }, () => size * normal());
  };
  return { Q: from('Q'), K: from('K'), V: from('V'), n, d };
}

/** Counts what is allocated, an array at a time. */
function ledger() {
  const arrays: number[] = [];
  const allocate = (cells: number) => {
    arrays.push(cells);
    return new Float64Array(cells);
  };
  return { arrays, allocate, sum: () => arrays.reduce((a, b) => a + b, 0) };
}

const off = (a: Float64Array, b: Float64Array) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!) / Math.max(1, Math.abs(b[i]!))));

describe('attention of one head', () => {
  it.each([
    [1, 1, 1],
    [5, 3, 2],
    [7, 4, 64],
    [33, 8, 8],
    [64, 16, 16],
    [130, 5, 33],
    [200, 64, 64],
  ])('n = %i, d = %i: by tiles of %i the same as at once, and as the ops give it', (n, d, tile) => {
    for (const size of [1, 30]) {
      const one = head(n, d, size);
      const plain = plainAttention(one, ledger().allocate);
      expect(off(tiledAttention(one, tile, ledger().allocate), plain)).toBeLessThan(1e-9);
      const [Q, K, V] = [one.Q, one.K, one.V].map((data) => tensor([n, d], data));
      const z = scale.forward([matmul.forward([Q!, K!], { bT: true })], { by: 1 / Math.sqrt(d) });
      expect(off(plain, matmul.forward([softmax.forward([z], {}), V!], {}).data)).toBeLessThan(1e-9);
    }
  });

  it('holds n×n weights at once, and by tiles never', () => {
    const [n, d, tile] = [256, 16, 32];
    const [whole, tiles] = [ledger(), ledger()];
    plainAttention(head(n, d), whole.allocate);
    tiledAttention(head(n, d), tile, tiles.allocate);
    expect(whole.arrays).toContain(n * n);
    expect(whole.sum()).toBe(n * n + n * d);
    expect(tiles.sum()).toBe(tile * tile + tile * d + 2 * tile + n * d);
    expect(Math.max(...tiles.arrays)).toBe(n * d);
  });
});

describe('exponentOf', () => {
  it('finds the power of a power', () => {
    const xs = [1, 2, 4, 8];
    for (const p of [0, 1, 1.5, 2])
      expect(
        exponentOf(
          xs,
          xs.map((x) => 3 * x ** p),
        ),
      ).toBeCloseTo(p, 12);
  });

  it('has none for one point, and for zeros', () => {
    expect(exponentOf([2], [3])).toBeUndefined();
    expect(exponentOf([1, 2], [0, 1])).toBeUndefined();
  });
});

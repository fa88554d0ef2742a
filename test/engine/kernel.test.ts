import { describe, expect, it } from 'vitest';
import { multiplyInto } from '../../src/engine/kernel.js';
import { random } from '../../src/engine/random.js';

/** The definition: one cell after another, over k in order. */
function naive(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  n: number,
  k: number,
  m: number,
  bTransposed: boolean,
): number[] {
  const out: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let q = 0; q < k; q++) sum += a[i * k + q]! * b[bTransposed ? j * k + q : q * m + j]!;
      out.push(sum);
    }
  }
  return out;
}

const { normal } = random('kernel');
const noise = (cells: number) => Float64Array.from({ length: cells }, normal);

function product(a: Float64Array, b: Float64Array, n: number, k: number, m: number, bTransposed: boolean) {
  const out = new Float64Array(n * m).fill(Number.NaN);
  multiplyInto(a, 0, b, 0, out, 0, n, k, m, bTransposed);
  return [...out];
}

const SHAPES = [
  [0, 3, 2],
  [3, 0, 2],
  [3, 2, 0],
  [1, 1, 1],
  [2, 2, 2],
  [1, 7, 1],
  [4, 3, 5],
  [5, 4, 3],
  [8, 16, 16],
  [7, 11, 13],
  [1, 300, 40],
  [40, 1, 300],
  [300, 40, 1],
  [33, 17, 31],
  [64, 64, 64],
  [65, 257, 9],
  [9, 515, 66],
  [34, 258, 259],
] as const;

describe('multiplyInto gives the bits of the naive loop', () => {
  for (const [n, k, m] of SHAPES) {
    for (const bTransposed of [false, true]) {
      it(`${n}×${k} · ${k}×${m}${bTransposed ? ', B transposed' : ''}`, () => {
        const [a, b] = [noise(n * k), noise(k * m)];
        expect(product(a, b, n, k, m, bTransposed)).toEqual(naive(a, b, n, k, m, bTransposed));
      });
    }
  }

  it('when sums cancel and the order shows', () => {
    const [n, k, m] = [20, 300, 20];
    const wild = (cells: number) => noise(cells).map((x) => x * 10 ** Math.round(8 * x));
    const [a, b] = [wild(n * k), wild(k * m)];
    const inOrder = naive(a, b, n, k, m, false);
    const backwards = naive(a.toReversed(), b.toReversed(), n, k, m, false).reverse();
    expect(inOrder).not.toEqual(backwards);
    expect(product(a, b, n, k, m, false)).toEqual(inOrder);
  });
});

describe('multiplyInto at offsets', () => {
  for (const [n, k, m] of [
    [2, 3, 2],
    [30, 20, 29],
  ] as const) {
    it(`reads and writes only its own cells (${n}×${k}×${m})`, () => {
      const [a, b] = [noise(n * k + 9), noise(k * m + 9)];
      const out = new Float64Array(n * m + 9).fill(-1);
      multiplyInto(a, 4, b, 5, out, 3, n, k, m, false);
      expect([...out.subarray(3, 3 + n * m)]).toEqual(naive(a.subarray(4), b.subarray(5), n, k, m, false));
      expect([...out.subarray(0, 3), ...out.subarray(3 + n * m)]).toEqual(new Array(9).fill(-1));
    });
  }
});

describe('multiplyInto skips nothing', () => {
  for (const [n, k, m] of [
    [3, 4, 3],
    [19, 21, 23],
  ] as const) {
    it(`NaN and infinity reach every cell of their row and column, zeros or not (${n}×${k}×${m})`, () => {
      const [a, b] = [noise(n * k).fill(0, 0, k), noise(k * m)];
      a[k + 1] = Number.POSITIVE_INFINITY;
      b[2 * m] = Number.NaN;
      b[m + m - 1] = Number.NEGATIVE_INFINITY;
      b[m + 1] = 0;
      const cells = product(a, b, n, k, m, false);
      expect(cells).toEqual(naive(a, b, n, k, m, false));
      expect(cells[0]).toBeNaN(); // 0 · NaN
      expect(cells[m - 1]).toBeNaN(); // 0 · −∞
      expect(cells[m + 1]).toBeNaN(); // ∞ · 0
      expect(cells[m + m - 1]).toBe(Number.NEGATIVE_INFINITY);
    });
  }

  it('what is left of an earlier product does not matter', () => {
    const n = 18;
    product(noise(n * n).fill(Number.NaN), noise(n * n), n, n, n, false);
    const [a, b] = [noise(n * n), noise(n * n)];
    expect(product(a, b, n, n, n, false)).toEqual(naive(a, b, n, n, n, false));
  });
});

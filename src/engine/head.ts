import { exponentials } from './exponentials.js';
import { multiplyInto } from './kernel.js';

/** One head: n queries, n keys and n values, each a row of d numbers. */
export interface Head {
  readonly Q: Float64Array;
  readonly K: Float64Array;
  readonly V: Float64Array;
  readonly n: number;
  readonly d: number;
}

/** Where the arrays of a computation come from, so that its memory can be counted. */
export type Allocate = (cells: number) => Float64Array;

/** O = softmax(Q Kᵀ/√d) V with all n×n weights at once: n² + nd cells. Vaswani et al. 2017, §3.2.1. */
export function plainAttention({ Q, K, V, n, d }: Head, allocate: Allocate): Float64Array {
  const S = allocate(n * n);
  multiplyInto(Q, 0, K, 0, S, 0, n, d, n, true);
  for (let row = 0; row < S.length; row += n) {
    let max = -Infinity;
    for (let j = 0; j < n; j++) max = Math.max(max, S[row + j]!);
    for (let j = 0; j < n; j++) S[row + j] = (S[row + j]! - max) / Math.sqrt(d);
  }
  exponentials(S);
  for (let row = 0; row < S.length; row += n) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += S[row + j]!;
    for (let j = 0; j < n; j++) S[row + j]! /= sum;
  }
  const O = allocate(n * d);
  multiplyInto(S, 0, V, 0, O, 0, n, n, d, false);
  return O;
}

/**
 * The same O by tiles of b queries and b keys: b² + bd + 2b + nd cells, and never n×n. For each query the largest
 * score m and l = Σ e^(z − m) of the keys seen so far; what was summed under an earlier m is corrected by
 * e^(m_old − m). Milakov & Gimelshein 2018; Dao et al. 2022, algorithm 1; O is divided by l at the end (Dao 2023).
 */
export function tiledAttention({ Q, K, V, n, d }: Head, b: number, allocate: Allocate): Float64Array {
  const O = allocate(n * d);
  const S = allocate(b * b);
  const part = allocate(b * d);
  const m = allocate(b);
  const l = allocate(b);
  for (let i = 0; i < n; i += b) {
    const rows = Math.min(b, n - i);
    m.fill(-Infinity);
    l.fill(0);
    for (let j = 0; j < n; j += b) {
      const columns = Math.min(b, n - j);
      multiplyInto(Q, i * d, K, j * d, S, 0, rows, d, columns, true);
      for (let r = 0; r < rows; r++) {
        const [from, to] = [r * columns, (r + 1) * columns];
        let max = m[r]!;
        for (let c = from; c < to; c++) max = Math.max(max, S[c]! / Math.sqrt(d));
        for (let c = from; c < to; c++) S[c] = S[c]! / Math.sqrt(d) - max;
        const carry = Math.exp(m[r]! - max);
        m[r] = max;
        l[r]! *= carry;
        for (let c = (i + r) * d; c < (i + r + 1) * d; c++) O[c]! *= carry;
      }
      exponentials(S.subarray(0, rows * columns));
      for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) l[r]! += S[r * columns + c]!;
      multiplyInto(S, 0, V, j * d, part, 0, rows, columns, d, false);
      for (let c = 0; c < rows * d; c++) O[i * d + c]! += part[c]!;
    }
    for (let r = 0; r < rows; r++) for (let c = 0; c < d; c++) O[(i + r) * d + c]! /= l[r]!;
  }
  return O;
}

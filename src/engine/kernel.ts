import { TILE, tilesCode } from './tiles.js';
import { compile, type Vectors } from './wasm.js';

/** Below this many multiplications, packing and compiling cost more than vectors save. */
const SMALL = 512;
/** The largest blocks of A (ROWS × DEPTH) and B (DEPTH × COLUMNS) at work at a time: both fit the caches. */
const ROWS = 64;
const COLUMNS = 256;
const DEPTH = 256;
const A_AT = 0;
const B_AT = A_AT + ROWS * DEPTH;
const C_AT = B_AT + DEPTH * COLUMNS;
const CELLS = C_AT + ROWS * COLUMNS;

let vectors: Vectors | null | undefined;

/**
 * out = A · B, for A (n×k) at aAt, B (k×m, or m×k when transposed) at bAt, out (n×m) at outAt, row by row.
 * However it is tiled, a cell is 0 + a₀b₀ + a₁b₁ + … in that order: the formula of the cell gives its bits.
 */
export function multiplyInto(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  out: Float64Array,
  outAt: number,
  n: number,
  k: number,
  m: number,
  bTransposed: boolean,
): void {
  const A: Matrix = { data: a, at: aAt, line: k, step: 1 };
  const B: Matrix = { data: b, at: bAt, line: bTransposed ? k : 1, step: bTransposed ? 1 : m };
  const large = n * k * m >= SMALL;
  if (large && vectors === undefined) vectors = compile(CELLS, tilesCode());
  if (large && vectors) multiplyBlocks(vectors, A, B, out, outAt, n, k, m);
  else multiplyPlainly(A, B, out, outAt, n, k, m);
}

/** Lines of cells that are multiplied with lines of the other factor: the rows of A, the columns of B. */
interface Matrix {
  readonly data: Float64Array;
  readonly at: number;
  /** From a line to the next, and from a cell of a line to its next. */
  readonly line: number;
  readonly step: number;
}

/** The definition, cell by cell: for small products, and where there are no vectors. */
function multiplyPlainly(
  A: Matrix,
  B: Matrix,
  out: Float64Array,
  outAt: number,
  n: number,
  k: number,
  m: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      let b = B.at + j * B.line;
      for (let a = A.at + i * k, end = a + k; a < end; a++, b += B.step) sum += A.data[a]! * B.data[b]!;
      out[outAt + i * m + j] = sum;
    }
  }
}

/** Blocks that stay in the caches, B's packed so that the vector tile reads it in one sequence. */
function multiplyBlocks(
  { memory, run }: Vectors,
  A: Matrix,
  B: Matrix,
  out: Float64Array,
  outAt: number,
  n: number,
  k: number,
  m: number,
): void {
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const depth = Math.min(DEPTH, k - k0);
    for (let j0 = 0; j0 < m; j0 += COLUMNS) {
      const columns = Math.min(COLUMNS, m - j0);
      const line = Math.ceil(columns / TILE) * TILE;
      pack(B, j0, columns, k0, depth, memory);
      for (let i0 = 0; i0 < n; i0 += ROWS) {
        const rows = Math.min(ROWS, n - i0);
        const corner = outAt + i0 * m + j0;
        copy(A.data, A.at + i0 * k + k0, k, memory, A_AT, depth, rows, depth);
        if (k0 === 0) memory.fill(0, C_AT, C_AT + rows * line);
        else copy(out, corner, m, memory, C_AT, line, rows, columns);
        for (let j = 0; j < columns; j += TILE) {
          const [b, c] = [B_AT + j * depth, C_AT + j];
          run(8 * A_AT, 8 * depth, 8 * b, 8 * c, 8 * line, depth, Math.ceil(rows / TILE));
        }
        copy(memory, C_AT, line, out, corner, m, rows, columns);
      }
    }
  }
}

/** Rows of `width` cells; `line` is from a row to the next. */
function copy(
  from: Float64Array,
  at: number,
  line: number,
  to: Float64Array,
  toAt: number,
  toLine: number,
  rows: number,
  width: number,
): void {
  if (line === width && toLine === width) {
    to.set(from.subarray(at, at + rows * width), toAt);
    return;
  }
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) to[toAt + row * toLine + i] = from[at + row * line + i]!;
  }
}

/** Four columns at a time, cell beside cell; past the last one, the last again, to no effect. */
function pack(B: Matrix, j0: number, columns: number, k0: number, depth: number, to: Float64Array): void {
  const { data, line, step } = B;
  const start = B.at + j0 * line + k0 * step;
  let p = B_AT;
  for (let j = 0; j < columns; j += TILE) {
    let b0 = start + j * line;
    let b1 = start + Math.min(j + 1, columns - 1) * line;
    let b2 = start + Math.min(j + 2, columns - 1) * line;
    let b3 = start + Math.min(j + 3, columns - 1) * line;
    for (let q = 0; q < depth; q++) {
      to[p] = data[b0]!;
      to[p + 1] = data[b1]!;
      to[p + 2] = data[b2]!;
      to[p + 3] = data[b3]!;
      p += TILE;
      b0 += step;
      b1 += step;
      b2 += step;
      b3 += step;
    }
  }
}

import { compile, type Simd, TILE } from './simd.js';

/** Below this many multiplications, packing and compiling cost more than vectors save. */
const SMALL = 512;
/** The largest blocks of A (ROWS × DEPTH) and B (DEPTH × COLUMNS) at work at a time: both fit the caches. */
const ROWS = 32;
const COLUMNS = 256;
const DEPTH = 256;
const A_AT = 0;
const B_AT = A_AT + ROWS * DEPTH;
const C_AT = B_AT + DEPTH * COLUMNS;
const CELLS = C_AT + ROWS * COLUMNS;

let simd: Simd | null | undefined;

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
  if (large && simd === undefined) simd = compile(CELLS);
  if (large && simd) multiplyBlocks(simd, A, B, out, outAt, n, k, m);
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

/** Blocks that stay in the caches, packed so that the vector tile reads both in one sequence. */
function multiplyBlocks(
  { memory, tiles }: Simd,
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
    const panel = depth * TILE;
    for (let j0 = 0; j0 < m; j0 += COLUMNS) {
      const columns = Math.min(COLUMNS, m - j0);
      pack(B, j0, columns, k0, depth, memory, B_AT);
      for (let i0 = 0; i0 < n; i0 += ROWS) {
        const rows = Math.min(ROWS, n - i0);
        const down = Math.ceil(rows / TILE);
        pack(A, i0, rows, k0, depth, memory, A_AT);
        const corner = outAt + i0 * m + j0;
        if (k0 === 0) memory.fill(0, C_AT, C_AT + down * Math.ceil(columns / TILE) * TILE * TILE);
        else exchange(memory, out, corner, rows, columns, m, true);
        for (let p = 0; p * TILE < columns; p++) {
          tiles(8 * A_AT, 8 * (B_AT + p * panel), 8 * (C_AT + p * down * TILE * TILE), depth, down);
        }
        exchange(memory, out, corner, rows, columns, m, false);
      }
    }
  }
}

/** Four lines at a time, cell beside cell; past the last line, the last line again, to no effect. */
function pack(
  from: Matrix,
  first: number,
  lines: number,
  k0: number,
  depth: number,
  to: Float64Array,
  p: number,
): void {
  const { data, line, step } = from;
  const start = from.at + first * line + k0 * step;
  for (let g = 0; g < lines; g += TILE) {
    let i0 = start + g * line;
    let i1 = start + Math.min(g + 1, lines - 1) * line;
    let i2 = start + Math.min(g + 2, lines - 1) * line;
    let i3 = start + Math.min(g + 3, lines - 1) * line;
    for (let q = 0; q < depth; q++) {
      to[p] = data[i0]!;
      to[p + 1] = data[i1]!;
      to[p + 2] = data[i2]!;
      to[p + 3] = data[i3]!;
      p += TILE;
      i0 += step;
      i1 += step;
      i2 += step;
      i3 += step;
    }
  }
}

/** The block's cells between `out`, where a row is m long, and the tiles, a column of them after another. */
function exchange(
  memory: Float64Array,
  out: Float64Array,
  corner: number,
  rows: number,
  columns: number,
  m: number,
  inward: boolean,
): void {
  const height = Math.ceil(rows / TILE) * TILE;
  for (let j = 0; j < columns; j += TILE) {
    const width = Math.min(TILE, columns - j);
    for (let i = 0; i < rows; i++) {
      const inTile = C_AT + j * height + i * TILE;
      const outside = corner + i * m + j;
      for (let c = 0; c < width; c++) {
        if (inward) memory[inTile + c] = out[outside + c]!;
        else out[outside + c] = memory[inTile + c]!;
      }
    }
  }
}

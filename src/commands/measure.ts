import { exponentOf } from '../engine/fit.js';
import { type Allocate, type Head, plainAttention, tiledAttention } from '../engine/head.js';
import { random } from '../engine/random.js';
import type { Measured, Point } from '../pages/measured.js';
import type { World } from './types.js';

/** As many multiply-adds as the largest run may take: half a second or so for the slower of the two. */
const MOST = 2 ** 29;
const LARGEST = 2048;
const SMALLEST = 32;
const SIZES = 5;
const RUNS = 3;
const CELL = 8;

/**
 * Plain against tiled attention of one head for growing n, each the fastest of three runs. Memory is counted: the
 * bytes of all arrays a run takes beyond Q, K and V, which it holds to its end. Undefined where d_k is too wide.
 */
export function measure(d_k: number, tile: number, world: World): Measured | undefined {
  let largest = LARGEST;
  while (2 * largest * largest * d_k > MOST) largest /= 2;
  if (largest < SMALLEST) return undefined;
  const sizes = Array.from({ length: SIZES }, (_, i) => largest / 2 ** (SIZES - 1 - i));
  const ways = {
    plain: (head: Head, allocate: Allocate) => plainAttention(head, allocate),
    tiled: (head: Head, allocate: Allocate) => tiledAttention(head, tile, allocate),
  };
  // the first runs are slow: the machine code of the loops is not there yet
  const first = headOf(sizes[2]!, d_k, world.seed);
  for (const run of Object.values(ways)) for (let i = 0; i < RUNS; i++) run(first, allocateOnly);
  const points = sizes.map((n): Point => {
    const head = headOf(n, d_k, world.seed);
    return { n, plain: best(ways.plain, head, world), tiled: best(ways.tiled, head, world) };
  });
  const fitted = (way: 'plain' | 'tiled') => ({
    time: exponentOf(
      sizes,
      points.map((point) => point[way].ms),
    ),
    memory: exponentOf(
      sizes,
      points.map((point) => point[way].bytes),
    ),
  });
  return { d_k, tile, runs: RUNS, points, exponents: { plain: fitted('plain'), tiled: fitted('tiled') } };
}

function best(run: (head: Head, allocate: Allocate) => Float64Array, head: Head, world: World) {
  let ms = Infinity;
  let bytes = 0;
  let grown = 0;
  for (let i = 0; i < RUNS; i++) {
    bytes = 0;
    const before = world.memory();
    const start = world.now();
    run(head, (cells) => {
      bytes += CELL * cells;
      return new Float64Array(cells);
    });
    ms = Math.min(ms, world.now() - start);
    grown = Math.max(grown, world.memory() - before);
  }
  return { ms, bytes, grown };
}

const allocateOnly: Allocate = (cells) => new Float64Array(cells);

function headOf(n: number, d: number, seed: string): Head {
  const from = (name: string): Float64Array => {
    const { uniform } = random(`${seed}/${name}`);
    return Float64Array.from({ length: n * d }, () => 2 * uniform() - 1);
  };
  return { Q: from('Q'), K: from('K'), V: from('V'), n, d };
}

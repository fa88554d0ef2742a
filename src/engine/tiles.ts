import { below, type Code, countDown, get, load, move, plus, set, splat, store, times } from './wasm.js';

export const TILE = 4;

/**
 * Adds A · B to `tiles` tiles of 4×4 cells of C, one below another, two cells a vector. A lies row by row, a
 * row `aLine` bytes long, and C alike; B is a panel four columns wide, packed row by row, of `depth` rows.
 *
 * V8 makes no vectors of plain code, and spills the registers of a tile this wide: plain code stops at a
 * third of this. A vector multiplies, rounds, adds and rounds as plain numbers do, so the bits are the same.
 */
export function tilesCode(): Code {
  const [a, aLine, b, c, cLine, depth, tiles] = [0, 1, 2, 3, 4, 5, 6] as const;
  const [steps, panel] = [7, 8] as const;
  const aRows = [9, 10, 11, 12] as const; // where the rows of the tile are in A, and in C
  const cRows = [13, 14, 15, 16] as const;
  const columns = [17, 18] as const; // two vectors: a row of B's panel
  const cell = 19; // one cell of A, twice
  const sums = aRows.map((_, r) => [20 + 2 * r, 21 + 2 * r]); // two vectors a row of the tile
  const eachSum = (body: (sum: number, row: number, place: number) => number[]) =>
    sums.flatMap((pair, r) => pair.flatMap((sum, v) => body(sum, cRows[r]!, 2 * v)));
  const inner = [
    ...columns.flatMap((y, v) => set(y, load(panel, 2 * v))),
    ...aRows.flatMap((row, r) => [
      ...[...set(cell, splat(row, 0)), ...move(row, 1)],
      ...columns.flatMap((y, v) => {
        const sum = sums[r]![v]!;
        return set(sum, plus(get(sum), times(get(cell), get(y))));
      }),
    ]),
    ...move(panel, TILE),
  ];
  const outer = [
    ...[...below(a, aLine, aRows), ...below(c, cLine, cRows)],
    ...eachSum((sum, row, place) => set(sum, load(row, place))),
    ...[...set(panel, get(b)), ...set(steps, get(depth))],
    ...countDown(steps, inner),
    ...eachSum((sum, row, place) => store(row, place, get(sum))),
  ];
  return { parameters: 7, integers: 10, vectors: 11, body: countDown(tiles, outer) };
}

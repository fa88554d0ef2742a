/**
 * A 4×4 tile of a product in WebAssembly, two cells a vector. V8 vectorises nothing by itself and spills
 * the registers of a tile this wide: scalar code stops at a third of this. A lane multiplies, rounds, adds
 * and rounds as plain numbers do (no fused multiply-add), so the bits are the same.
 */
export const TILE = 4;

export interface Simd {
  /** The module's memory; addresses below are in bytes. */
  readonly memory: Float64Array;
  /**
   * Adds A · B to `tiles` tiles of C, one below another. A lies row by row, a row `aLine` bytes long, and C
   * alike; B is a panel four columns wide, packed row by row. `depth` rows of B, columns of A.
   */
  tiles(a: number, aLine: number, b: number, c: number, cLine: number, depth: number, tiles: number): void;
}

/** What is used of it; Node's types leave it to the DOM's. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object) => { exports: { memory: { buffer: ArrayBuffer }; tiles: Simd['tiles'] } };
};

const PAGE = 65536;
const CELL = 8;
const I32 = 0x7f;
const V128 = 0x7b;

/** Compiles the module: a quarter of a millisecond. Null where WebAssembly or its vectors are missing. */
export function compile(cells: number): Simd | null {
  try {
    const pages = Math.ceil((cells * CELL) / PAGE);
    const { memory, tiles } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes(pages))).exports;
    return { memory: new Float64Array(memory.buffer), tiles };
  } catch {
    return null;
  }
}

/** WebAssembly binary format, §5.5: header, type, function, memory, export and code sections. */
function moduleBytes(pages: number): Uint8Array<ArrayBuffer> {
  const [type, fn, memory] = [0, 0, 0];
  const signature = [0x60, ...list(Array.from({ length: 7 }, () => [I32])), ...list([])];
  return Uint8Array.from([
    ...[...characters('\0asm'), 1, 0, 0, 0],
    ...section(1, list([signature])),
    ...section(3, list([[type]])),
    ...section(5, list([[0, ...unsigned(pages)]])),
    ...section(
      7,
      list([
        [...text('memory'), 2, memory],
        [...text('tiles'), 0, fn],
      ]),
    ),
    ...section(10, list([sized(tilesBody())])),
  ]);
}

function tilesBody(): number[] {
  const [a, aLine, b, c, cLine, depth, tiles] = [0, 1, 2, 3, 4, 5, 6] as const; // parameters
  const [steps, panel] = [7, 8] as const;
  const aRows = [9, 10, 11, 12] as const; // where the rows of the tile are in A, and in C
  const cRows = [13, 14, 15, 16] as const;
  const columns = [17, 18] as const; // two vectors: a row of B's panel
  const cell = 19; // one cell of A, twice
  const sums = aRows.map((_, r) => [20 + 2 * r, 21 + 2 * r]); // two vectors a row of the tile
  const inner = [
    ...columns.flatMap((y, v) => [...load(panel, 2 * v), ...set(y)]),
    ...aRows.flatMap((row, r) => [
      ...[...splat(row, 0), ...set(cell), ...move(row, 1)],
      ...columns.flatMap((y, v) => {
        const sum = sums[r]![v]!;
        return [...get(sum), ...get(cell), ...get(y), ...multiply, ...sumUp, ...set(sum)];
      }),
    ]),
    ...move(panel, TILE),
  ];
  const outer = [
    ...[...below(a, aLine, aRows), ...below(c, cLine, cRows)],
    ...sums.flatMap((pair, r) => pair.flatMap((sum, v) => [...load(cRows[r]!, 2 * v), ...set(sum)])),
    ...[...get(b), ...set(panel), ...get(depth), ...set(steps)],
    ...countDown(steps, inner),
    ...sums.flatMap((pair, r) => pair.flatMap((sum, v) => store(cRows[r]!, 2 * v, sum))),
  ];
  return [
    ...list([
      [10, I32],
      [11, V128],
    ]),
    ...countDown(tiles, outer),
    END,
  ];
}

const END = 0x0b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
/** loop: body; local −= 1; again unless it is 0 */
const countDown = (local: number, body: number[]) => [
  ...[0x03, 0x40, ...body],
  ...[...get(local), 0x41, 1, 0x6b, 0x22, local, 0x0d, 0, END],
];
const add = 0x6a;
/** address += cells · 8 */
const move = (address: number, cells: number) => [
  ...[...get(address), 0x41, ...signed(cells * CELL), add],
  ...set(address),
];
/** each of `rows` is where the address was; the address += line, once for each */
const below = (address: number, line: number, rows: readonly number[]) =>
  rows.flatMap((row) => [
    ...[...get(address), ...set(row)],
    ...[...get(address), ...get(line), add, ...set(address)],
  ]);
const vector = (opcode: number) => [0xfd, ...unsigned(opcode)];
const at = (cell: number) => [3, ...unsigned(cell * CELL)]; // aligned to 2³ bytes
const load = (address: number, cell: number) => [...get(address), ...vector(0x00), ...at(cell)];
const splat = (address: number, cell: number) => [...get(address), ...vector(0x0a), ...at(cell)];
const store = (address: number, cell: number, local: number) => [
  ...[...get(address), ...get(local)],
  ...[...vector(0x0b), ...at(cell)],
];
const multiply = vector(0xf2); // f64x2.mul
const sumUp = vector(0xf0); // f64x2.add

const characters = (s: string) => [...s].map((character) => character.charCodeAt(0));
const text = (s: string) => sized(characters(s));
const sized = (bytes: number[]) => [...unsigned(bytes.length), ...bytes];
const list = (items: number[][]) => [...unsigned(items.length), ...items.flat()];
const section = (id: number, bytes: number[]) => [id, ...sized(bytes)];

/** LEB128: seven bits a byte, the low ones first, the top bit set on all but the last. */
function unsigned(n: number): number[] {
  return n < 128 ? [n] : [(n & 127) | 128, ...unsigned(n >>> 7)];
}

/** The same for a signed constant: one more byte where bit 6 would read as a minus. */
function signed(n: number): number[] {
  return n < 64 ? [n] : [(n & 127) | 128, ...signed(n >> 7)];
}

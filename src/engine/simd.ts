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
   * Adds to `tiles` tiles of 4×4 cells at `c`, one after another, the product of a packed panel of A each
   * (also one after another) with the packed panel of B at `b`. A panel is `depth` times four cells.
   */
  tiles(a: number, b: number, c: number, depth: number, tiles: number): void;
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
  const signature = [0x60, ...list([[I32], [I32], [I32], [I32], [I32]]), ...list([])];
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
  const [a, b, c, depth, tiles, steps, panel] = [0, 1, 2, 3, 4, 5, 6] as const; // five parameters, two locals
  const columns = [7, 8]; // two vectors: a row of B's panel
  const row = 9; // one cell of A, twice
  const sums = Array.from({ length: 8 }, (_, i) => 10 + i); // two vectors a row of the tile
  const inner = [
    ...columns.flatMap((y, v) => [...load(panel, 2 * v), ...set(y)]),
    ...[0, 1, 2, 3].flatMap((r) => [
      ...[...splat(a, r), ...set(row)],
      ...columns.flatMap((y, v) => {
        const sum = sums[2 * r + v]!;
        return [...get(sum), ...get(row), ...get(y), ...multiply, ...sumUp, ...set(sum)];
      }),
    ]),
    ...[...move(a, TILE), ...move(panel, TILE)],
  ];
  const outer = [
    ...sums.flatMap((sum, i) => [...load(c, 2 * i), ...set(sum)]),
    ...[...get(b), ...set(panel), ...get(depth), ...set(steps)],
    ...countDown(steps, inner),
    ...sums.flatMap((sum, i) => store(c, 2 * i, sum)),
    ...move(c, TILE * TILE),
  ];
  const locals = list([
    [2, I32],
    [11, V128],
  ]);
  return [...locals, ...countDown(tiles, outer), END];
}

const END = 0x0b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
/** loop: body; local −= 1; again unless it is 0 */
const countDown = (local: number, body: number[]) => [
  ...[0x03, 0x40, ...body],
  ...[...get(local), 0x41, 1, 0x6b, 0x22, local, 0x0d, 0, END],
];
/** address += cells · 8 */
const move = (address: number, cells: number) => [
  ...[...get(address), 0x41, ...signed(cells * CELL), 0x6a],
  ...set(address),
];
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

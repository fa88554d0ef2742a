/** What is used of it; Node's types leave it to the DOM's. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (
    module: object,
  ) => { exports: { memory: { buffer: ArrayBuffer }; run: (...x: number[]) => void } };
};

/** A function of whole numbers, addresses in bytes, on a memory of its own. */
export interface Vectors {
  readonly memory: Float64Array;
  run(...parameters: number[]): void;
}

/** How a function is written: its parameters and locals are numbered in this order. */
export interface Code {
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: number[];
}

const PAGE = 65536;
const CELL = 8;
const I32 = 0x7f;
const V128 = 0x7b;
const END = 0x0b;

/** Compiles the function, in a quarter of a millisecond. Null where WebAssembly or its vectors are missing. */
export function compile(cells: number, code: Code): Vectors | null {
  try {
    const bytes = moduleBytes(Math.ceil((cells * CELL) / PAGE), code);
    const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    return { memory: new Float64Array(memory.buffer), run };
  } catch {
    return null;
  }
}

/** WebAssembly's binary format, §5.5: header, type, function, memory, export and code sections. */
function moduleBytes(pages: number, { parameters, integers, vectors, body }: Code): Uint8Array<ArrayBuffer> {
  const signature = [0x60, ...list(Array.from({ length: parameters }, () => [I32])), ...list([])];
  const names = [
    [...text('memory'), 2, 0],
    [...text('run'), 0, 0],
  ];
  const locals = [
    [...unsigned(integers), I32],
    [...unsigned(vectors), V128],
  ];
  return Uint8Array.from([
    ...[...characters('\0asm'), 1, 0, 0, 0],
    ...section(1, list([signature])),
    ...section(3, list([[0]])),
    ...section(5, list([[0, ...unsigned(pages)]])),
    ...section(7, list(names)),
    ...section(10, list([sized([...list(locals), ...body, END])])),
  ]);
}

const add = 0x6a;
export const get = (local: number): number[] => [0x20, local];
/** local = value */
export const set = (local: number, value: number[]): number[] => [...value, 0x21, local];
/** address += cells · 8 */
export const move = (address: number, cells: number): number[] =>
  set(address, [...get(address), 0x41, ...signed(cells * CELL), add]);
/** each of `rows` is where the address was; the address += line, once for each */
export const below = (address: number, line: number, rows: readonly number[]): number[] =>
  rows.flatMap((row) => [...set(row, get(address)), ...set(address, [...get(address), ...get(line), add])]);
/** loop: body; local −= 1; again unless it is 0 */
export const countDown = (local: number, body: number[]): number[] => [
  ...[0x03, 0x40, ...body],
  ...[...get(local), 0x41, 1, 0x6b, 0x22, local, 0x0d, 0, END],
];

const vector = (opcode: number, ...operands: number[][]): number[] => [
  ...operands.flat(),
  ...[0xfd, ...unsigned(opcode)],
];
const at = (cell: number) => [3, ...unsigned(cell * CELL)]; // aligned to 2³ bytes
/** two cells; one cell twice; two cells back: `cell` cells after the address */
export const load = (address: number, cell: number) => [...vector(0x00, get(address)), ...at(cell)];
export const splat = (address: number, cell: number) => [...vector(0x0a, get(address)), ...at(cell)];
export const store = (address: number, cell: number, value: number[]) => [
  ...vector(0x0b, get(address), value),
  ...at(cell),
];

type Binary = (x: number[], y: number[]) => number[];
const binary =
  (opcode: number): Binary =>
  (x, y) =>
    vector(opcode, x, y);
/** f64x2, both cells alike */
export const plus = binary(0xf0);
export const minus = binary(0xf1);
export const times = binary(0xf2);
export const over = binary(0xf3);
export const atLeast = binary(0x4c);
export const and = binary(0x4e);
export const or = binary(0x50);
export const magnitude = (x: number[]): number[] => vector(0xec, x);
/** x · 2^k for whole k, where the result is a normal number: k is added to the exponent's bits */
export const timesPowerOfTwo = (x: number[], k: number[]): number[] => {
  const whole = vector(0xc7, vector(0xfc, k)); // i32x4.trunc_sat_f64x2_s_zero, i64x2.extend_low_i32x4_s
  return vector(0xce, x, vector(0xcb, [...whole, 0x41, 52])); // i64x2.add, i64x2.shl
};
/** x without its fraction */
export const truncated = (x: number[]): number[] => vector(0x7a, x);
export const constant = (x: number): number[] => {
  const bytes = [...new Uint8Array(Float64Array.of(x, x).buffer)];
  return [...vector(0x0c), ...bytes];
};

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

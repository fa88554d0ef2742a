import {
  and,
  atLeast,
  type Code,
  compile,
  constant,
  countDown,
  get,
  load,
  magnitude,
  minus,
  move,
  or,
  over,
  plus,
  set,
  store,
  times,
  timesPowerOfTwo,
  truncated,
  type Vectors,
} from './wasm.js';

/** Below this many, copying and compiling cost more than vectors save. */
const FEW = 512;
const CELLS = 8192;

let vectors: Vectors | null | undefined;

/** Replaces every x by e^x, with the bits of Math.exp. */
export function exponentials(x: Float64Array): void {
  if (x.length >= FEW && vectors === undefined) vectors = compile(CELLS, code());
  if (x.length < FEW || !vectors) {
    for (let i = 0; i < x.length; i++) x[i] = Math.exp(x[i]!);
    return;
  }
  const { memory, run } = vectors;
  for (let start = 0; start < x.length; start += CELLS) {
    const count = Math.min(CELLS, x.length - start);
    memory.set(x.subarray(start, start + count));
    run(0, Math.ceil(count / 2));
    for (let i = 0; i < count; i++) {
      const own = x[start + i]!;
      x[start + i] = isUsual(own) ? memory[i]! : Math.exp(own);
    }
  }
}

/** Where the formula below is the whole of fdlibm's: the result is normal, and 1 + x does not say it all. */
function isUsual(x: number): boolean {
  const size = Math.abs(x);
  return size < 708 && size > TINY && x !== 1;
}
const TINY = 2 ** -28;

/**
 * e^x as V8 has it from fdlibm (e_exp.c, Sun Microsystems 1993), two at a time and without its branches:
 * x = k ln 2 + r, |r| ≤ ½ ln 2; e^r = 1 − ((lo − r c / (2 − c)) − hi) with c = r − r² P(r²); times 2^k.
 */
function code(): Code {
  const [at, count] = [0, 1] as const;
  const [x, k, hi, lo, r, square, c] = [2, 3, 4, 5, 6, 7, 8] as const;
  const half = or(and(get(x), constant(-0)), constant(0.5)); // with the sign of x
  const rounded = truncated(plus(times(get(x), constant(Math.LOG2E)), half));
  const P = P_OF_SQUARE.reduceRight((rest, p) => plus(constant(p), times(get(square), rest)), constant(0));
  const quotient = over(times(get(r), get(c)), minus(constant(2), get(c)));
  const power = minus(constant(1), minus(minus(get(lo), quotient), get(hi)));
  const body = [
    ...set(x, load(at, 0)),
    ...set(k, and(rounded, atLeast(magnitude(get(x)), constant(HALF_LN2)))),
    ...set(hi, minus(get(x), times(get(k), constant(0.6931471803691238)))),
    ...set(lo, times(get(k), constant(1.9082149292705877e-10))),
    ...set(r, minus(get(hi), get(lo))),
    ...set(square, times(get(r), get(r))),
    ...set(c, minus(get(r), times(get(square), P))),
    ...store(at, 0, timesPowerOfTwo(power, get(k))),
    ...move(at, 2),
  ];
  return { parameters: 2, integers: 0, vectors: 7, body: countDown(count, body) };
}

/** The minimax polynomial for r − 2r / (e^r − 1), in r². */
const P_OF_SQUARE = [
  0.16666666666666602, -0.0027777777777015593, 0.00006613756321437934, -0.0000016533902205465252,
  4.1381367970572385e-8,
];
/** ½ ln 2 as fdlibm compares with it, by the upper 32 bits: 0x3fd62e43, the lower ones 0. */
const HALF_LN2 = 0x162e43 / 2 ** 22;

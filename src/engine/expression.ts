import { fallingOrder } from './order.js';
import { flatten, type Shape, type Tensor } from './tensor.js';

/**
 * The formula of one cell: a reference to an operand's cell, a number, or a scalar function of
 * expressions. A part may carry the name it has in the field (max, Σ, μ) and is printed by it.
 */
export type Expression = { readonly name?: string } & (
  | { readonly operand: number; readonly index: Shape }
  | { readonly value: number }
  | { readonly call: ScalarFunction; readonly args: readonly Expression[] }
);

/** The functions of a cell's formula that take any number of arguments: as many as an axis is long. */
const OF_MANY = {
  sum: (x) => x.reduce((total, value) => total + value, 0),
  multiply: (x) => x.reduce((total, value) => total * value, 1),
  max: (x) => x.reduce((most, value) => (value > most || Number.isNaN(value) ? value : most), -Infinity),
  min: (x) => x.reduce((least, value) => (value < least || Number.isNaN(value) ? value : least), Infinity),
  /** the place of the largest argument, the first of equals */
  argmax: (x) => x.reduce((best, value, i) => (value > x[best]! ? i : best), 0),
  /** the place of the largest argument after k that are larger, the first of equals first: argtop(0, …) is the largest */
  argtop: ([k, ...x]) => fallingOrder(x)[k!]!,
} satisfies Record<string, (x: readonly number[]) => number>;

/** Those that take as many as they name. */
const OF_FEW = {
  subtract: (a, b) => a - b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  power: (a, b) => a ** b,
  exp: (a) => Math.exp(a),
  log: (a) => Math.log(a),
  /** log(1 + a), exact for a small a too */
  log1p: (a) => Math.log1p(a),
  sqrt: (a) => Math.sqrt(a),
  sin: (a) => Math.sin(a),
  cos: (a) => Math.cos(a),
  tanh: (a) => Math.tanh(a),
  abs: (a) => Math.abs(a),
  floor: (a) => Math.floor(a),
  /** to so many decimals */
  round: (a, digits = 0) => Math.round(a * 10 ** digits) / 10 ** digits,
  erf: (a) => erf(a),
  /** condition, then, else: a condition of 0 is false */
  where: (condition, yes, no) => (condition !== 0 ? yes : no),
  /** 1 when a ≥ b, else 0 */
  atLeast: (a, b) => (a >= b ? 1 : 0),
  /** 1 when a = b, else 0 */
  equal: (a, b) => (a === b ? 1 : 0),
} satisfies Record<string, (...args: number[]) => number>;

export type ScalarFunction = keyof typeof OF_MANY | keyof typeof OF_FEW;

export const ref = (operand: number, index: Shape): Expression => ({ operand, index });
export const num = (value: number): Expression => ({ value });
/** A list of arguments may stand for as many: it can be longer than a call of JavaScript takes. */
export const call = (
  fn: ScalarFunction,
  ...args: readonly (Expression | readonly Expression[])[]
): Expression => ({ call: fn, args: args.flat() as readonly Expression[] });
export const named = (name: string, e: Expression): Expression => ({ ...e, name });

/** Parts with a name, such as the max of a row, are shared by many and computed once. */
export type Known = Map<Expression, number>;

/** The number an expression stands for, given the operands it refers to. */
export function evaluate(e: Expression, operands: readonly Tensor[], known: Known = new Map()): number {
  if (e.name === undefined) return compute(e, operands, known);
  const value = known.get(e) ?? compute(e, operands, known);
  known.set(e, value);
  return value;
}

function compute(e: Expression, operands: readonly Tensor[], known: Known): number {
  if ('value' in e) return e.value;
  if ('operand' in e) {
    const t = operands[e.operand]!;
    return t.data[flatten(t.shape, e.index)]!;
  }
  const values = e.args.map((arg) => evaluate(arg, operands, known));
  if (e.call in OF_MANY) return OF_MANY[e.call as keyof typeof OF_MANY](values);
  return (OF_FEW[e.call as keyof typeof OF_FEW] as (...x: number[]) => number)(...values);
}

/** The references of an expression, each once, in the order in which they are first read. */
export function references(e: Expression): { operand: number; index: Shape }[] {
  const seen = new Map<string, { operand: number; index: Shape }>();
  const walk = (part: Expression): void => {
    if ('operand' in part) seen.set(`${part.operand}:${part.index}`, part);
    else if ('call' in part) part.args.forEach(walk);
  };
  walk(e);
  return [...seen.values()];
}

/**
 * The error function 2/√π ∫₀ˣ e^(−t²) dt, to about 1e-16: its Taylor series near 0, and further out the
 * continued fraction of erfc (Abramowitz & Stegun 7.1.5, 7.1.14).
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a > 6) return Math.sign(x);
  if (a < 2.5) {
    let term = a;
    let total = a;
    for (let n = 1; Math.abs(term) > 1e-17 * total; n++) {
      term *= (-a * a) / n;
      total += term / (2 * n + 1);
    }
    return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * total;
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (a + fraction);
  return Math.sign(x) * (1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + fraction));
}

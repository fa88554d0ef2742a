import { call, type Expression, evaluate, type Known, num } from '../engine/expression.js';
import { flatten, type Tensor } from '../engine/tensor.js';
import { lastStep, numeric, symbolic } from './arithmetic.js';
import { DEFAULT_DIGITS, type Format, format, significant } from './number.js';

/** A formula with names, with numbers, before its last operation, and its result; what repeats is left out. */
export interface FilledIn {
  readonly parts: readonly string[];
  /** Which of the formats its numbers are written in. */
  readonly fineness: number;
}

/** What a formula is written with, from what readers want to ever more digits. */
const FINER: readonly Format[] = [
  ...[5, 6].map((digits) => format(digits)),
  ...[6, 7, 8, 9, 10, 11, 12].map((digits) => significant(digits, 6)),
];

/** The format that is so much finer than the one readers want. */
export const finer = (number: Format, fineness: number): Format =>
  fineness === 0 ? number : FINER[fineness - 1]!;

/** The stages of a formula's arithmetic, all its numbers written alike. */
export function stages(
  formula: Expression,
  names: readonly string[],
  operands: readonly Tensor[],
  number: Format,
  result: string,
): string[] {
  return [
    symbolic(formula, names, number),
    numeric(formula, operands, number),
    lastStep(formula, operands, number),
    result,
  ].filter((part, i, all) => i === 0 || part !== all[i - 1]);
}

/**
 * The stages with as many digits as it takes for whoever computes them from the numbers shown to get the result
 * shown: 0.0293 / 0.0003 is not 90.0171. At least as fine as `least`, so that a cell keeps the digits it was read with.
 */
export function filledIn(
  formula: Expression,
  names: (number: Format) => readonly string[],
  operands: readonly Tensor[],
  number: Format,
  result: string,
  least = 0,
): FilledIn {
  let fineness = least;
  while (fineness < FINER.length && !comesTo(formula, operands, finer(number, fineness), result)) fineness++;
  const chosen = finer(number, fineness);
  return { parts: stages(formula, names(chosen), operands, chosen, result), fineness };
}

function comesTo(formula: Expression, operands: readonly Tensor[], number: Format, result: string): boolean {
  return [asFilledIn(formula, operands, number), beforeLast(formula, operands, number)].every((written) =>
    isShownAs(evaluate(written, []), result),
  );
}

/** Infinity and NaN are as they are written. */
const shown = (value: number, number: Format): Expression =>
  num(Number.isFinite(value) ? Number(number(value)) : value);

/** What `numeric` writes, read again. */
function asFilledIn(root: Expression, operands: readonly Tensor[], number: Format): Expression {
  const known: Known = new Map();
  const whole = (part: Expression): Expression => shown(evaluate(part, operands, known), number);
  const go = (e: Expression): Expression => {
    if ('value' in e) return shown(e.value, number);
    if ('operand' in e) {
      const { shape, data } = operands[e.operand]!;
      return shown(data[flatten(shape, e.index)]!, number);
    }
    if (e === root || e.name === undefined) return call(e.call, e.args.map(go));
    return e.call === 'sum' ? call('sum', e.args.map(whole)) : whole(e);
  };
  return go(root);
}

/** What `lastStep` writes, read again. */
function beforeLast(e: Expression, operands: readonly Tensor[], number: Format): Expression {
  if (!('call' in e)) return shown(evaluate(e, operands), number);
  return call(
    e.call,
    e.args.map((arg) => shown(evaluate(arg, operands), number)),
  );
}

/** What binary fractions lose on the way. */
const NOISE = 1e-12;

/** Whether a number is this one to within half a unit of its last digit; `2` and `0.5` stand for four decimals. */
function isShownAs(value: number, text: string): boolean {
  const result = Number(text);
  // ∞ and NaN need no digits
  if (!Number.isFinite(result) || !Number.isFinite(value)) return true;
  const [, decimals = '', power] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text) ?? [];
  const last =
    power === undefined ? -Math.max(decimals.length, DEFAULT_DIGITS) : Number(power) - decimals.length;
  return Math.abs(value - result) <= 0.5 * 10 ** last + NOISE * Math.max(1, Math.abs(result));
}

import { call, type Expression, num, ref } from '../engine/expression.js';
import * as ops from '../engine/ops/index.js';
import { scalar } from '../engine/tensor.js';
import { constant, readExpression } from '../input/arithmetic.js';
import { filledIn } from '../pages/filled-in.js';
import type { Format } from '../pages/number.js';
import type { Block } from '../pages/page.js';
import { ONE_LINE, whyPage } from '../pages/why.js';
import type { CellRef } from '../trace/cell.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import { why } from '../trace/why.js';
import type { Of } from './grade.js';
import { lookupOf, withLetters } from './letters.js';
import { cellOf, rightAnswer } from './show-question.js';
import type { Words } from './words.js';

type Asked = Of<'number'>;

/** Why a number is what it is: the arithmetic of its cell; of an expression its own, and then that of its cells. */
export function whyNumber(instance: Asked, depth: number, { view }: Words): Block[] {
  const { trace } = instance;
  const expand = (cell: CellRef, fineness = 0): readonly Block[] =>
    whyPage(trace, why(trace, ops, cell, depth), view, [], fineness).blocks;
  const cell = askedCell(instance);
  if (cell) return [...expand(cell)];
  const { formula, operands } = asked(instance);
  const cells = operands.flatMap(({ name, varies }) => (varies ? [] : [cellOf(name, trace)]));
  const { lines, fineness } = arithmetic(formula, operands, rightAnswer(instance), view.number);
  return [
    { kind: 'formula', lines },
    // its number stands in the line above, and there is no more to say of a given one
    ...cells.flatMap((own) => (own && isComputed(own, trace) ? expand(own, fineness) : [])),
  ];
}

/** Whether its arithmetic says why: a letter formula does not say where it comes from, nor does a given number. */
export function explainsItself(instance: Asked): boolean {
  const cell = askedCell(instance);
  return cell !== undefined && isComputed(cell, instance.trace);
}

/** The one cell that is asked for; undefined where it is an expression. */
function askedCell({ question, letters, trace }: Asked): CellRef | undefined {
  return Object.hasOwn(letters, question.cell)
    ? undefined
    : cellOf(withLetters(question.cell, letters), trace);
}

function isComputed({ step }: CellRef, trace: Trace): boolean {
  return stepOf(trace, step)!.op !== LEAF;
}

interface Operand {
  readonly name: string;
  readonly value: number;
  /** A letter of the question's: the reader has only ever seen its value. */
  readonly varies: boolean;
}

/** The expression that is asked for, over letters and cells. */
function asked({ question, letters, trace }: Asked): { formula: Expression; operands: Operand[] } {
  const lookup = lookupOf(letters, trace);
  const operands: Operand[] = [];
  const formula = readExpression<Expression>(withLetters(question.cell, letters), {
    number: num,
    name: (letter, index) => {
      const name = index.length === 0 ? letter : `${letter}[${index.join(',')}]`;
      const value = lookup(letter, index);
      if (value === undefined) return { ...num(constant(letter, index)), name };
      const known = operands.findIndex((own) => own.name === name);
      if (known >= 0) return ref(known, []);
      operands.push({ name, value, varies: typeof letters[name] === 'number' });
      return ref(operands.length - 1, []);
    },
    call: (fn, args) => call(fn, args),
  });
  return { formula, operands };
}

/** `2·weights[1] / 8`, with the numbers of its cells, and what is left to do at the end. */
function arithmetic(
  formula: Expression,
  operands: readonly Operand[],
  answer: string,
  number: Format,
): { lines: string[]; fineness: number } {
  const names = (written: Format) =>
    operands.map(({ name, value, varies }) => (varies ? written(value) : name));
  const values = operands.map(({ value }) => scalar(value));
  const { parts, fineness } = filledIn(formula, names, values, number, answer);
  const line = parts.join(' = ');
  const lines = line.length <= ONE_LINE ? [line] : parts.map((part, i) => (i === 0 ? part : ` = ${part}`));
  return { lines, fineness };
}

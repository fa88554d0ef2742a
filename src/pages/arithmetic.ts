import { type Expression, evaluate } from '../engine/expression.js';
import { flatten, type Shape, type Tensor } from '../engine/tensor.js';
import type { Format } from './number.js';

/** How an expression's references and named parts are written. */
interface Notation {
  ref(operand: number, index: Shape): string;
  part(e: Expression): string | undefined;
  num: Format;
}

const MOST_TERMS = 8;
/** Binding strength: sums, products, powers, atoms. */
const [SUM, PRODUCT, POWER, ATOM] = [1, 2, 3, 4] as const;

/** The formula with names: `e^(scaled[0,1] − max) / Σ`. */
export function symbolic(e: Expression, names: readonly string[], num: Format): string {
  return write(e, {
    ref: (operand, index) => (index.length === 0 ? names[operand]! : `${names[operand]}[${index.join(',')}]`),
    part: (part) => part.name,
    num,
  });
}

/** The formula with numbers: `e^(1.4142 − 1.4142) / (0.4931 + 0.2431 + 1)`. */
export function numeric(e: Expression, operands: readonly Tensor[], num: Format): string {
  const value = (part: Expression): string => wrap(num(evaluate(part, operands)));
  return write(e, {
    ref: (operand, index) => wrap(num(operands[operand]!.data[flatten(operands[operand]!.shape, index)]!)),
    part: (part) => {
      if (part.name === undefined) return undefined;
      return 'call' in part && part.call === 'sum' ? `(${join(part.args.map(value), ' + ')})` : value(part);
    },
    num,
  });
}

/** The last operation only: `1 / 1.7362`. */
export function lastStep(e: Expression, operands: readonly Tensor[], num: Format): string {
  if (!('call' in e)) return num(evaluate(e, operands));
  return write(
    { ...e, args: e.args.map((arg) => ({ value: evaluate(arg, operands) })) },
    {
      ref: () => '',
      part: () => undefined,
      num: (value) => wrap(num(value)),
    },
  );
}

/** A negative number stands in brackets behind an operator. */
function wrap(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

function write(root: Expression, how: Notation): string {
  const go = (e: Expression, at: number, top = false): string => {
    const named = top ? undefined : how.part(e);
    if (named !== undefined) return named;
    if ('value' in e) return how.num(e.value);
    if ('operand' in e) return how.ref(e.operand, e.index);
    const [text, strength] = writeCall(e.call, e.args, go);
    return strength < at ? `(${text})` : text;
  };
  const text = go(root, SUM, true);
  // a lone bracketed number needs no brackets
  return /^\(-[^() ]+\)$/.test(text) ? text.slice(1, -1) : text;
}

type Go = (e: Expression, at: number) => string;

function writeCall(fn: string, args: readonly Expression[], go: Go): [string, number] {
  const [a, b, c] = args as [Expression, Expression, Expression];
  switch (fn) {
    case 'sum':
      return [
        join(
          args.map((arg) => go(arg, SUM)),
          ' + ',
        ),
        args.length > 1 ? SUM : ATOM,
      ];
    case 'subtract':
      return [`${go(a, SUM)} − ${go(b, PRODUCT)}`, SUM];
    case 'multiply':
      return [args.map((arg) => go(arg, PRODUCT)).join('·'), PRODUCT];
    case 'divide':
      return [`${go(a, PRODUCT)} / ${go(b, POWER)}`, PRODUCT];
    case 'negate':
      return [`−${go(a, POWER)}`, PRODUCT];
    case 'power':
      return [`${go(a, ATOM)}^${go(b, ATOM)}`, POWER];
    case 'exp':
      return [`e^${bracket(go(a, SUM))}`, POWER];
    case 'sqrt':
      return [`√${bracket(go(a, SUM))}`, POWER];
    case 'where':
      return [`${go(a, ATOM)} ? ${go(b, SUM)} : ${go(c, SUM)}`, 0];
    case 'atLeast':
      return [`${go(a, SUM)} ≥ ${go(b, SUM)}`, 0];
    case 'equal':
      return [`${go(a, SUM)} = ${go(b, SUM)}`, 0];
    default:
      return [
        `${fn}(${join(
          args.map((arg) => go(arg, SUM)),
          ', ',
        )})`,
        ATOM,
      ];
  }
}

function bracket(text: string): string {
  return /^\(.*\)$/.test(text) && !/\).*\(/.test(text) ? text : `(${text})`;
}

/** Long sums keep their first terms and the last. */
function join(terms: readonly string[], by: string): string {
  if (terms.length <= MOST_TERMS) return terms.join(by);
  return [...terms.slice(0, MOST_TERMS - 2), '…', terms.at(-1)!].join(by);
}

import { type Expression, evaluate, type Known } from '../engine/expression.js';
import { flatten, type Shape, type Tensor } from '../engine/tensor.js';
import type { Format } from './number.js';

/** How an expression's references and named parts are written. */
interface Notation {
  ref(operand: number, index: Shape): string;
  part(e: Expression): string | undefined;
  num: Format;
}

const MOST_TERMS = 8;
/** Binding strength: comparisons, sums, quotients, products, powers, atoms; `a / b·c` would be read in two ways. */
const [LOOSE, SUM, QUOTIENT, PRODUCT, POWER, ATOM] = [0, 1, 2, 3, 4, 5] as const;

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
  const known: Known = new Map();
  const value = (part: Expression): string => num(evaluate(part, operands, known));
  return write(e, {
    ref: (operand, index) => num(operands[operand]!.data[flatten(operands[operand]!.shape, index)]!),
    part: (part) => {
      if (part.name === undefined) return undefined;
      return 'call' in part && part.call === 'sum' ? `(${sumOf(part.args.map(value))})` : value(part);
    },
    num,
  });
}

/** The last operation only: `1 / 1.7362`. */
export function lastStep(e: Expression, operands: readonly Tensor[], num: Format): string {
  if (!('call' in e)) return num(evaluate(e, operands));
  const args = e.args.map((arg) => ({ value: evaluate(arg, operands) }));
  return write({ ...e, args }, { ref: () => '', part: () => undefined, num });
}

/** A negative number behind an operator stands in brackets. */
function guard(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

/** A sum; what is negative is taken away: `0.004 + 0.3096 − 0.2134`. */
function sumOf(terms: readonly string[]): string {
  const [first = '0', ...rest] = shorten(terms);
  return rest.reduce(
    (sum, term) => (term.startsWith('-') ? `${sum} − ${term.slice(1)}` : `${sum} + ${term}`),
    first,
  );
}

function write(root: Expression, how: Notation): string {
  const go: Go = (e, at) => {
    const named = e === root ? undefined : how.part(e);
    if (named !== undefined) return named;
    if ('value' in e) return how.num(e.value);
    if ('operand' in e) return how.ref(e.operand, e.index);
    const [text, strength] = writeCall(e.call, e.args, go);
    return strength < at ? `(${text})` : text;
  };
  return go(root, LOOSE);
}

type Go = (e: Expression, at: number) => string;

function writeCall(fn: string, args: readonly Expression[], go: Go): [string, number] {
  const [a, b, c] = args as [Expression, Expression, Expression];
  switch (fn) {
    case 'sum':
      return [sumOf(args.map((arg) => go(arg, SUM))), args.length > 1 ? SUM : ATOM];
    case 'subtract':
      return [`${go(a, SUM)} − ${guard(go(b, QUOTIENT))}`, SUM];
    case 'multiply':
      return [
        args.map((arg, i) => (i === 0 ? go(arg, PRODUCT) : guard(go(arg, PRODUCT)))).join('·'),
        PRODUCT,
      ];
    case 'divide':
      return [`${go(a, QUOTIENT)} / ${guard(go(b, POWER))}`, QUOTIENT];
    case 'negate':
      return [`−${guard(go(a, POWER))}`, QUOTIENT];
    case 'power':
      return [`${guard(go(a, ATOM))}^${guard(go(b, ATOM))}`, POWER];
    case 'exp':
      return [`e^${bracket(go(a, SUM))}`, POWER];
    case 'sqrt':
      return [`√${bracket(go(a, SUM))}`, POWER];
    case 'floor':
      return [`⌊${go(a, LOOSE)}⌋`, ATOM];
    case 'where':
      return [`${go(b, SUM)} where ${go(a, ATOM)}, else ${go(c, SUM)}`, LOOSE];
    case 'atLeast':
      return [`[${go(a, SUM)} ≥ ${go(b, SUM)}]`, ATOM];
    case 'equal':
      // Iverson's bracket: 1 where it holds, else 0
      return [`[${go(a, SUM)} = ${go(b, SUM)}]`, ATOM];
    // the natural one: a calculator's log is another
    case 'log':
      return [`ln(${go(a, LOOSE)})`, ATOM];
    case 'log1p':
      return [`ln(1 + ${go(a, SUM)})`, ATOM];
    default:
      return [`${fn}(${shorten(args.map((arg) => go(arg, SUM))).join(', ')})`, ATOM];
  }
}

function bracket(text: string): string {
  return /^\(.*\)$/.test(text) && !/\).*\(/.test(text) ? text : `(${text})`;
}

/** Of many terms the first and the last are kept. */
function shorten(terms: readonly string[]): readonly string[] {
  return terms.length <= MOST_TERMS ? terms : [...terms.slice(0, MOST_TERMS - 2), '…', terms.at(-1)!];
}

import { fail } from '../engine/error.js';
import { call, evaluate, num, type ScalarFunction } from '../engine/expression.js';
import { ascii, excerpt } from './clean.js';
import { isNumber, parseNumber } from './numbers.js';

/** What a name in an expression stands for: a cell `weights[0,1]`, a varied letter. Undefined: nobody knows it. */
export type Lookup = (name: string, index: readonly string[]) => number | undefined;

/** What the parts of an expression become while it is read: numbers at once, or a formula to be written down. */
export interface Algebra<T> {
  number(value: number): T;
  /** @throws expression-name when nobody knows it */
  name(name: string, index: readonly string[]): T;
  call(fn: ScalarFunction, args: readonly T[]): T;
}

/** How they are typed, and what they are. */
const FUNCTIONS: Readonly<Record<string, ScalarFunction>> = {
  sqrt: 'sqrt',
  exp: 'exp',
  log: 'log',
  ln: 'log',
  sin: 'sin',
  cos: 'cos',
  abs: 'abs',
  min: 'min',
  max: 'max',
  round: 'round',
};
const CONSTANTS: Readonly<Record<string, number>> = { e: Math.E, pi: Math.PI, π: Math.PI };

const TOKEN =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?)|(?<name>[\p{L}_][\p{L}\p{N}_'.~]*)|(?<sign>[-+*/^(),[\]·×√−÷]))/uy;
const SIGNS: Readonly<Record<string, string>> = { '·': '*', '×': '*', '−': '-', '÷': '/' };

interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
}

const MOST_DEPTH = 50;

/** A number as it is written, infinite or NaN too, or else what the arithmetic comes to. @throws number-…, expression-… */
export function readNumber(text: string): number {
  return isNumber(text) ? parseNumber(text, undefined, { infinite: true, nan: true }) : calculate(text);
}

/**
 * The number an expression stands for, given what `lookup` knows.
 * @throws what readExpression refuses
 */
export function calculate(text: string, lookup: Lookup = () => undefined): number {
  const number = readExpression<number>(text, {
    number: (value) => value,
    name: (name, index) => lookup(name, index) ?? constant(name, index),
    call: (fn, args) => evaluate(call(fn, args.map(num)), []),
  });
  return number + 0;
}

/** e and π. @throws expression-name { name } */
export function constant(name: string, index: readonly string[]): number {
  if (index.length === 0 && Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name]!;
  return fail('expression-name', { name: index.length > 0 ? `${name}[${index.join(',')}]` : name });
}

/**
 * Reads + − * / ^, brackets, sqrt exp log sin cos, percent, and names. `2^-1/3` is (2^(−1))/3. Nothing is executed that is
 * not written here.
 * @throws expression-bad { text, at }, expression-name { name }, expression-deep, and what parseNumber refuses
 */
export function readExpression<T>(text: string, into: Algebra<T>): T {
  const tokens = tokenise(text);
  let at = 0;
  let depth = 0;
  const bad = (): never => fail('expression-bad', { text: excerpt(text), at: tokens[at]?.text ?? '' });
  const take = (sign: string): boolean => {
    if (tokens[at]?.kind !== 'sign' || tokens[at]!.text !== sign) return false;
    at++;
    return true;
  };
  const need = (sign: string): void => {
    if (!take(sign)) bad();
  };
  // 2·3·4 is one product of three
  const all = (fn: ScalarFunction, args: readonly T[]): T =>
    args.length === 1 ? args[0]! : into.call(fn, args);

  const sum = (): T => {
    if (++depth > MOST_DEPTH) fail('expression-deep', { most: MOST_DEPTH });
    let terms = [product()];
    for (;;) {
      if (take('+')) terms.push(product());
      else if (take('-')) terms = [into.call('subtract', [all('sum', terms), product()])];
      else break;
    }
    depth--;
    return all('sum', terms);
  };
  const product = (): T => {
    let factors = [signed()];
    for (;;) {
      if (take('*')) factors.push(signed());
      else if (take('/')) factors = [into.call('divide', [all('multiply', factors), signed()])];
      else return all('multiply', factors);
    }
  };
  const signed = (): T => {
    let negative = false;
    for (;;) {
      if (take('-')) negative = !negative;
      else if (!take('+')) return negative ? into.call('negate', [power()]) : power();
    }
  };
  const power = (): T => {
    const base = atom();
    return take('^') ? into.call('power', [base, exponent()]) : base;
  };
  // binds to the right, and takes a sign: 2^-1
  const exponent = (): T =>
    take('-') ? into.call('negate', [exponent()]) : take('+') ? exponent() : power();
  const atom = (): T => {
    const token = tokens[at];
    if (take('√')) return into.call('sqrt', [atom()]);
    if (take('(')) {
      const value = sum();
      need(')');
      return value;
    }
    if (!token || token.kind === 'sign') return bad();
    at++;
    return token.kind === 'number' ? into.number(parseNumber(token.text)) : named(token.text);
  };
  const named = (name: string): T => {
    if (take('(')) {
      const fn = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]! : fail('expression-name', { name });
      const args = [sum()];
      while (take(',')) args.push(sum());
      need(')');
      return into.call(fn, args);
    }
    return into.name(name, take('[') ? indices() : []);
  };
  const indices = (): string[] => {
    const parts: string[] = [];
    while (!take(']')) {
      const token = tokens[at++];
      if (!token) bad();
      if (token!.kind !== 'sign') parts.push(token!.text);
      else if (token!.text !== ',') bad();
    }
    return parts;
  };

  if (tokens.length === 0) fail('expression-bad', { text: excerpt(text), at: '' });
  const value = sum();
  return at === tokens.length ? value : bad();
}

function tokenise(text: string): Token[] {
  const source = ascii(text).replaceAll('**', '^');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match)
      return fail('expression-bad', { text: excerpt(text), at: excerpt(source.slice(from).trim(), 8) });
    const { number, name, sign } = match.groups!;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: SIGNS[sign!] ?? sign! });
  }
  return tokens;
}

import { fail } from '../engine/error.js';
import { excerpt } from './clean.js';
import { parseNumber } from './numbers.js';

/** What a name in an expression stands for: a cell `weights[0,1]`, a varied letter. Undefined: nobody knows it. */
export type Lookup = (name: string, index: readonly string[]) => number | undefined;

const FUNCTIONS: Readonly<Record<string, (...x: number[]) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  abs: Math.abs,
  min: Math.min,
  max: Math.max,
  round: (x, digits = 0) => Math.round(x * 10 ** digits) / 10 ** digits,
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

/**
 * The number an expression stands for: + − * / ^, brackets, sqrt exp log, e and π, percent, and what `lookup`
 * knows. `2^-1/3` is (2^(−1))/3. Nothing is executed that is not written here.
 * @throws expression-bad { text, at }, expression-name { name }, expression-deep, and what parseNumber refuses
 */
export function calculate(text: string, lookup: Lookup = () => undefined): number {
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

  const sum = (): number => {
    if (++depth > MOST_DEPTH) fail('expression-deep', { most: MOST_DEPTH });
    let value = product();
    for (;;) {
      if (take('+')) value += product();
      else if (take('-')) value -= product();
      else break;
    }
    depth--;
    return value;
  };
  const product = (): number => {
    let value = signed();
    for (;;) {
      if (take('*')) value *= signed();
      else if (take('/')) value /= signed();
      else return value;
    }
  };
  const signed = (): number => {
    let sign = 1;
    for (;;) {
      if (take('-')) sign = -sign;
      else if (!take('+')) return sign * power();
    }
  };
  const power = (): number => {
    const base = atom();
    return take('^') ? base ** exponent() : base;
  };
  // binds to the right, and takes a sign: 2^-1
  const exponent = (): number => (take('-') ? -exponent() : take('+') ? exponent() : power());
  const atom = (): number => {
    const token = tokens[at];
    if (take('√')) return Math.sqrt(atom());
    if (take('(')) {
      const value = sum();
      need(')');
      return value;
    }
    if (!token || token.kind === 'sign') return bad();
    at++;
    return token.kind === 'number' ? parseNumber(token.text) : named(token.text);
  };
  const named = (name: string): number => {
    if (take('(')) {
      const fn = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]! : fail('expression-name', { name });
      const args = [sum()];
      while (take(',')) args.push(sum());
      need(')');
      return fn(...args);
    }
    const index = take('[') ? indices() : [];
    const known = lookup(name, index);
    if (known !== undefined) return known;
    if (index.length === 0 && Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name]!;
    return fail('expression-name', { name: index.length > 0 ? `${name}[${index.join(',')}]` : name });
  };
  const indices = (): string[] => {
    const all: string[] = [];
    while (!take(']')) {
      const token = tokens[at++];
      if (!token) bad();
      if (token!.kind !== 'sign') all.push(token!.text);
      else if (token!.text !== ',') bad();
    }
    return all;
  };

  if (tokens.length === 0) fail('expression-bad', { text: excerpt(text), at: '' });
  const value = sum();
  return at === tokens.length ? value + 0 : bad();
}

function tokenise(text: string): Token[] {
  const source = text.normalize('NFKC').replaceAll('**', '^');
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

import { AttnError, fail } from '../engine/error.js';
import { calculate } from './arithmetic.js';
import { ascii, excerpt } from './clean.js';
import { parseNumber } from './numbers.js';

/**
 * Rows of numbers as people type them: rows parted by `;` or new lines, numbers by spaces and commas, full-width
 * ones too; brackets around the whole or around a row. Each number may be arithmetic: `1/2 sqrt(2) e^-1; max(1, 2) 0`.
 * @throws number-… and expression-… at the first that is no finite number
 */
export function readNumberRows(text: string): number[][] {
  return rowsIn(ascii(text)).map((row) => wordsIn(row).map(readFinite));
}

function readFinite(word: string): number {
  const value = readOne(word);
  if (Number.isNaN(value)) fail('number-nan', { word: excerpt(word) });
  return Number.isFinite(value) ? value : fail('number-infinite', { word: excerpt(word) });
}

/** What is no number of the plain grammar may be arithmetic; what that refuses for a reason (`1/0`, `0x10`) is none either. */
function readOne(word: string): number {
  try {
    return parseNumber(word);
  } catch (error) {
    if (error instanceof AttnError && error.code === 'number-bad') return calculate(word);
    throw error;
  }
}

function rowsIn(text: string): string[] {
  const whole = unwrapped(text.replace(/[;\s]+$/, ''));
  const rows = split(whole, /[;\n\r]/);
  if (rows.length > 1) return rows.map(unwrapped);
  // [1, 0], [0, 1], as JSON has them
  const words = wordsIn(whole);
  return words.length > 1 && words.every((word) => /^\[.*\]$/.test(word))
    ? words.map(unwrapped)
    : [unwrapped(whole)];
}

function wordsIn(row: string): string[] {
  return split(joined(row), /[\s,、]/).filter((word) => word !== '');
}

/** Spaces around a sign that cannot begin or end a number part nothing: `1 / 2` and `2 - 1` are one number, `2 -1` two. */
function joined(row: string): string {
  return row
    .replace(/\s*([*/^·×÷])\s*/g, '$1')
    .replace(/(?<=\S)\s+([-+−])\s+(?=\S)/g, '$1')
    .replace(/√\s+/g, '√')
    .replace(/(?<=\p{L})\s+\(/gu, '(');
}

/** Parted where no bracket is open; a line's end beside a `;` begins no other row. */
function split(text: string, at: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text.replace(/\s*([;\n\r])\s*/g, '$1')) {
    depth = Math.max(0, depth + turn(sign));
    if (depth === 0 && at.test(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

function turn(sign: string): number {
  return '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0;
}

/** Without the bracket that opens at its beginning and closes at its end: not `(1 + 2) / (3)`. */
function unwrapped(text: string): string {
  const inner = text.trim();
  if (!/^[[(]/.test(inner)) return inner;
  let depth = 0;
  const close = [...inner].findIndex((sign) => {
    depth += turn(sign);
    return depth === 0;
  });
  return close === [...inner].length - 1 ? inner.slice(1, -1).trim() : inner;
}

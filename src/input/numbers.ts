import { fail } from '../engine/error.js';
import { excerpt } from './clean.js';

/** Which values that are no finite number may stand here. */
export interface Allow {
  readonly infinite?: boolean;
  readonly nan?: boolean;
}

/** Where a value stands: `Q[1][0]` (counted from 0), an option's name, or the position of a bare word (from 1). */
export type Place = string | number;

const DECIMAL = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)';
const PLAIN = new RegExp(`^${DECIMAL}(?:e[+-]?\\d+)?$`);
const FRACTION = new RegExp(`^(${DECIMAL})/(${DECIMAL})$`);
const PERCENT = new RegExp(`^(${DECIMAL})%$`);
const WITH_COMMA = /^[\d.,]+$/;

/**
 * A number as people write it: `-1`, `.5`, `5.`, `1e3`, `1/2`, `50%`, `inf`, `∞`, `nan`; full-width signs and
 * U+2212 (−) too. −0 is read as 0, and the result is the double nearest to what is written.
 * @throws number-empty, number-comma, number-hex, number-digits, number-zero, number-large, number-infinite,
 *   number-nan, number-bad, each with { word, place }
 */
export function parseNumber(word: string, place?: Place, allow: Allow = {}): number {
  const found = read(word);
  const refused =
    typeof found === 'string' ? found : Number.isFinite(found) ? undefined : refusal(found, allow);
  if (refused !== undefined) fail(refused, { word: excerpt(word), place });
  return found as number;
}

/** Whether the word is a number of this grammar, infinities and nan included. */
export function isNumber(word: string): boolean {
  return typeof read(word) === 'number';
}

/** A number that came as a number (JSON, a binary file), held to the same rules. @throws number-infinite, number-nan */
export function checkNumber(value: number, place: () => Place, allow: Allow): number {
  if (!Number.isFinite(value)) {
    const refused = refusal(value, allow);
    if (refused !== undefined) fail(refused, { word: String(value), place: place() });
  }
  return value + 0; // −0 + 0 is 0
}

function refusal(value: number, allow: Allow): string | undefined {
  if (Number.isNaN(value)) return allow.nan ? undefined : 'number-nan';
  return allow.infinite ? undefined : 'number-infinite';
}

/** The value, or the code of what is wrong with the word. */
function read(word: string): number | string {
  const plain = halfWidth(word.trim()).toLowerCase();
  if (plain === '') return 'number-empty';
  const negative = plain.startsWith('-');
  const size = magnitude(negative || plain.startsWith('+') ? plain.slice(1) : plain);
  return typeof size === 'string' || size === 0 || !negative ? size : -size;
}

function magnitude(plain: string): number | string {
  if (plain === 'inf' || plain === 'infinity' || plain === '∞') return Infinity;
  if (plain === 'nan') return NaN;
  if (PLAIN.test(plain)) return finite(Number(plain));
  const percent = PERCENT.exec(plain);
  if (percent) return finite(Number(`${percent[1]}e-2`));
  const fraction = FRACTION.exec(plain);
  if (fraction) {
    const below = Number(fraction[2]);
    return below === 0 ? 'number-zero' : finite(Number(fraction[1]) / below);
  }
  if (plain.startsWith('0x')) return 'number-hex';
  if (WITH_COMMA.test(plain) && plain.includes(',')) return 'number-comma';
  return /^\p{Nd}+$/u.test(plain) ? 'number-digits' : 'number-bad';
}

/** Digits that overflow a double are not the infinity someone asked for; Infinity/Infinity is neither. */
function finite(value: number): number | string {
  return Number.isFinite(value) ? value : 'number-large';
}

/** Full-width signs (U+FF01–FF5E) are the ASCII ones 0xFEE0 higher; nothing else is folded: 10² is not 102. */
function halfWidth(word: string): string {
  return word
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u2212', '-');
}

import { fail } from '../engine/error.js';
import { excerpt } from './clean.js';

export const MAX_JSON = 32 * 2 ** 20;
const MAX_DEPTH = 64;

const SPACE = /[ \t\r\n]*/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/**
 * JSON.parse with bounds, the place of what is wrong, and no key twice.
 * @param place what the text is called in errors: a file, an array
 * @throws json-size { place, size, most }, json-broken { place, line, column, found }, json-depth and json-twice
 *   { place, line, column, … }
 */
export function readJson(text: string, place?: string): unknown {
  if (text.length > MAX_JSON) fail('json-size', { place, size: text.length, most: MAX_JSON });
  const body = text.replace(/^\uFEFF/, '');
  scan(body, place);
  return JSON.parse(body);
}

/**
 * Walks the text once by the grammar of JSON. V8 tells no position for short texts, and JSON.parse keeps the
 * last of two equal keys without a word.
 */
function scan(text: string, place: string | undefined): void {
  const open: (Set<string> | null)[] = []; // the keys so far of an object, null for an array
  let at = 0;
  let next: 'value' | 'first' | 'key' | 'colon' | 'comma' = 'value'; // 'first': the first item or the end

  const refuse = (code: string, where: number, data: object = {}): never =>
    fail(code, { place, ...lineAndColumn(text, where), ...data });
  const broken = (where = at): never =>
    refuse('json-broken', where, { found: excerpt([...text.slice(where, where + 2)][0] ?? '') });
  const string = (): number => {
    let end = at + 1;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === 0x22) return end + 1;
      if (code === 0x5c) {
        const length = match(ESCAPE, text, end);
        if (length === 0) broken(end);
        end += length;
      } else if (code >= 0x20) end++;
      else broken(end);
    }
  };

  for (;;) {
    at += match(SPACE, text, at);
    const sign = text[at];
    const inside = open.at(-1);
    if (next === 'comma' && inside === undefined) {
      if (sign === undefined) return;
      broken();
    }
    if (next === 'colon') {
      if (sign !== ':') broken();
      at++;
      next = 'value';
    } else if ((next === 'comma' || next === 'first') && sign === (inside ? '}' : ']')) {
      open.pop();
      at++;
      next = 'comma';
    } else if (next === 'comma') {
      if (sign !== ',') broken();
      at++;
      next = inside ? 'key' : 'value';
    } else if (inside && next !== 'value') {
      if (sign !== '"') broken();
      const end = string();
      const key = JSON.parse(text.slice(at, end)) as string;
      if (inside.has(key)) refuse('json-twice', at, { name: excerpt(key) });
      inside.add(key);
      at = end;
      next = 'colon';
    } else if (sign === '{' || sign === '[') {
      if (open.length === MAX_DEPTH) refuse('json-depth', at, { most: MAX_DEPTH });
      open.push(sign === '{' ? new Set() : null);
      at++;
      next = 'first';
    } else {
      const end = sign === '"' ? string() : at + match(ATOM, text, at);
      if (end === at) broken();
      at = end;
      next = 'comma';
    }
  }
}

/** How much of the text a sticky pattern takes at a place. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

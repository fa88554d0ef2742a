import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AttnError } from '../../src/engine/error.js';
import { readJson } from '../../src/input/json.js';
import { orRefusal, refusal } from './refusal.js';

test.each<[string, number, number, string]>([
  ['', 1, 1, ''],
  ['{"a": }', 1, 7, '}'],
  ['{\n  "a": 1,\n}', 3, 1, '}'],
  ['[1, 2', 1, 6, ''],
  ['[1 2]', 1, 4, '2'],
  ['[1,]', 1, 4, ']'],
  ['[01]', 1, 3, '1'],
  ['[.5]', 1, 2, '.'],
  ['[NaN]', 1, 2, 'N'],
  ["{'a': 1}", 1, 2, "'"],
  ['{"a" 1}', 1, 6, '1'],
  ['{"a": 1 "b"}', 1, 9, '"'],
  ['"a\nb"', 1, 3, '␊'],
  ['"a\\x"', 1, 3, '\\'],
  ['"abc', 1, 5, ''],
  ['1 1', 1, 3, '1'],
  ['[1]}', 1, 4, '}'],
  ['[1}', 1, 3, '}'],
  ['\0', 1, 1, '␀'],
  ['attn', 1, 1, 'a'],
])('%j is broken at %d:%d', (text, line, column, found) => {
  expect(refusal(() => readJson(text, 'a.json'))).toEqual({
    code: 'json-broken',
    place: 'a.json',
    line,
    column,
    found,
  });
});

describe('readJson', () => {
  it('agrees with JSON.parse on what is JSON, and gives what it gives', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '"a"',
      '\\',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      '\n',
      '\t',
    );
    const texts = fc.oneof(
      fc.json(),
      fc.string({ unit: pieces, maxLength: 12 }),
      fc.tuple(fc.json(), fc.nat(), pieces).map(([json, at, piece]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + piece + json.slice(place + 1);
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = orRefusal(() => readJson(text));
        if (result instanceof AttnError && result.code === 'json-twice') return;
        let parsed: unknown;
        try {
          parsed = JSON.parse(text);
        } catch {
          expect(result).toBeInstanceOf(AttnError);
          return;
        }
        expect(result).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a key given twice, however it is spelled, in any object', () => {
    expect(refusal(() => readJson('{"Q": 1,\n "Q": 2}'))).toEqual({
      code: 'json-twice',
      line: 2,
      column: 2,
      name: 'Q',
    });
    expect(refusal(() => readJson('[{"a": {"Q": 1, "\\u0051": 2}}]')).code).toBe('json-twice');
    expect(readJson('[{"Q": 1}, {"Q": {"Q": 2}}]')).toEqual([{ Q: 1 }, { Q: { Q: 2 } }]);
  });

  it('reads past a byte order mark', () => {
    expect(readJson('\uFEFF{}')).toEqual({});
  });

  it('is bounded in size and depth', () => {
    const size = 2 ** 25 + 1;
    expect(refusal(() => readJson(' '.repeat(size)))).toEqual({ code: 'json-size', size, most: 2 ** 25 });
    const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
    expect(readJson(deep(64))).toBeDefined();
    expect(refusal(() => readJson(deep(65)))).toEqual({ code: 'json-depth', line: 1, column: 65, most: 64 });
  });

  it('survives very long strings', () => {
    const long = 'x'.repeat(2 ** 24) + '\\n'.repeat(2 ** 22);
    expect(readJson(`["${long}"]`)).toHaveLength(1);
    expect(refusal(() => readJson(`["${long}`)).code).toBe('json-broken');
  });
});

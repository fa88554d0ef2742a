import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { toNested } from '../../src/engine/tensor.js';
import { readJson } from '../../src/input/json.js';
import { readNamed } from '../../src/input/named.js';
import { readNested } from '../../src/input/nested.js';
import { orRefusal, refusal } from './refusal.js';

const read = (text: string, allow = {}) => readNamed(readJson(text), allow);

test('an object of everything --input may hold', () => {
  const { arrays, tokens, memory_tokens, settings } = read(
    '{"tokens": ["我", "e\\u0301"], "memory_tokens": ["c"], "Q": [[1, -0], [0.5, 1e3]], "mask": [[true, false]], "heads": 2, "mechanism": "MHA", "causal": true}',
  );
  expect(tokens).toEqual(['我', '\u00e9']);
  expect(memory_tokens).toEqual(['c']);
  expect(settings).toEqual({ heads: 2, mechanism: 'MHA', causal: true });
  expect(Object.keys(arrays)).toEqual(['Q', 'mask']);
  expect(toNested(arrays.Q!)).toEqual([
    [1, 0],
    [0.5, 1000],
  ]);
  expect(toNested(arrays.mask!)).toEqual([[1, 0]]);
});

test('non-finite numbers are strings, where they may be', () => {
  const text = '{"Q": ["Infinity", "-Infinity", "NaN"]}';
  expect(toNested(read(text, { infinite: true, nan: true }).arrays.Q!)).toEqual([Infinity, -Infinity, NaN]);
  expect(refusal(() => read(text))).toEqual({ code: 'number-infinite', word: 'Infinity', place: 'Q[0]' });
  expect(refusal(() => read(text, { infinite: true }))).toEqual({
    code: 'number-nan',
    word: 'NaN',
    place: 'Q[2]',
  });
});

test.each<[string, Record<string, unknown>]>([
  ['[]', { code: 'value-type', place: '$', type: 'array', expected: 'object' }],
  ['2', { code: 'value-type', place: '$', type: 'number', expected: 'object' }],
  ['null', { code: 'value-null', place: '$' }],
  ['{"Q": null}', { code: 'value-null', place: 'Q' }],
  ['{"Q": {}}', { code: 'value-type', place: 'Q', type: 'object', expected: 'array' }],
  ['{"Q": [[1, 2], [3, null]]}', { code: 'value-null', place: 'Q[1][1]' }],
  ['{"Q": [null]}', { code: 'value-null', place: 'Q[0]' }],
  ['{"Q": [[1, 2], [3, "x"]]}', { code: 'value-type', place: 'Q[1][1]', type: 'string', expected: 'number' }],
  ['{"Q": ["toString"]}', { code: 'value-type', place: 'Q[0]', type: 'string', expected: 'number' }],
  ['{"Q": [[1], [[2]]]}', { code: 'value-type', place: 'Q[1][0]', type: 'array', expected: 'number' }],
  ['{"Q": [[1], 2]}', { code: 'value-type', place: 'Q[1]', type: 'number', expected: 'array' }],
  ['{"Q": [1, true]}', { code: 'value-type', place: 'Q[1]', type: 'boolean', expected: 'number' }],
  ['{"mask": [true, 1]}', { code: 'value-type', place: 'mask[1]', type: 'number', expected: 'boolean' }],
  ['{"Q": [[1, 2], [3]]}', { code: 'array-ragged', place: 'Q[1]', cells: 1, expected: 2 }],
  ['{"Q": [[[1]], [[1], [2]]]}', { code: 'array-ragged', place: 'Q[1]', cells: 2, expected: 1 }],
  ['{"Q": []}', { code: 'array-empty', place: 'Q' }],
  ['{"Q": [[], []]}', { code: 'array-empty', place: 'Q[0]' }],
  ['{"Q": [[[[[1]]]]]}', { code: 'array-rank', place: 'Q', rank: 5, most: 4 }],
  ['{"Q": [1e999]}', { code: 'number-large', word: 'Infinity', place: 'Q[0]' }],
  ['{"heads": 1e999}', { code: 'number-large', word: 'Infinity', place: 'heads' }],
  ['{"tokens": "a b"}', { code: 'value-type', place: 'tokens', type: 'string', expected: 'array' }],
  ['{"tokens": ["a", 2]}', { code: 'value-type', place: 'tokens[1]', type: 'number', expected: 'string' }],
  ['{"tokens": ["a", " "]}', { code: 'text-empty', place: 'tokens[1]' }],
  ['{"tokens": []}', { code: 'text-empty', place: 'tokens' }],
  ['{"__proto__": [1]}', { code: 'name-bad', name: '__proto__' }],
  ['{"": [1]}', { code: 'name-bad', name: '' }],
  ['{"a\\u001b[2J": [1]}', { code: 'name-bad', name: 'a␛[2J' }],
])('%s is refused', (text, facts) => {
  expect(refusal(() => read(text))).toEqual(facts);
});

describe('readNamed', () => {
  it('keeps a name of Object a name', () => {
    const { arrays, settings } = read('{"constructor": [1], "valueOf": 2}');
    expect(toNested(arrays.constructor as never)).toEqual([1]);
    expect(settings.valueOf).toBe(2);
    expect(arrays.toString).toBe(undefined);
  });

  it('takes no memory for an array that only claims to be large', () => {
    const row = new Array(2 ** 13).fill(0);
    const rows = new Array(2 ** 12).fill([]);
    rows[0] = row;
    expect(refusal(() => readNamed({ Q: rows }))).toEqual({ code: 'array-cells', place: 'Q', most: 2 ** 24 });
  });

  it('answers any JSON with data or an AttnError', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('Q', 'tokens', 'heads', 'x y'), fc.jsonValue()), (value) => {
        orRefusal(() => readNamed(value));
      }),
    );
  });

  it('reads nested arrays of any rank as they were written', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        shapes,
        fc.infiniteStream(fc.double({ noNaN: true, noDefaultInfinity: true })),
        (shape, cells) => {
          const build = (depth: number): unknown =>
            depth === shape.length
              ? (cells.next().value as number) + 0
              : Array.from({ length: shape[depth]! }, () => build(depth + 1));
          const nested = build(0);
          const read = readNested(JSON.parse(JSON.stringify(nested)), 'Q');
          expect(read.shape).toEqual(shape);
          expect(toNested(read)).toEqual(nested);
        },
      ),
    );
  });
});

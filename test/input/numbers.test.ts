import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isNumber, parseNumber } from '../../src/input/numbers.js';
import { orRefusal, refusal } from './refusal.js';

const everything = { infinite: true, nan: true };

test.each<[string, number]>([
  ['-1', -1],
  ['2', 2],
  ['+3', 3],
  ['007', 7],
  ['.5', 0.5],
  ['5.', 5],
  ['-0.5', -0.5],
  ['1e3', 1000],
  ['1E3', 1000],
  ['1.5e-3', 0.0015],
  ['.5e+1', 5],
  ['1/2', 0.5],
  ['-1/2', -0.5],
  ['1.5/.5', 3],
  ['50%', 0.5],
  ['-50%', -0.5],
  ['33.3%', 0.333],
  ['0．５', 0.5],
  ['－１', -1],
  ['１／２', 0.5],
  ['５０％', 0.5],
  ['＋３', 3],
  ['１ｅ３', 1000],
  ['−2', -2],
  [' 2 ', 2],
])('%s is %d', (word, value) => {
  expect(parseNumber(word)).toBe(value);
});

test.each<[string, number]>([
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['∞', Infinity],
  ['-∞', -Infinity],
  ['−∞', -Infinity],
  ['nan', NaN],
  ['NaN', NaN],
])('%s is %d only where it may be', (word, value) => {
  expect(parseNumber(word, 1, everything)).toBe(value);
  const code = Number.isNaN(value) ? 'number-nan' : 'number-infinite';
  expect(refusal(() => parseNumber(word, 1))).toEqual({ code, word, place: 1 });
});

test.each(['-0', '0', '-0.0', '-0%', '-0/5', '−0', '-1e-999'])('%s is 0, not −0', (word) => {
  expect(Object.is(parseNumber(word), 0)).toBe(true);
});

test.each<[string, string]>([
  ['', 'number-empty'],
  ['  ', 'number-empty'],
  ['1,000', 'number-comma'],
  ['1，5', 'number-comma'],
  ['2,', 'number-comma'],
  ['0x10', 'number-hex'],
  ['-0X1f', 'number-hex'],
  ['١', 'number-digits'],
  ['1/0', 'number-zero'],
  ['0/0', 'number-zero'],
  ['1e999', 'number-large'],
  ['-1e999', 'number-large'],
  ['1/1e-999', 'number-bad'],
  ...[
    '--1',
    '+-1',
    '1e',
    '1e+',
    'e5',
    '-',
    '+',
    '.',
    '%',
    '/',
    '1/',
    '/2',
    '1/-2',
    '1/2/3',
    '1e3%',
    '50%%',
  ].map((word): [string, string] => [word, 'number-bad']),
  ...['x', '1x', '1 2', '1_000', '10²', '½', '①', '三', 'infinit', 'nane', '0b1', '1n', 'null', ';'].map(
    (word): [string, string] => [word, 'number-bad'],
  ),
])('“%s” is refused: %s', (word, code) => {
  expect(refusal(() => parseNumber(word, 'Q[1][0]', everything))).toEqual({
    code,
    word: word,
    place: 'Q[1][0]',
  });
  expect(isNumber(word)).toBe(false);
});

describe('parseNumber', () => {
  it('reads back every number JavaScript prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(parseNumber(String(value), undefined, everything)).toBe(value + 0);
        if (Number.isFinite(value)) {
          expect(parseNumber(value.toFixed(3))).toBe(Number(value.toFixed(3)) + 0);
        }
      }),
    );
  });

  it('answers any string with a number or an AttnError, as isNumber says', () => {
    const pieces = fc.constantFrom(...'0123456789.,/%+-−eExX∞ infa０％，١;'.split(''));
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces }));
    fc.assert(
      fc.property(words, (word) => {
        const result = orRefusal(() => parseNumber(word, undefined, everything));
        expect(typeof result === 'number').toBe(isNumber(word));
        if (typeof result === 'number') expect(Object.is(result, -0)).toBe(false);
      }),
    );
  });

  it('answers a very long word at once, and names only its start', () => {
    const started = performance.now();
    for (const word of [`${'1'.repeat(1e6)}x`, `${'1,'.repeat(5e5)}x`, `${'.'.repeat(1e6)}`]) {
      expect(String(refusal(() => parseNumber(word)).word).length).toBeLessThanOrEqual(41);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('shows no escape sequence of the word in its error', () => {
    expect(refusal(() => parseNumber('\x1b[31m2', 1))).toEqual({
      code: 'number-bad',
      word: '␛[31m2',
      place: 1,
    });
  });
});

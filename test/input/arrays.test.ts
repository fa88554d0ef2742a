import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AttnError } from '../../src/engine/error.js';
import { toNested } from '../../src/engine/tensor.js';
import { readArray, readWords } from '../../src/input/arrays.js';
import { readCsv } from '../../src/input/csv.js';
import { orRefusal, refusal } from './refusal.js';

const numbers = { want: 'numbers' } as const;
const text = { want: 'text' } as const;
const either = { want: 'either' } as const;

const vector = (words: string[], options: Parameters<typeof readWords>[1]) => {
  const found = readWords(words, options).numbers;
  return found && toNested(found);
};

describe('bare words', () => {
  it('are one vector, however they are parted', () => {
    expect(vector(['2', '3', '1'], numbers)).toEqual([2, 3, 1]);
    expect(vector(['2 3', '1/2'], numbers)).toEqual([2, 3, 0.5]);
    expect(vector(['-1 −2\n3'], either)).toEqual([-1, -2, 3]);
  });

  it('are text when text is wanted, or when the first is no number', () => {
    expect(readWords(['the', 'cat 2'], either).text).toBe('the cat 2');
    expect(readWords(['2', 'cats'], text).text).toBe('2 cats');
    expect(readWords(['a', '= b'], text).text).toBe('a = b');
    expect(readWords(['x = y'], text).text).toBe('x = y');
  });

  it('name the first that is no number, and its position', () => {
    const refused = { code: 'number-bad', word: 'x', place: 2 };
    expect(refusal(() => readWords(['2', 'x', '1'], numbers))).toEqual(refused);
    expect(refusal(() => readWords(['2 x', '1'], either))).toEqual(refused);
    expect(refusal(() => readWords(['V=1', '2', 'x'], numbers))).toEqual(refused);
    expect(refusal(() => readWords(['cat'], numbers))).toEqual({ code: 'number-bad', word: 'cat', place: 1 });
    expect(refusal(() => readWords(['2', ''], numbers))).toEqual({
      code: 'number-empty',
      word: '',
      place: 2,
    });
    expect(refusal(() => readWords(['2,3'], numbers))).toEqual({
      code: 'number-comma',
      word: '2,3',
      place: 1,
    });
    expect(refusal(() => readWords(['1 0; 0 1'], numbers))).toEqual({
      code: 'number-rows',
      word: '0;',
      place: 2,
    });
    expect(refusal(() => readWords(['1', 'inf'], numbers)).code).toBe('number-infinite');
    expect(vector(['1', 'inf'], { want: 'numbers', infinite: true })).toEqual([1, Infinity]);
  });

  it('may be absent', () => {
    expect(readWords([], numbers)).toEqual({ named: {}, files: {} });
  });
});

test.each<[string, unknown]>([
  [
    '1 0; 0 1',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  [
    '1 0；０ １',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  [
    '1 0\n0 1\n',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  [
    '1 0;\n0 1;',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ['1 1;', [[1, 1]]],
  ['1 1', [1, 1]],
  ['5', [5]],
  ['1/2 1/3', [1 / 2, 1 / 3]],
  [
    '[[1,0],[0,1]]',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ['[[[1],[2]]]', [[[1], [2]]]],
  ['[1e1]', [10]],
])('Q=%j', (value, nested) => {
  const { named, files } = readWords([`Q=${value}`], text);
  expect(toNested(named.Q!)).toEqual(nested);
  expect(files).toEqual({});
});

test.each(['q.npy', 'Q.NPY', 'q.json', 'q.csv', './q', 'a/b', 'data1/2', 'C:\\q', '1/2.npy', '2024/q'])(
  'Q=%s is a file',
  (path) => {
    expect(readWords([`Q=${path}`], text)).toEqual({ named: {}, files: { Q: path } });
  },
);

test.each<[string, Record<string, unknown>]>([
  ['Q=1 0; 0', { code: 'array-ragged', place: 'Q[1]', cells: 1, expected: 2 }],
  ['Q=1 0; 0 1; 1 2 3', { code: 'array-ragged', place: 'Q[2]', cells: 3, expected: 2 }],
  ['Q=1 0; x 1', { code: 'number-bad', word: 'x', place: 'Q[1][0]' }],
  ['Q=1 x', { code: 'number-bad', word: 'x', place: 'Q[1]' }],
  ['Q=1 2;;3 4', { code: 'number-empty', word: '', place: 'Q[1][0]' }],
  ['Q=', { code: 'number-empty', word: '', place: 'Q[0]' }],
  ['Q=;', { code: 'number-empty', word: '', place: 'Q[0][0]' }],
  ['Q=1/0', { code: 'number-zero', word: '1/0', place: 'Q[0]' }],
  ['Q=1 inf', { code: 'number-infinite', word: 'inf', place: 'Q[1]' }],
  ['Q=1,0', { code: 'number-comma', word: '1,0', place: 'Q[0]' }],
  ['Q=[[1,0],[0]]', { code: 'array-ragged', place: 'Q[1]', cells: 1, expected: 2 }],
  ['Q=[[1,0],[0,null]]', { code: 'value-null', place: 'Q[1][1]' }],
  ['Q=[1,0', { code: 'json-broken', place: 'Q', line: 1, column: 5, found: '' }],
  ['1Q=1', { code: 'name-bad', name: '1Q' }],
  ['Q-1=1', { code: 'name-bad', name: 'Q-1' }],
  ['Q[0]=1', { code: 'name-bad', name: 'Q[0]' }],
  ['__proto__=1', { code: 'name-bad', name: '__proto__' }],
  ['\x1b[2J=1', { code: 'name-bad', name: '␛[2J' }],
])('%j is refused', (word, facts) => {
  expect(refusal(() => readWords([word], text))).toEqual(facts);
});

describe('named arrays', () => {
  it('may not come twice', () => {
    const facts = { code: 'name-twice', name: 'Q' };
    expect(refusal(() => readWords(['Q=1', 'Q=2'], text))).toEqual(facts);
    expect(refusal(() => readWords(['Q=1', 'Q=q.npy'], text))).toEqual(facts);
  });

  it('take any name of the field, and none from Object', () => {
    const { named } = readWords(["h'=1", 'W_Q=2', 'γ=3', 'block1.W_Q=4', 'constructor=5'], text);
    expect(Object.keys(named)).toEqual(["h'", 'W_Q', 'γ', 'block1.W_Q', 'constructor']);
    expect(named.toString).toBe(undefined);
  });

  it('read back every matrix as it is printed', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) => {
        const cell = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
        const row = fc.array(cell, { minLength: columns, maxLength: columns });
        return fc.array(row, { minLength: rows, maxLength: rows });
      });
    fc.assert(
      fc.property(matrices, (matrix) => {
        const words = `${matrix.map((row) => row.join(' ')).join('; ')};`;
        expect(toNested(readArray(words, 'Q'))).toEqual(matrix);
        expect(toNested(readArray(JSON.stringify(matrix), 'Q'))).toEqual(matrix);
        expect(toNested(readCsv(matrix.map((row) => row.join(',')).join('\r\n'), 'Q'))).toEqual(matrix);
      }),
    );
  });
});

test('any words give an answer or an AttnError', () => {
  const pieces = fc.constantFrom(...'Q=[]{}",;/\\. 012-ex\n'.split(''));
  const words = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces })));
  fc.assert(
    fc.property(words, fc.constantFrom(numbers, text, either), (list, options) => {
      const result = orRefusal(() => readWords(list, options));
      if (!(result instanceof AttnError)) expect(result.named).toBeDefined();
    }),
  );
});

test('csv names the cell that is no number', () => {
  expect(toNested(readCsv('\uFEFF1, 2\n3,4\n', 'Q'))).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(refusal(() => readCsv('1,2\n3,x', 'Q'))).toEqual({
    code: 'number-bad',
    word: 'x',
    place: 'Q[1][1]',
  });
  expect(refusal(() => readCsv('1,2\n3', 'Q')).code).toBe('array-ragged');
  expect(refusal(() => readCsv('', 'Q')).code).toBe('number-empty');
  expect(refusal(() => readCsv(' '.repeat(2 ** 25 + 1), 'Q')).code).toBe('csv-size');
});

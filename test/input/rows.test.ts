import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumberRows } from '../../src/input/rows.js';
import { orRefusal, refusal } from './refusal.js';

describe('rows of numbers', () => {
  it.each<[string, number[][]]>([
    ['0 5 1', [[0, 5, 1]]],
    ['0, 5,1', [[0, 5, 1]]],
    ['０，５　１', [[0, 5, 1]]],
    ['0、5、1', [[0, 5, 1]]],
    ['(0 5 1)', [[0, 5, 1]]],
    ['［0, 5, 1］', [[0, 5, 1]]],
    ['-4; -4', [[-4], [-4]]],
    ['−4；−4；', [[-4], [-4]]],
    [
      '1 2\n3 4\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1 2;\n3 4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[1 2; 3 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '(1, 2); (3, 4)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['[[1, 2]]', [[1, 2]]],
    ['1 2; 3', [[1, 2], [3]]],
    ['1;;2', [[1], [], [2]]],
    [';', [[]]],
  ])('%j', (text, rows) => expect(readNumberRows(text)).toEqual(rows));

  it.each<[string, number[]]>([
    ['.5 1/2 50% sqrt(2) e^-1 ０．５', [0.5, 0.5, 0.5, Math.SQRT2, Math.E ** -1, 0.5]],
    ['max(1, 2) 3', [2, 3]],
    ['(1 + 2) / 3 (4)', [1, 4]],
    ['(1 + 2) * (3 + 4)', [21]],
    ['1 / 2 3', [0.5, 3]],
    ['2 - 1', [1]],
    ['2 -1', [2, -1]],
    ['2 * -1 sqrt (4) √ 9', [-2, 2, 3]],
    ['-1/3 1e-7', [-1 / 3, 1e-7]],
  ])('of arithmetic: %j', (text, row) => expect(readNumberRows(text)).toEqual([row]));

  it.each([
    ['cat 1', 'expression-name'],
    ['"1" 2', 'expression-bad'],
    ['1 |', 'expression-bad'],
    ['(1 2', 'expression-bad'],
    ['1 2)', 'expression-bad'],
    ['1 -', 'expression-bad'],
    ['0x10 1', 'number-hex'],
    ['1/0 1', 'number-zero'],
    ['1/0 + 1', 'number-infinite'],
    ['-inf', 'number-infinite'],
    ['1e999', 'number-large'],
    ['nan', 'number-nan'],
    ['0/0 * 1', 'number-nan'],
  ])('are not %j', (text, code) => {
    expect(refusal(() => readNumberRows(text)).code).toBe(code);
  });

  it('are finite, or refused, whatever is typed', () => {
    const signs = fc.constantFrom(...' ;,()[]0159.-+*/^%e√\nx');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 20 }), (all) => {
        const rows = orRefusal(() => readNumberRows(all.join('')));
        if (Array.isArray(rows)) expect(rows.flat().every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

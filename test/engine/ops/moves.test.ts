import { describe, expect, it } from 'vitest';
import { gradients, letters, refusal, run } from './run.js';

const ROWS = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
];
const HEADS = [
  [
    [1, 2],
    [5, 6],
  ],
  [
    [3, 4],
    [7, 8],
  ],
];

describe('heads', () => {
  it('are pieces of each row', () => {
    expect(run('splitHeads', [ROWS], { heads: 2 })).toEqual(HEADS);
    expect(run('joinHeads', [HEADS])).toEqual(ROWS);
  });

  it('keep a batch in front', () => {
    expect(run('splitHeads', [[ROWS, ROWS]], { heads: 2 })).toEqual([HEADS, HEADS]);
    expect(run('joinHeads', [[HEADS, HEADS]])).toEqual([ROWS, ROWS]);
  });

  it('have letters that come apart and together', () => {
    const split = (width: string) => letters('splitHeads', [[ROWS, `n ${width}`]], { heads: 2 });
    expect(['h·d_k', 'd_model', '4', 'h·d_c+h·d_r', 'd_c+d_r'].map(split)).toEqual([
      'h n d_k',
      'h n d_model/h',
      'h n 2',
      'h n d_c+d_r',
      'h n d_c/h+d_r/h',
    ]);
    const join = (axes: string) => letters('joinHeads', [[HEADS, axes]]);
    expect(['h n d_k', 'h n d_model/h', '2 n 2', 'h n d_c+d_r', '1 n d'].map(join)).toEqual([
      'n h·d_k',
      'n d_model',
      'n 4',
      'n h·d_c+h·d_r',
      'n d',
    ]);
  });

  it('must divide the width', () => {
    expect(refusal('splitHeads', [ROWS], { heads: 3 })).toEqual(['heads-split', { shape: [2, 4], heads: 3 }]);
    expect(refusal('splitHeads', [ROWS], { heads: 0 })[0]).toBe('param-whole');
    expect(refusal('splitHeads', [ROWS], {})[0]).toBe('param-whole');
    expect(refusal('splitHeads', [[1, 2]], { heads: 2 })[0]).toBe('heads-split');
    expect(refusal('joinHeads', [ROWS])).toEqual(['heads-join', { shape: [2, 4] }]);
  });
});

describe('arrays put together', () => {
  it('interleave takes one of each in turn', () => {
    expect(
      run('interleave', [
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([1, 3, 2, 4]);
    expect(
      letters('interleave', [
        [[1], 'd_model/2'],
        [[2], 'd_model/2'],
      ]),
    ).toBe('d_model');
    expect(refusal('interleave', [[1, 2], [3]])).toEqual(['shapes-equal', { shapes: [[2], [1]] }]);
    expect(refusal('interleave', [1, 2])[0]).toBe('axis-range');
  });

  it('concat lays them end to end', () => {
    expect(run('concat', [ROWS, [[9], [10]]])).toEqual([
      [1, 2, 3, 4, 9],
      [5, 6, 7, 8, 10],
    ]);
    expect(run('concat', [ROWS, [[9, 10, 11, 12]]], { axis: 0 })).toEqual([...ROWS, [9, 10, 11, 12]]);
    expect(
      letters(
        'concat',
        [
          [[1, 2], 'm'],
          [[3], '1'],
          [[4], '1'],
        ],
        { axis: 0 },
      ),
    ).toBe('m+2');
    expect(
      letters('concat', [
        [[1], 'd_c'],
        [[3], 'd_r'],
      ]),
    ).toBe('d_c+d_r');
    const states: [number[], string][] = [
      [[1], '1'],
      [[3], '1'],
    ];
    expect(letters('concat', states, { letter: 'n' })).toBe('n');
  });

  it('concat wants every other axis the same', () => {
    const shapes = [
      [2, 4],
      [1, 2],
    ];
    expect(refusal('concat', [ROWS, [[1, 2]]])).toEqual(['concat-shapes', { shapes, axis: -1 }]);
    expect(refusal('concat', [ROWS, [1, 2]])[0]).toBe('concat-shapes');
  });

  it('stack gives them an axis of their own', () => {
    expect(
      run('stack', [
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(
      run(
        'stack',
        [
          [1, 2],
          [3, 4],
        ],
        { axis: -1 },
      ),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(
      letters('stack', [
        [[1], 'd'],
        [[2], 'd'],
      ]),
    ).toBe('2 d');
    expect(
      letters(
        'stack',
        [
          [[1], 'd'],
          [[2], 'd'],
        ],
        { axis: 1, letter: 't' },
      ),
    ).toBe('d t');
    expect(refusal('stack', [[1], [1, 2]])[0]).toBe('shapes-equal');
  });

  it('give each operand the gradient of its own cells', () => {
    expect(
      gradients('concat', [
        [[1], [2]],
        [
          [3, 4],
          [5, 6],
        ],
      ]),
    ).toEqual([
      [[1], [4]],
      [
        [2, 3],
        [5, 6],
      ],
    ]);
    expect(
      gradients('interleave', [
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});

describe('cells along an axis', () => {
  const FIVE = [0, 1, 2, 3, 4];

  it('slice counts as Python does', () => {
    const slice = (start: number, end?: number, step?: number) =>
      run('slice', [FIVE], { axis: 0, start, end, step });
    expect(slice(1, 3)).toEqual([1, 2]);
    expect(slice(1, undefined, 2)).toEqual([1, 3]);
    expect(slice(-2)).toEqual([3, 4]);
    expect(slice(0, -1)).toEqual([0, 1, 2, 3]);
    expect(slice(-9, 9)).toEqual(FIVE);
    expect(slice(3, 1)).toEqual([]);
    expect(refusal('slice', [FIVE], { axis: 0, start: 0, step: 0 })).toEqual([
      'param-whole',
      { param: 'step', value: 0, least: 1 },
    ]);
    expect(refusal('slice', [FIVE], { axis: 0, start: '1' })[0]).toBe('param-whole');
    expect(refusal('slice', [FIVE], { axis: 1, start: 0 })[0]).toBe('axis-range');
  });

  it('repeat keeps copies of one entry together, expand puts the whole beside itself', () => {
    expect(run('repeat', [[1, 2]], { axis: 0, times: 2 })).toEqual([1, 1, 2, 2]);
    expect(run('expand', [[1, 2]], { axis: 0, times: 2 })).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(run('expand', [[1, 2]], { axis: 1, times: 2 })).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(gradients('repeat', [[1, 2]], { axis: 0, times: 2 })).toEqual([[3, 7]]);
    expect(gradients('expand', [[1, 2]], { axis: 0, times: 2 })).toEqual([[4, 6]]);
    expect(letters('repeat', [[[1, 2], 'g']], { axis: 0, times: 3 })).toBe('3·g');
    expect(letters('repeat', [[[1], '1']], { axis: 0, times: 3 })).toBe('3');
    expect(letters('expand', [[[1], 'd']], { axis: -1, times: 3, letter: 'n' })).toBe('d n');
  });

  it('copies are counted before there is memory for them', () => {
    expect(refusal('expand', [FIVE], { axis: 0, times: 2 ** 40 })[0]).toBe('shape-cells');
    expect(refusal('repeat', [FIVE], { axis: 0, times: 2 ** 40 })[0]).toBe('shape-cells');
    expect(refusal('pad', [FIVE], { axis: 0, before: 2 ** 40, after: 0 })[0]).toBe('shape-cells');
    expect(refusal('oneHot', [FIVE], { depth: 2 ** 40 })[0]).toBe('shape-cells');
    expect(refusal('expand', [[[[[1]]]]], { axis: 0, times: 1 })[0]).toBe('shape-rank');
    expect(refusal('repeat', [FIVE], { axis: 0, times: -1 })[0]).toBe('param-whole');
  });

  it('pad, flip and roll', () => {
    expect(run('pad', [[1, 2]], { axis: 0, before: 2, after: 1 })).toEqual([0, 0, 1, 2, 0]);
    expect(run('pad', [[1]], { axis: 0, before: 0, after: 1, value: -Infinity })).toEqual([1, -Infinity]);
    expect(letters('pad', [[[1, 2], 'n']], { axis: 0, before: 2, after: 0 })).toBe('n+2');
    expect(run('flip', [ROWS], { axis: 0 })).toEqual([ROWS[1], ROWS[0]]);
    expect(run('roll', [FIVE], { axis: 0, by: 1 })).toEqual([4, 0, 1, 2, 3]);
    expect(run('roll', [FIVE], { axis: 0, by: -7 })).toEqual([2, 3, 4, 0, 1]);
  });

  it('the two rotations of RoPE turn each pair by 90°', () => {
    expect(run('pairSwap', [[1, 2, 3, 4]])).toEqual([-2, 1, -4, 3]);
    expect(run('rotateHalf', [[1, 2, 3, 4]])).toEqual([-3, -4, 1, 2]);
    expect(run('pairSwap', [run('pairSwap', [ROWS])])).toEqual(ROWS.map((row) => row.map((x) => -x)));
    expect(run('rotateHalf', [run('rotateHalf', [ROWS])])).toEqual(ROWS.map((row) => row.map((x) => -x)));
    expect(refusal('pairSwap', [[1, 2, 3]])).toEqual(['pairs-even', { shape: [3] }]);
    expect(refusal('rotateHalf', [[1, 2, 3]])[0]).toBe('pairs-even');
  });
});

describe('reshape', () => {
  it('keeps the order of the cells', () => {
    expect(run('reshape', [ROWS], { shape: [4, 2] })).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(run('reshape', [ROWS], { shape: [-1] })).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(run('reshape', [[7]], { shape: [] })).toBe(7);
  });

  it('keeps the letters of axes that stay', () => {
    expect(letters('reshape', [[ROWS, 'n d']], { shape: [2, 2, -1] })).toBe('n 2 2');
    expect(letters('reshape', [[ROWS, 'n d']], { shape: [1, 2, 4] })).toBe('1 n d');
    expect(letters('reshape', [[ROWS, 'n d']], { shape: [2, 2, 2], axes: 'n,h,d_k' })).toBe('n h d_k');
  });

  it('neither makes nor loses cells', () => {
    const from = [2, 4];
    expect(refusal('reshape', [ROWS], { shape: [3, 3] })).toEqual(['reshape-cells', { from, to: [3, 3] }]);
    expect(refusal('reshape', [ROWS], { shape: [3, -1] })[0]).toBe('reshape-cells');
    expect(refusal('reshape', [ROWS], { shape: [-1, -1] })[0]).toBe('reshape-cells');
    expect(refusal('reshape', [ROWS], { shape: [0, -1] })[0]).toBe('reshape-cells');
    expect(() => letters('reshape', [[ROWS, 'n d']], { shape: [8], axes: 'n,d' })).toThrow('reshape-axes');
  });
});

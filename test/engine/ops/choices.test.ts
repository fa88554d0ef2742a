import { describe, expect, it } from 'vitest';
import { gradients, letters, refusal, run } from './run.js';

const TABLE = [
  [1, 2],
  [3, 4],
  [5, 6],
];

describe('gather', () => {
  it('takes rows of a table, as an embedding does', () => {
    expect(run('gather', [TABLE, [2, 0]])).toEqual([
      [5, 6],
      [1, 2],
    ]);
    expect(run('gather', [TABLE, [[2], [2]]])).toEqual([[[5, 6]], [[5, 6]]]);
    expect(run('gather', [TABLE, [1, 0, 0]], { axis: 1 })).toEqual([
      [2, 1, 1],
      [4, 3, 3],
      [6, 5, 5],
    ]);
    expect(
      letters('gather', [
        [TABLE, 'vocab d'],
        [[2, 0], 'n'],
      ]),
    ).toBe('n d');
    expect(
      letters(
        'gather',
        [
          [TABLE, 'n d'],
          [[0], 'k'],
        ],
        { axis: -1 },
      ),
    ).toBe('n k');
  });

  it('adds up what comes back to a row taken twice', () => {
    expect(gradients('gather', [TABLE, [2, 0, 2]])).toEqual([
      [
        [3, 4],
        [0, 0],
        [6, 8],
      ],
      null,
    ]);
  });

  it('refuses places that are not there', () => {
    for (const index of [3, -1, 0.5, Number.NaN])
      expect(refusal('gather', [TABLE, [index]])).toEqual(['index-range', { index, extent: 3 }]);
  });
});

describe('takeAlong', () => {
  it('chooses in every lane', () => {
    expect(run('takeAlong', [TABLE, [[1], [0], [1]]])).toEqual([[2], [3], [6]]);
    expect(run('takeAlong', [TABLE, [[2, 0]]], { axis: 0 })).toEqual([[5, 2]]);
    expect(
      gradients('takeAlong', [
        TABLE,
        [
          [1, 1],
          [0, 1],
        ],
      ]),
    ).toEqual([
      [
        [0, 3],
        [3, 4],
        [0, 0],
      ],
      null,
    ]);
    expect(
      letters('takeAlong', [
        [TABLE, 'n m'],
        [[[0]], 'n k'],
      ]),
    ).toBe('n k');
  });

  it('needs an index for x as it is', () => {
    expect(refusal('takeAlong', [TABLE, [0, 1]])).toEqual([
      'take-shapes',
      { x: [3, 2], index: [2], axis: -1 },
    ]);
    expect(refusal('takeAlong', [TABLE, [[0], [0], [0], [0]]])[0]).toBe('take-shapes');
    expect(refusal('takeAlong', [TABLE, [[2]]])).toEqual(['index-range', { index: 2, extent: 2 }]);
  });
});

describe('oneHot', () => {
  it('is 1 at the place', () => {
    expect(run('oneHot', [[2, 0]], { depth: 3 })).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(run('oneHot', [1], { depth: 2 })).toEqual([0, 1]);
    expect(letters('oneHot', [[[2, 0], 'n']], { depth: 3, letter: 'E' })).toBe('n E');
    expect(refusal('oneHot', [[3]], { depth: 3 })).toEqual(['index-range', { index: 3, extent: 3 }]);
  });
});

describe('topK', () => {
  it('gives the places of the largest, the first of equals first', () => {
    expect(run('topK', [[1, 3, 2, 3]], { k: 3 })).toEqual([1, 3, 2]);
    expect(run('topK', [TABLE], { k: 2, axis: 0 })).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(run('topK', [[-Infinity, 0, -Infinity]], { k: 3 })).toEqual([1, 0, 2]);
    expect(run('topK', [[Infinity, Number.NaN, 1]], { k: 3 })).toEqual([1, 0, 2]);
    expect(letters('topK', [[TABLE, 'n E']], { k: 1 })).toBe('n k');
  });

  it('cannot give more than there are', () => {
    expect(refusal('topK', [[1, 2]], { k: 3 })).toEqual(['top-k', { k: 3, extent: 2, axis: -1 }]);
    expect(refusal('topK', [[1, 2]], { k: 0 })[0]).toBe('param-whole');
  });
});

describe('quotient and remainder', () => {
  it('give the row and the column of a place counted row by row', () => {
    expect(run('quotient', [[0, 5, 6, 11, 12]], { by: 6 })).toEqual([0, 0, 1, 1, 2]);
    expect(run('remainder', [[0, 5, 6, 11, 12]], { by: 6 })).toEqual([0, 5, 0, 5, 0]);
    expect([run('quotient', [-1], { by: 6 }), run('remainder', [-1], { by: 6 })]).toEqual([-1, 5]);
  });
});

describe('sample', () => {
  const draw = (u: number) => run('sample', [[0, 0.25, 0.5, 0.25], u]);

  it('is the first place at which the running sum exceeds u', () => {
    expect([0, 0.2499, 0.25, 0.7499, 0.75, 0.9999].map(draw)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('is the last where none does, as when rounding leaves a sum under 1', () => {
    expect(run('sample', [[0.3, 0.3, 0.3], 0.95])).toBe(2);
  });

  it('draws once in every lane', () => {
    expect(run('sample', [TABLE.map(() => [0.5, 0.5]), [0.1, 0.9, 0.5]])).toEqual([0, 1, 1]);
    expect(
      run(
        'sample',
        [
          [
            [0.5, 1],
            [0.5, 0],
          ],
          [0.7, 0.7],
        ],
        { axis: 0 },
      ),
    ).toEqual([1, 0]);
    expect(
      letters('sample', [
        [TABLE, 'n m'],
        [[0, 0, 0], 'n'],
      ]),
    ).toBe('n');
    expect(refusal('sample', [TABLE, [0, 0]])).toEqual(['sample-shapes', { p: [3, 2], u: [2], axis: -1 }]);
  });
});

describe('conv1d', () => {
  const x = [[1], [2], [3], [4]];
  const w = [[[1]], [[10]]];

  it('does not flip its kernel', () => {
    expect(run('conv1d', [x, w])).toEqual([[21], [32], [43]]);
    expect(run('conv1d', [x, w], { padding: 1 })).toEqual([[10], [21], [32], [43], [4]]);
    expect(run('conv1d', [x, w], { padding: 1, stride: 2 })).toEqual([[10], [32], [4]]);
  });

  it('is a product of matrices where the kernel has one place', () => {
    const weight = [
      [1, -1, 2],
      [0, 3, 1],
    ];
    expect(run('conv1d', [TABLE, [weight]])).toEqual(run('matmul', [TABLE, weight]));
  });

  it('has the letters of the places and of the channels out', () => {
    expect(
      letters(
        'conv1d',
        [
          [x, 'n c'],
          [[...w, [[0]]], 'k c d'],
        ],
        { padding: 1 },
      ),
    ).toBe('n d');
    expect(
      letters('conv1d', [
        [x, 'n c'],
        [w, 'k c d'],
      ]),
    ).toBe("n' d");
  });

  it('wants the channels to agree and the kernel to fit', () => {
    expect(refusal('conv1d', [TABLE, w])).toEqual(['conv-shapes', { op: 'conv1d', x: [3, 2], w: [2, 1, 1] }]);
    expect(refusal('conv1d', [[[1]], w])).toEqual([
      'conv-kernel',
      { op: 'conv1d', x: [1, 1], w: [2, 1, 1], padding: 0 },
    ]);
    expect(refusal('conv1d', [[1, 2], w])[0]).toBe('conv-shapes');
    expect(refusal('conv1d', [x, w], { stride: 0 })[0]).toBe('param-whole');
  });
});

describe('conv2d', () => {
  const x = [
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
  ];
  const w = [
    [
      [
        [1, 10],
        [100, 1000],
      ],
    ],
  ];

  it('does not flip its kernel', () => {
    expect(run('conv2d', [x, w])).toEqual([
      [
        [5421, 6532],
        [8754, 9865],
      ],
    ]);
    expect(run('conv2d', [x, w], { padding: 1, stride: 2 })).toEqual([
      [
        [1000, 3200],
        [7040, 9865],
      ],
    ]);
  });

  it('adds up the channels in, for each channel out', () => {
    const twice = [...x, ...x];
    const kernels = [
      [[[1]], [[1]]],
      [[[1]], [[-1]]],
    ];
    expect(run('conv2d', [twice, kernels])).toEqual([
      x[0]!.map((row) => row.map((cell) => 2 * cell)),
      x[0]!.map((row) => row.map(() => 0)),
    ]);
    expect(
      letters('conv2d', [
        [twice, 'c H W'],
        [kernels, 'd c kH kW'],
      ]),
    ).toBe('d H W');
  });

  it('sends the gradient back through every window', () => {
    expect(gradients('conv2d', [x, w])).toEqual([
      [
        [
          [1, 12, 20],
          [103, 1234, 2040],
          [300, 3400, 4000],
        ],
      ],
      [
        [
          [
            [37, 47],
            [67, 77],
          ],
        ],
      ],
    ]);
  });
});

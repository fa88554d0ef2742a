import { diagonalWeight, example, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * Self-attention between the places of a feature map, added with a learned weight γ that starts at 0: then the map
 * passes unchanged. g asks, f answers, h is what is carried. A 1×1 convolution is a product with the channels of
 * each place, so the map is laid out one place a row. The scores are not scaled. Zhang et al. 2019, §3.
 */
export const sagan = mechanism({
  title: { en: 'SAGAN self-attention', zh: 'SAGAN 自注意力' },
  summary: {
    en: 'every place of a feature map looks at all others',
    zh: '特征图上每个位置都看其余所有位置',
  },
  formula: 'y = γ·o + x,  o = softmax(g(x) f(x)ᵀ) h(x) W_v',
  paper: PAPERS['zhang-2019'],
  inputs: {
    // a face: two eyes far apart, the right one faint, and a mouth
    x: example(
      [
        [
          [1, 0, 0.5],
          [0, 0, 0],
        ],
        [
          [0, 0, 0],
          [0, 1, 0],
        ],
      ],
      'c',
      'H',
      'W',
    ),
    W_f: exampleWeight([[2], [-2]], 'c', 'r'),
    W_g: exampleWeight([[2], [-2]], 'c', 'r'),
    W_h: diagonalWeight([1, 1], 'c', 'd_v'),
    W_v: diagonalWeight([1, 1], 'd_v', 'c'),
    gamma: example([0.5], '1'),
  },
  sizes: { c: 2, r: 1 },
  labels: { c: ['eye', 'mouth'] },
  run(t, { x, W_f, W_g, W_h, W_v, gamma }) {
    const [c, H, W] = x.shape as [number, number, number];
    const rows = t.transpose(t.reshape(x, { shape: [c, H * W], axes: 'c,H·W' })).as('rows'); // N×c
    const f = t.matmul(rows, W_f).as('f'); //                                    N×r
    const g = t.matmul(rows, W_g).as('g');
    const h = t.matmul(rows, W_h).as('h'); //                                    N×d_v
    const weights = t.softmax(t.matmul(g, f, { bT: true }).as('scores')).as('weights'); // N×N
    const o = t.matmul(t.matmul(weights, h), W_v).as('o'); //                    N×c
    const y = t.add(t.multiply(gamma, o), rows).as('y');
    t.reshape(t.transpose(y), { shape: [c, H, W], axes: 'c,H,W' }).as('output');
  },
});

import { exampleTokens, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { mechanism } from './types.js';

const SAME = [
  [1, 0],
  [0, 1],
];

/** Positions in rows: pixels, moments, or pixels at moments. Nothing is divided by √d, and the input is added. */
export const nonLocal = mechanism({
  title: { en: 'Non-local block (embedded Gaussian)', zh: '非局部模块（嵌入高斯）' },
  summary: {
    en: 'each place of an image or video sees all others, plus itself',
    zh: '图像或视频的每个位置都看全部位置，再加残差',
  },
  formula: 'softmax(θ(X) φ(X)ᵀ) g(X) W_z + X',
  paper: PAPERS['wang-2018'],
  inputs: {
    X: exampleTokens(
      [
        [2, 0],
        [0, 1],
        [0, 1],
        [2, 0.5],
      ],
      'n',
      'C',
    ),
    W_theta: exampleWeight(SAME, 'C', 'd'),
    W_phi: exampleWeight(SAME, 'C', 'd'),
    W_g: exampleWeight(SAME, 'C', 'd'),
    W_z: exampleWeight(SAME, 'd', 'C'),
  },
  labels: { n: ['ball 0', 'grass 0', 'grass 1', 'ball 1'] },
  sizes: { C: 2, d: 2 },
  run(t, { X, W_theta, W_phi, W_g, W_z }) {
    const theta = t.matmul(X, W_theta).as('theta'); //               n×d
    const phi = t.matmul(X, W_phi).as('phi'); //                     n×d
    const g = t.matmul(X, W_g).as('g'); //                           n×d
    const weights = weigh(t, t.matmul(theta, phi, { bT: true }).as('scores')); // n×n
    const y = t.matmul(weights, g).as('y'); //                       n×d
    t.add(t.matmul(y, W_z), X).as('output'); //                      n×C
  },
});

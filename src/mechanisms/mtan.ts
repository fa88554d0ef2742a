import { diagonalWeight, exampleTokens, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * One network serves several tasks; each has a soft mask over its features, place by place and channel by channel,
 * between 0 and 1. The first attention module: later ones also read what the task kept before. A 1×1 convolution
 * is a product with the channels of each place. Without batch normalisation. Liu et al. 2019, §3.2.
 */
export const mtan = mechanism({
  title: { en: 'Multi-task attention network (MTAN)', zh: '多任务注意力网络（MTAN）' },
  summary: {
    en: 'each task masks the shared features in its own way',
    zh: '各任务用自己的软掩码筛选共享特征',
  },
  formula: 'âₖ = aₖ ⊙ p,  aₖ = σ(ReLU(u W_gₖ) W_hₖ),  p = ReLU(u W_p)',
  paper: PAPERS['liu-2019'],
  inputs: {
    // four places of a street scene; channels: an edge, green, near
    u: exampleTokens(
      [
        [0.1, 0, 0],
        [0.6, 1, 0.3],
        [0.2, 0, 0.8],
        [1, 0.1, 1],
      ],
      'n',
      'c',
    ),
    W_p: diagonalWeight([1, 1, 1], 'c', 'c'),
    // segmentation looks for edges and colour, depth for what is near
    W_g: exampleWeight(
      [
        [
          [2, 0],
          [0, 2],
          [0, 0],
        ],
        [
          [0.5, 0],
          [0, 0],
          [0, 2],
        ],
      ],
      'k',
      'c',
      'r',
    ),
    W_h: exampleWeight(
      [
        [
          [2, 0, -2],
          [0, 2, -2],
        ],
        [
          [0.5, -2, 0],
          [0, -2, 2],
        ],
      ],
      'k',
      'r',
      'c',
    ),
  },
  sizes: { c: 3, k: 2, r: 2 },
  labels: {
    n: ['sky', 'tree', 'road', 'car'],
    c: ['edge', 'green', 'near'],
    k: ['segmentation', 'depth'],
  },
  run(t, { u, W_p, W_g, W_h }) {
    const p = t.relu(t.matmul(u, W_p)).as('p'); //                n×c
    const hidden = t.relu(t.matmul(u, W_g)).as('hidden'); //      k×n×r
    const a = t.sigmoid(t.matmul(hidden, W_h)).as('a'); //        k×n×c
    t.multiply(a, p).as('output'); //                             k×n×c
  },
});

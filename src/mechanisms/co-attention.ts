import { diagonalWeight, example, exampleTokens, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * Question and image attend to each other at once, through one table of affinities: it lets the words shape what is
 * looked at, and (transposed) the regions which word counts. The sum of the two is what the answer is read
 * from. Q: words, V: regions, one a row. Lu et al. 2016, §3.3, parallel co-attention.
 */
export const coAttention = mechanism({
  title: { en: 'Parallel co-attention', zh: '并行协同注意力' },
  summary: {
    en: 'question and image attend to each other at once',
    zh: '问题与图像同时相互注意',
  },
  formula:
    'q̂ + v̂,  C = tanh(Q W_b Vᵀ),  a_v = softmax(w_hvᵀ tanh(V W_v + Cᵀ Q W_q)), v̂ = a_v V; a_q likewise',
  paper: PAPERS['lu-2016'],
  inputs: {
    // three features: ball, colour, animal
    Q: exampleTokens(
      [
        [0, 0.2, 0],
        [0, 1, 0],
        [1, 0, 0],
      ],
      'n',
      'd',
    ),
    V: example(
      [
        [1, 1, 0],
        [0, 0.5, 1],
        [0, 0.1, 0],
      ],
      'm',
      'd',
    ),
    W_b: diagonalWeight([2, 0.5, 2], 'd', 'd'),
    W_v: exampleWeight(
      [
        [0.5, 0],
        [0, 0],
        [0.5, 0],
      ],
      'd',
      'k',
    ),
    W_q: exampleWeight(
      [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      'd',
      'k',
    ),
    w_hv: exampleWeight([[3, 0.5]], '1', 'k'),
    w_hq: exampleWeight([[2, 2]], '1', 'k'),
  },
  sizes: { d: 3, k: 2 },
  labels: {
    n: ['which', 'colour', 'ball'],
    m: ['red ball', 'dog', 'sky'],
    d: ['ball', 'colour', 'animal'],
  },
  run(t, { Q, V, W_b, W_v, W_q, w_hv, w_hq }) {
    const C = t.tanh(t.matmul(t.matmul(Q, W_b), V, { bT: true })).as('C'); // n×m
    const words = t.matmul(Q, W_q).as('words'); //                           n×k
    const regions = t.matmul(V, W_v).as('regions'); //                       m×k
    const H_v = t.tanh(t.add(regions, t.matmul(t.transpose(C), words))).as('H_v'); // m×k
    const H_q = t.tanh(t.add(words, t.matmul(C, regions))).as('H_q'); //     n×k
    const a_v = t.softmax(t.matmul(w_hv, H_v, { bT: true }).as('scores_v')).as('a_v'); // 1×m
    const a_q = t.softmax(t.matmul(w_hq, H_q, { bT: true }).as('scores_q')).as('a_q'); // 1×n
    const v_hat = t.matmul(a_v, V).as('v_hat'); //                           1×d
    const q_hat = t.matmul(a_q, Q).as('q_hat');
    t.add(q_hat, v_hat).as('output');
  },
});

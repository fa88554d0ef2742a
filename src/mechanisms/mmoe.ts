import { exampleTokens, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * All tasks share the experts; each task mixes them by a softmax gate of its own, anew for each input. Every expert
 * is computed: the gate weighs, it saves no work. Experts are one ReLU layer, towers one linear unit. Ma et al. 2018, §4.
 */
export const mmoe = mechanism({
  title: { en: 'Multi-gate mixture of experts (MMoE)', zh: '多门控混合专家（MMoE）' },
  summary: {
    en: 'each task mixes the shared experts by its own gate',
    zh: '各任务用自己的门，混合共享的专家',
  },
  formula: 'yₖ = hₖ(Σᵢ gₖ(x)ᵢ fᵢ(x)),  gₖ(x) = softmax(x W_gₖ),  fᵢ(x) = ReLU(x W_eᵢ)',
  paper: PAPERS['ma-2018'],
  inputs: {
    // what a film offers: laughs, depth
    x: exampleTokens(
      [
        [2, 0],
        [0.5, 2],
      ],
      'n',
      'd',
    ),
    // in columns: two units of each expert
    W_e: exampleWeight(
      [
        [1, 0.5, 0, 0, 0.5, 0.5],
        [0, 0, 1, 0.5, 0.5, 0.5],
      ],
      'd',
      'e·d_h',
    ),
    // in columns: the experts of the first task, then of the second
    W_g: exampleWeight(
      [
        [1.5, 0, 0.5, 0, 0, 0],
        [0, 0, 0.5, 0, 1.5, 0.5],
      ],
      'd',
      'k·e',
    ),
    W_t: exampleWeight(
      [
        [1, 0.5],
        [0.5, 1],
      ],
      'k',
      'd_h',
    ),
  },
  sizes: { d: 2, k: 2, e: 3, d_h: 2 },
  labels: {
    n: ['comedy', 'drama'],
    d: ['laughs', 'depth'],
    e: ['fun', 'serious', 'all-round'],
    k: ['click', 'watch'],
  },
  run(t, { x, W_e, W_g, W_t }) {
    const [n, [k, d_h]] = [x.shape[0]!, W_t.shape as [number, number]];
    const e = W_e.shape[1]! / d_h;
    const f = t.reshape(t.relu(t.matmul(x, W_e)), { shape: [n, e, d_h], axes: 'n,e,d_h' }).as('f');
    const scores = t.reshape(t.matmul(x, W_g), { shape: [n, k, e], axes: 'n,k,e' }).as('scores');
    const weights = t.softmax(scores).as('weights'); //           n×k×e
    const mixed = t.matmul(weights, f).as('mixed'); //            n×k×d_h
    t.sum(t.multiply(mixed, W_t)).as('output'); //                n×k
  },
});

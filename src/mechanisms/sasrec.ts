import { diagonalWeight, example, exampleWeight, indices } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { feedForward } from './parts/feed-forward.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * One block of SASRec: each click looks back at the clicks before it, and what comes out is compared with the table
 * of items that the clicks were read from. Each sublayer is x + g(LayerNorm(x)), with gains 1 and biases 0.
 * Without dropout. Kang & McAuley 2018, §3.
 */
export const sasrec = mechanism({
  title: { en: 'Self-attentive sequential recommendation (SASRec)', zh: '自注意力序列推荐（SASRec）' },
  summary: {
    en: 'scores the next item from the items clicked so far',
    zh: '由此前点击过的商品，给下一个商品打分',
  },
  formula: 'F Eᵀ,  F = S + FFN(LN(S)),  S = X + attention(LN(X), causal),  X = E[clicks] + P',
  paper: PAPERS['kang-2018'],
  inputs: {
    // the last feature is left to the positions
    E: example(
      [
        [2, 0, 0, 0],
        [2, 0, 2, 0],
        [0, 2, 0, 0],
        [0, 2, 2, 0],
      ],
      'm',
      'd',
    ),
    clicks: indices([0, 1, 2], 't'),
    P: example(
      [
        [0, 0, 0, 1],
        [0, 0, 0, 2],
        [0, 0, 0, 3],
      ],
      't',
      'd',
    ),
    W_Q: diagonalWeight([1, 1, 0, 1], 'd', 'd'),
    W_K: diagonalWeight([1, 1, 0, 1], 'd', 'd'),
    W_V: diagonalWeight([1, 1, 0, 0], 'd', 'd'),
    // after a thing its accessory; after an accessory, a thing of the other kind
    W_1: exampleWeight(
      [
        [0, 1, -1],
        [0, -1, 1],
        [-2, 3, 3],
        [0, 0, 0],
      ],
      'd',
      'd_f',
    ),
    b_1: example([0, -2, -2], 'd_f'),
    W_2: exampleWeight(
      [
        [0, 0, 1, 0],
        [-2, 2, -1.5, 0],
        [2, -2, -1.5, 0],
      ],
      'd_f',
      'd',
    ),
    b_2: example([0, 0, 0, 0], 'd'),
  },
  labels: {
    m: ['phone', 'case', 'novel', 'bookmark'],
    t: ['phone', 'case', 'novel'],
    d: ['tech', 'book', 'extra', 'when'],
  },
  run(t, { E, clicks, P, W_Q, W_K, W_V, W_1, b_1, W_2, b_2 }) {
    const X = t.gather(E, clicks).as('X'); //                       t×d
    const X_pos = t.add(X, P).as('X_pos');
    const normed = t.layerNorm(X_pos).as('normed');
    const Q = t.matmul(normed, W_Q).as('Q');
    const K = t.matmul(normed, W_K).as('K');
    const V = t.matmul(normed, W_V).as('V');
    const attended = attend(t, Q, K, V, maskFor(t, undefined, true, Q, K)).as('attended');
    const S = t.add(X_pos, attended).as('S');
    const F = t.add(S, feedForward(t, t.layerNorm(S), { W_1, b_1, W_2, b_2 }, 'relu')).as('F');
    t.matmul(F, E, { bT: true }).as('output'); //                   t×m
  },
});

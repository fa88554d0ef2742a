import { choice, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { activate, FRIENDS, withSelfLoops } from './parts/graph.js';
import { mechanism } from './types.js';

/** Its `weights` come from how many neighbours nodes have, and their rows do not sum to 1: no attention. */
export const gcn = mechanism({
  title: { en: 'Graph convolution (GCN), for contrast', zh: '图卷积（GCN），用作对照' },
  summary: {
    en: 'weights fixed by degrees: no query, no key, no softmax',
    zh: '权重只由节点度数决定，没有查询、键和 softmax',
  },
  formula: 'D̃^(−½) (A + I) D̃^(−½) X W',
  paper: PAPERS['kipf-2017'],
  inputs: {
    X: FRIENDS.X,
    A: FRIENDS.A,
    W: exampleWeight(
      [
        [1, 0],
        [0, 1],
      ],
      'F',
      "F'",
    ),
  },
  params: { activation: choice('none', 'relu') },
  about: { activation: { en: 'the nonlinearity at the end', zh: '最后用什么激活函数' } },
  labels: FRIENDS.labels,
  sizes: { F: 2, "F'": 2 },
  run(t, { X, A, W }, { activation }) {
    const A_tilde = withSelfLoops(t, A);
    const degree = t.sum(A_tilde, { keep: true }).as('degree'); //                    n×1
    const rate = t.power(degree, { exponent: -0.5 }).as('rate'); //                   n×1: D̃^(−½)
    const weights = t.multiply(t.multiply(rate, A_tilde), t.transpose(rate)).as('weights'); // n×n
    const XW = t.matmul(X, W).as('XW'); //                                            n×F'
    activate(t, t.matmul(weights, XW), activation).as('output');
  },
});

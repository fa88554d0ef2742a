import { choice, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { asKeys, asQueries } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { activate, FRIENDS, withSelfLoops } from './parts/graph.js';
import { mechanism } from './types.js';

/** W stands over two halves: what it makes of the node that looks, and of the one looked at, whose value it is too. */
export const gatv2 = mechanism({
  title: { en: 'GATv2, dynamic graph attention', zh: 'GATv2，动态图注意力' },
  summary: {
    en: 'LeakyReLU before aᵀ: each node can rank its neighbours anew',
    zh: '先 LeakyReLU 再乘 aᵀ，不同节点可给出不同排序',
  },
  formula: 'softmax over j ∈ N(i) of aᵀ LeakyReLU(W [xᵢ ‖ xⱼ])',
  paper: PAPERS['brody-2022'],
  inputs: {
    X: FRIENDS.X,
    A: FRIENDS.A,
    W: exampleWeight(
      [
        [1, -1, 0],
        [0, 0, 0],
        [-1, 1, 0],
        [0, 0, 1],
      ],
      '2·F',
      "F'",
    ),
    a: exampleWeight([-1, -1, 0], "F'"),
  },
  params: { activation: choice('none', 'elu') },
  about: { activation: { en: 'the nonlinearity at the end', zh: '最后用什么激活函数' } },
  labels: FRIENDS.labels,
  sizes: { F: 2, "F'": 3 },
  run(t, { X, A, W, a }, { activation }) {
    const A_tilde = withSelfLoops(t, A);
    const F = X.shape[1]!;
    const half = (start: number) => t.slice(W, { axis: 0, start, end: start + F });
    const to = t.matmul(X, half(0)).as('to'); //                                     n×F': whoever looks
    const from = t.matmul(X, half(F)).as('from'); //                                 n×F': whoever is looked at
    const pairs = t.add(asQueries(t, to), asKeys(t, from)).as('pairs'); //           n×n×F'
    const hidden = t.leakyRelu(pairs, { slope: 0.2 }).as('hidden');
    const scores = t.sum(t.multiply(hidden, a)).as('scores'); //                     n×n
    const weights = weigh(t, scores, A_tilde);
    activate(t, t.matmul(weights, from), activation).as('output'); //                n×F'
  },
});

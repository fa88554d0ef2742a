import { choice, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { activate, FRIENDS, withSelfLoops } from './parts/graph.js';
import { mechanism } from './types.js';

export const gat = mechanism({
  title: { en: 'Graph attention network (GAT)', zh: '图注意力网络（GAT）' },
  summary: {
    en: 'a node weighs its neighbours and itself; others stay unseen',
    zh: '每个节点只在邻居和自己之间分配权重',
  },
  formula: 'softmax over j ∈ N(i) of LeakyReLU(aᵀ [W xᵢ ‖ W xⱼ])',
  paper: PAPERS['velickovic-2018'],
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
    a: exampleWeight([1, 0, 2, 0], "2·F'"),
  },
  params: { activation: choice('none', 'elu') },
  about: { activation: { en: 'the nonlinearity at the end', zh: '最后用什么激活函数' } },
  labels: FRIENDS.labels,
  sizes: { F: 2, "F'": 2 },
  run(t, { X, A, W, a }, { activation }) {
    const A_tilde = withSelfLoops(t, A);
    const XW = t.matmul(X, W).as('XW'); //                                         n×F'
    const [n, width] = XW.shape as [number, number];
    const half = (start: number) =>
      t.reshape(t.slice(a, { axis: 0, start, end: start + width }), {
        shape: [width, 1],
        axes: `${XW.axes[1]},1`,
      });
    const to = t.matmul(XW, half(0)).as('to'); //                                  n×1: whoever looks
    const from = t.matmul(XW, half(width)).as('from'); //                          n×1: whoever is looked at
    const row = t.reshape(from, { shape: [1, n], axes: `1,${from.axes[0]}` });
    const scores = t.leakyRelu(t.add(to, row), { slope: 0.2 }).as('scores'); //    n×n
    const weights = weigh(t, scores, A_tilde);
    activate(t, t.matmul(weights, XW), activation).as('output'); //                n×F'
  },
});

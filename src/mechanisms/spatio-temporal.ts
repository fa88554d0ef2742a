import type { Node } from '../trace/record.js';
import { choice, example, exampleWeight, when } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { mechanism, type Tape } from './types.js';

const SAME = [
  [1, 0],
  [0, 1],
];
const divided = { attention: 'divided' };

/** One head, without normalisation and output projection; the divided form has matrices of its own for time. */
export const spatioTemporal = mechanism({
  title: { en: 'Space-time attention (TimeSformer)', zh: '时空注意力（TimeSformer）' },
  summary: {
    en: 'all patches of all frames at once, or first time, then space',
    zh: '所有帧的所有图块一起看，或先时间后空间分开看',
  },
  formula: 'joint: T·S × T·S weights;  divided: S × T×T, then T × S×S',
  paper: PAPERS['bertasius-2021'],
  inputs: {
    X: example(
      [
        [
          [2, 0],
          [0, 1],
          [0, 1],
        ],
        [
          [0, 1],
          [0, 1],
          [2, 0],
        ],
      ],
      'T',
      'S',
      'd',
    ),
    W_Q: exampleWeight(SAME, 'd', 'd_k'),
    W_K: exampleWeight(SAME, 'd', 'd_k'),
    W_V: exampleWeight(SAME, 'd', 'd'),
    W_Q_time: when(divided, exampleWeight(SAME, 'd', 'd_k')),
    W_K_time: when(divided, exampleWeight(SAME, 'd', 'd_k')),
    W_V_time: when(divided, exampleWeight(SAME, 'd', 'd')),
  },
  params: { attention: choice('joint', 'divided') },
  labels: {
    T: ['frame 0', 'frame 1'],
    S: ['left', 'mid', 'right'],
    T·S: ['left 0', 'mid 0', 'right 0', 'left 1', 'mid 1', 'right 1'],
  },
  sizes: { T: 2, S: 3, d: 2, d_k: 2 },
  run(t, { X, W_Q, W_K, W_V, W_Q_time, W_K_time, W_V_time }, { attention }) {
    const [T, S, d] = X.shape as [number, number, number];
    const self = (s: Tape, Z: Node, Q: Node, K: Node, V: Node): Node =>
      attend(s, s.matmul(Z, Q).as('Q'), s.matmul(Z, K).as('K'), s.matmul(Z, V).as('V'));
    if (attention === 'joint') {
      const axes = X.axes.join(',');
      const Z = t.reshape(X, { shape: [T * S, d], axes: `${X.axes[0]}·${X.axes[1]},${X.axes[2]}` }).as('Z');
      const mixed = self(t, Z, W_Q, W_K, W_V).as('mixed'); //             (T·S)×d
      t.add(X, t.reshape(mixed, { shape: [T, S, d], axes })).as('output');
      return;
    }
    const swap = { order: [1, 0, 2] };
    const time = t.scope('time', (s) => {
      const Z = s.transpose(X, swap); //                          S×T×d: a patch through the frames
      return s.transpose(self(s, Z, W_Q_time!, W_K_time!, W_V_time!), swap).as('mixed');
    });
    const later = t.add(X, time).as("X'"); //                             T×S×d
    const space = t.scope('space', (s) => self(s, later, W_Q, W_K, W_V).as('mixed'));
    t.add(later, space).as('output');
  },
});

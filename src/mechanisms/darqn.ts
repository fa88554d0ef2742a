import { diagonalWeight, example, exampleWeight, integer, made } from './declare.js';
import { PAPERS } from './papers.js';
import { type LstmState, lstm } from './parts/lstm.js';
import { mechanism } from './types.js';

/**
 * The values of actions, from a few frames of a game: each frame becomes a map of features, the LSTM's state from
 * before says which places of the map matter, and what was seen there moves the state on. Soft attention; one
 * convolution for the paper's three. Sorokin et al. 2015, §3.
 */
export const darqn = mechanism({
  title: { en: 'Deep attention recurrent Q-network (DARQN)', zh: '深度注意力循环 Q 网络（DARQN）' },
  summary: {
    en: 'a game player looks at parts of each frame, by its memory',
    zh: '智能体凭记忆决定看画面的哪一处',
  },
  formula: 'q_t = h_t W_q,  h_t = LSTM(z_t, h_t₋₁),  z_t = Σᵢ softmax(tanh(vᵢ W_v + h_t₋₁ W_s) w)ᵢ vᵢ',
  paper: PAPERS['sorokin-2015'],
  inputs: {
    // a ball falls on the right; the paddle lies at the bottom left
    frames: example(
      [
        [
          [
            [0, 0, 0, 1],
            [0, 0, 0, 0],
            [0, 0, 0, 0],
            [1, 1, 0, 0],
          ],
        ],
        [
          [
            [0, 0, 0, 0],
            [0, 0, 0, 0],
            [0, 0, 0, 1],
            [1, 1, 0, 0],
          ],
        ],
      ],
      'T',
      'C',
      'H',
      'W',
    ),
    kernel: example(
      [
        [
          [
            [-1, 1],
            [-1, 1],
          ],
        ],
        [
          [
            [0, 0],
            [0.5, 0.5],
          ],
        ],
      ],
      'D',
      'C',
      'k',
      'k',
    ),
    // the paddle draws the eye, until it is remembered
    W_v: diagonalWeight([2, 2], 'D', 'd_a'),
    W_s: diagonalWeight([0, -6], 'd_h', 'd_a'),
    w: exampleWeight([[3], [5]], 'd_a', '1'),
    W_x: exampleWeight(
      [
        [2, 0, 2, 2, 2, 0, 1, 1],
        [0, 2, 2, 2, 0, 2, 1, 1],
      ],
      'D',
      '4·d_h',
    ),
    W_h: exampleWeight(
      [
        [1, 0, 1, 0, 0, 0, 0, 0],
        [0, 1, 0, 1, 0, 0, 0, 0],
      ],
      'd_h',
      '4·d_h',
    ),
    W_q: exampleWeight(
      [
        [-1, 0, 2],
        [0, 1, 0],
      ],
      'd_h',
      'a',
    ),
    h_0: made('zeros', '1', 'd_h'),
    c_0: made('zeros', '1', 'd_h'),
  },
  params: { stride: integer(2) },
  sizes: { T: 2, C: 1, H: 4, W: 4, D: 2, k: 2, d_h: 2, d_a: 2, a: 3 },
  labels: {
    a: ['left', 'stay', 'right'],
    D: ['ball', 'paddle'],
    L: ['top left', 'top right', 'low left', 'low right'],
    T: ['frame 0', 'frame 1'],
  },
  run(t, { frames, kernel, W_v, W_s, w, W_x, W_h, W_q, h_0, c_0 }, { stride }) {
    const [T, C, H, W] = frames.shape as [number, number, number, number];
    let state: LstmState = { h: h_0, c: c_0 };
    const q = Array.from({ length: T }, (_, i) =>
      t.scope(`t${i}`, (t) => {
        const one = t.slice(frames, { axis: 0, start: i, end: i + 1 });
        const frame = t.reshape(one, { shape: [C, H, W], axes: 'C,H,W' });
        const map = t.relu(t.conv2d(frame, kernel, { stride })).as('map'); //   D×H'×W'
        const [D, rows, columns] = map.shape as [number, number, number];
        const places = t.reshape(map, { shape: [D, rows * columns], axes: 'D,L' });
        const v = t.transpose(places).as('v'); //                               L×D
        const hidden = t.tanh(t.add(t.matmul(v, W_v), t.matmul(state.h, W_s))).as('hidden');
        const scores = t.transpose(t.matmul(hidden, w)).as('scores'); //        1×L
        const weights = t.softmax(scores).as('weights');
        const z = t.matmul(weights, v).as('z'); //                              1×D
        state = lstm(t, z, state, { W_x, W_h });
        return t.matmul(state.h, W_q).as('q'); //                               1×a
      }),
    );
    t.concat(...q, { axis: 0, letter: 'T' }).as('output'); //                  T×a
  },
});

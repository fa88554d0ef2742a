import { example, made, temperature, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { asKeys, asQueries, tanhScores } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { linear } from './parts/linear.js';
import { mechanism } from './types.js';

export const locationAware = mechanism({
  title: { en: 'Location-aware attention (Chorowski)', zh: '位置感知注意力（Chorowski）' },
  summary: {
    en: 'the score also sees where the previous step looked',
    zh: '打分时还看上一步的对齐，分得清长得一样的帧',
  },
  formula: 'softmax(e) h,  e_j = wᵀ tanh(W_s s + W_h h_j + U f_j + b),  f = F ∗ α_prev',
  paper: PAPERS['chorowski-2015'],
  inputs: {
    s: made('normal', '1', 'd_s'),
    h: example(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 1, 0],
      ],
      'm',
      'd_h',
    ),
    alpha_prev: { axes: ['1', 'm'], make: { example: [[0, 0.1, 0.8, 0.1]], otherwise: 'zeros' } },
    F: example([[0.5], [0.3], [0.2]], 'r', 'c'),
    W_s: weight('d_s', 'd_a'),
    W_h: weight('d_h', 'd_a'),
    U: example([[2, 2, 2]], 'c', 'd_a'),
    b: made('zeros', 'd_a'),
    w: example([1, 1, 1], 'd_a'),
  },
  labels: { m: ['b', 'a', 'n', 'a'] },
  params: { temperature: temperature() },
  sizes: { d_s: 3, d_a: 3 },
  run(t, { s, h, alpha_prev, F, W_s, W_h, U, b, w }, { temperature }) {
    const [r, c] = F.shape as [number, number];
    const kernel = t.reshape(F, { shape: [r, 1, c], axes: 'r,1,c' });
    const convolved = t.conv1d(t.transpose(alpha_prev), kernel, { padding: Math.floor(r / 2) });
    const f = (r % 2 ? convolved : t.slice(convolved, { axis: 0, start: 1 })).as('f'); // m×c
    const query = t.matmul(s, W_s).as('query'); //                 1×d_a
    const key = linear(t, h, W_h, b).as('key'); //                 m×d_a
    const location = t.matmul(f, U).as('location'); //             m×d_a
    const sum = t.add(asQueries(t, query), asKeys(t, t.add(key, location))).as('sum'); // 1×m×d_a
    const weights = weigh(t, tanhScores(t, sum, w), undefined, temperature); // 1×m
    t.matmul(weights, h).as('output'); //                          1×d_h
  },
});

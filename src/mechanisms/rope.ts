import { flag, number, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { angles, rotate } from './parts/positions.js';
import { mechanism } from './types.js';

export const rope = mechanism({
  title: { en: 'Rotary positions (RoPE)', zh: '旋转位置编码（RoPE）' },
  summary: {
    en: 'queries and keys are turned; only the offset shows in a score',
    zh: '按位置旋转查询和键，得分里只剩相对距离',
  },
  formula: 'softmax((R_i q_i)ᵀ(R_j k_j) / √d_k) V = softmax(q_iᵀ R_{j−i} k_j / √d_k) V',
  paper: PAPERS['su-2021'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  labels: { n: ['the', 'cat', 'the', 'cat'] },
  params: { base: number(10000, { above: 0 }), causal: flag(), temperature: temperature() },
  run(t, { X, W_Q, W_K, W_V, mask }, { base, causal, temperature }) {
    const Q = t.matmul(X, W_Q).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V'); //                     not turned
    const angle = angles(t, Q, base); //                       n×d_k/2
    const cos = t.repeat(t.cos(angle), { axis: 1, times: 2 }).as('cos'); // n×d_k
    const sin = t.repeat(t.sin(angle), { axis: 1, times: 2 }).as('sin');
    const Q_rot = rotate(t, Q, cos, sin).as('Q_rot');
    const K_rot = rotate(t, K, cos, sin).as('K_rot');
    attend(t, Q_rot, K_rot, V, maskFor(t, mask, causal, Q, K), temperature).as('output');
  },
});

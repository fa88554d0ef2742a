import { tensor } from '../engine/tensor.js';
import { flag, integer, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { asQueries } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const relativePositions = mechanism({
  title: { en: 'Relative positions (Shaw)', zh: '相对位置表示（Shaw）' },
  summary: {
    en: 'keys and values shifted by a learned vector for each offset',
    zh: '按相对距离给键和值各加一个学来的向量',
  },
  formula: 'z_i = Σ_j α_ij (v_j + a^V_ij),  e_ij = q_i (k_j + a^K_ij)ᵀ / √d_k,  a_ij = w[clip(j − i, k)]',
  paper: PAPERS['shaw-2018'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    w_K: weight('2·k+1', 'd_k'),
    w_V: weight('2·k+1', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  labels: { n: ['the', 'cat', 'the', 'cat'] },
  params: { clip: integer(2, { axis: 'k' }), causal: flag(), temperature: temperature() },
  run(t, { X, W_Q, W_K, W_V, w_K, w_V, mask }, { clip, causal, temperature }) {
    const Q = t.matmul(X, W_Q).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    const [n, d_k] = Q.shape as [number, number];
    const [rows, columns] = [Q.axes[0]!, V.axes[1]!];
    const offsets = Array.from({ length: n * n }, (_, at) => {
      const offset = (at % n) - Math.floor(at / n); //           j − i
      return Math.min(clip, Math.max(-clip, offset)) + clip; //  its row in w_K and w_V
    });
    const place = t.input('offset', tensor([n, n], offsets), [rows, rows], {
      origin: 'constant',
      kind: 'index',
    });
    const a_K = t.gather(w_K, place).as('a_K'); //               n×n×d_k
    const a_V = t.gather(w_V, place).as('a_V'); //               n×n×d_v
    const content = t.matmul(Q, K, { bT: true }).as('content'); // n×n
    const relative = t.sum(t.multiply(asQueries(t, Q), a_K)).as('relative'); // n×n
    const scores = t.add(content, relative).as('scores');
    const scaled = t.scale(scores, { by: 1 / Math.sqrt(d_k), formula: '1/√d_k' }).as('scaled');
    const weights = weigh(t, scaled, maskFor(t, mask, causal, Q, K), temperature);
    const moved = t.matmul(t.reshape(weights, { shape: [n, 1, n], axes: `${rows},1,${rows}` }), a_V);
    const values = t.reshape(moved, { shape: [n, V.shape[1]!], axes: `${rows},${columns}` });
    t.add(t.matmul(weights, V), values).as('output');
  },
});

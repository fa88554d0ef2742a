import { choice, flag, integer, optional, optionalMask, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { headWidth } from './parts/heads.js';
import { linear } from './parts/linear.js';
import { maskFor } from './parts/mask.js';
import { addSinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

export const multiHead = mechanism({
  title: { en: 'Multi-head attention', zh: '多头注意力' },
  summary: {
    en: 'several attentions side by side, each in its own slice of the projected features',
    zh: '多个头并行，各在投影后自己的那一段特征里做注意力',
  },
  formula: 'concat(head₁ … head_h) W_O,  headᵢ = softmax(Qᵢ Kᵢᵀ / √d_k) Vᵢ',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'h·d_k'),
    W_K: weight('d_model', 'h·d_k'),
    W_V: weight('d_model', 'h·d_v'),
    W_O: weight('h·d_v', 'd_out'),
    b_Q: optional('h·d_k'),
    b_K: optional('h·d_k'),
    b_V: optional('h·d_v'),
    b_O: optional('d_out'),
    mask: optionalMask('n', 'n'),
  },
  params: {
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
    causal: flag(),
    positions: choice('none', 'sinusoidal'),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_out: ({ d_model }) => d_model! },
  run(t, { X, W_Q, W_K, W_V, W_O, b_Q, b_K, b_V, b_O, mask }, { heads, causal, positions }) {
    const x = positions === 'sinusoidal' ? addSinusoids(t, X) : X;
    const Q = linear(t, x, W_Q, b_Q).as('Q'); //                    n×(h·d_k)
    const K = linear(t, x, W_K, b_K).as('K');
    const V = linear(t, x, W_V, b_V).as('V');
    const Q_h = t.splitHeads(Q, { heads }).as('Q_h'); //            h×n×d_k
    const K_h = t.splitHeads(K, { heads }).as('K_h');
    const V_h = t.splitHeads(V, { heads }).as('V_h');
    const per_head = attend(t, Q_h, K_h, V_h, maskFor(t, mask, causal, Q, K)).as('per_head');
    const concat = t.joinHeads(per_head).as('concat'); //           n×(h·d_v)
    linear(t, concat, W_O, b_O).as('output'); //                    n×d_out
  },
});

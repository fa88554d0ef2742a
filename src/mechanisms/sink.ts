import { example, flag, integer, optionalMask, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { weighBesideSink } from './parts/beside-sink.js';
import { headWidth } from './parts/heads.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * Heads that have nothing to fetch park their weight on the first token (the sinks that Xiao et al. 2023 keep
 * beside a sliding window). Here each head has a place for it: a learned logit with no value behind it.
 */
export const sink = mechanism({
  title: { en: 'Attention with a learned sink', zh: '带可学习汇聚点的注意力' },
  summary: {
    en: 'a learned logit per head drains weight (sinks: Xiao 2023)',
    zh: '每头学一个汇聚点来分走权重，不必靠首词（Xiao 2023）',
  },
  formula: 'headₖ = e^{z} / (e^{sₖ} + Σⱼ e^{zⱼ}) Vₖ,  z = Qₖ Kₖᵀ / √d_k',
  paper: PAPERS['openai-2025'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'h·d_k'),
    W_K: weight('d_model', 'h·d_k'),
    W_V: weight('d_model', 'h·d_v'),
    sinks: example([1, -1], 'h'),
    W_O: weight('h·d_v', 'd_out'),
    mask: optionalMask('n', 'n'),
  },
  params: { heads: integer(2, { axis: 'h' }), d_model: integer(4, { axis: 'd_model' }), causal: flag() },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_out: ({ d_model }) => d_model! },
  run(t, { X, W_Q, W_K, W_V, sinks, W_O, mask }, { heads, causal }) {
    const Q = t.matmul(X, W_Q).as('Q'); //                                n×(h·d_k)
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    const visible = maskFor(t, mask, causal, Q, K);
    const Q_h = t.splitHeads(Q, { heads }).as('Q_h'); //                  h×n×d_k
    const K_h = t.splitHeads(K, { heads }).as('K_h');
    const V_h = t.splitHeads(V, { heads }).as('V_h');
    const scaled = scaledScores(t, Q_h, K_h); //                          h×n×n
    const [n] = X.shape as [number];
    const column = t.reshape(sinks, { shape: [heads, 1], axes: 'h,1' });
    const sink = t.expand(column, { axis: 1, times: n, letter: X.axes[0] }).as('sink'); // h×n×1
    const weights = weighBesideSink(t, scaled, sink, visible);
    const per_head = t.matmul(weights, V_h).as('per_head'); //            h×n×d_v
    const concat = t.joinHeads(per_head).as('concat'); //                 n×(h·d_v)
    t.matmul(concat, W_O).as('output');
  },
});

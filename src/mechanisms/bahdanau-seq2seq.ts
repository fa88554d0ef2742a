import type { Node } from '../trace/record.js';
import { made, optional, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { tanhScores } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { gruCell, runGru, stackRows, steps } from './parts/recurrent.js';
import { mechanism } from './types.js';

/** Y is the source; X the target words so far, one a step. The paper reads the source in both directions, here in one, so s0 is from the last state. */
export const bahdanauSeq2seq = mechanism({
  title: { en: 'RNN encoder-decoder with Bahdanau attention', zh: '带 Bahdanau 注意力的 RNN 编码器-解码器' },
  summary: {
    en: 'the state before asks; the context enters the cell (GRU)',
    zh: '用上一步状态提问，上下文送进 GRU 单元',
  },
  formula: 's_i = GRU([y_i; c_i], s_{i−1}),  c_i = Σ α_ij h_j,  e_ij = vᵀ tanh(W s_{i−1} + U h_j)',
  paper: PAPERS['bahdanau-2015'],
  inputs: {
    X: tokens('n', 'd_model'),
    Y: tokens('m', 'd_model'),
    h0: made('zeros', '1', 'd_h'),
    W_ih_enc: weight('d_model', '3·d_h'),
    W_hh_enc: weight('d_h', '3·d_h'),
    W_s: weight('d_h', 'd_s'),
    W_a: weight('d_s', 'd_a'),
    U_a: weight('d_h', 'd_a'),
    v_a: made('normal', 'd_a'),
    W_ih_dec: weight('d_model+d_h', '3·d_s'),
    W_hh_dec: weight('d_s', '3·d_s'),
    b_ih_enc: optional('3·d_h'),
    b_hh_enc: optional('3·d_h'),
    b_ih_dec: optional('3·d_s'),
    b_hh_dec: optional('3·d_s'),
  },
  params: { temperature: temperature() },
  labels: { n: ['<s>', 'le'], m: ['the', 'cat', 'sat'] },
  sizes: { d_model: 2, d_h: 2, d_s: 2, d_a: 2 },
  run(t, x, { temperature }) {
    const encoder = { W_ih: x.W_ih_enc, W_hh: x.W_hh_enc, b_ih: x.b_ih_enc, b_hh: x.b_hh_enc };
    const decoder = { W_ih: x.W_ih_dec, W_hh: x.W_hh_dec, b_ih: x.b_ih_dec, b_hh: x.b_hh_dec };
    const H = t.scope('enc', (s) => runGru(s, x.Y, x.h0, encoder)).as('H'); //    m×d_h: every h_j
    const m = H.shape[0]!;
    const s0 = t.tanh(t.matmul(t.slice(H, { axis: 0, start: m - 1 }), x.W_s)).as('s0'); // 1×d_s
    const UH = t.matmul(H, x.U_a).as('UH'); //                                        m×d_a: once for all steps
    const alpha: Node[] = [];
    const states = steps(t, x.X, s0, (step, y, s) => {
      const scores = tanhScores(step, step.add(UH, step.matmul(s, x.W_a)), x.v_a); //  m: e_i
      const weights = weigh(step, scores, undefined, temperature); //                 m: α_i
      alpha.push(weights);
      const row = step.reshape(weights, { shape: [1, m], axes: `1,${H.axes[0]}` });
      const context = step.matmul(row, H).as('context'); //                           1×d_h: c_i
      return gruCell(step, step.concat(y, context), s, decoder).as('s');
    });
    t.stack(...alpha, { letter: x.X.axes[0]! }).as('weights'); //                     n×m
    stackRows(t, states, x.X).as('output'); //                                        n×d_s
  },
});

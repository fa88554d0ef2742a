import type { Node } from '../trace/record.js';
import { choice, made, optional, temperature, tokens, weight, when } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import type { LstmState } from './parts/lstm.js';
import { runLstm, stackRows } from './parts/recurrent.js';
import { mechanism } from './types.js';

/**
 * Y is the source; X the target words so far, one a step. Global attention. Without input feeding (§3.3) no
 * state waits for the context of the one before, so all of them ask at once.
 */
export const luongSeq2seq = mechanism({
  title: { en: 'RNN encoder-decoder with Luong attention', zh: '带 Luong 注意力的 RNN 编码器-解码器' },
  summary: {
    en: 'the new state asks; the context joins it after the cell (LSTM)',
    zh: '先走完 LSTM 一步，再用新状态提问并拼上下文',
  },
  formula: 'h̃_t = tanh([c_t; h_t] W_c),  c_t = Σ α_tj h_j,  score = h_t W_a h_jᵀ or h_t h_jᵀ',
  paper: PAPERS['luong-2015'],
  inputs: {
    X: tokens('n', 'd_model'),
    Y: tokens('m', 'd_model'),
    h0: made('zeros', '1', 'd_h'),
    c0: made('zeros', '1', 'd_h'),
    W_ih_enc: weight('d_model', '4·d_h'),
    W_hh_enc: weight('d_h', '4·d_h'),
    W_ih_dec: weight('d_model', '4·d_h'),
    W_hh_dec: weight('d_h', '4·d_h'),
    W_a: when({ score: 'general' }, weight('d_h', 'd_h')),
    W_c: weight('2·d_h', 'd_h'),
    b_ih_enc: optional('4·d_h'),
    b_hh_enc: optional('4·d_h'),
    b_ih_dec: optional('4·d_h'),
    b_hh_dec: optional('4·d_h'),
  },
  params: { score: choice('dot', 'general'), temperature: temperature() },
  labels: { n: ['<s>', 'le'], m: ['the', 'cat', 'sat'] },
  sizes: { d_model: 2, d_h: 2 },
  run(t, x, { score, temperature }) {
    const { X, Y, W_a, W_c } = x;
    const encoder = { W_ih: x.W_ih_enc, W_hh: x.W_hh_enc, b_ih: x.b_ih_enc, b_hh: x.b_hh_enc };
    const decoder = { W_ih: x.W_ih_dec, W_hh: x.W_hh_dec, b_ih: x.b_ih_dec, b_hh: x.b_hh_dec };
    const read = t.scope('enc', (s) => runLstm(s, Y, { h: x.h0, c: x.c0 }, encoder));
    const H = stackRows(t, hidden(read), Y).as('H'); //                       m×d_h: what was read
    const S = stackRows(t, hidden(runLstm(t, X, read.at(-1)!, decoder)), X).as('S'); // n×d_h
    const query = score === 'general' ? t.matmul(S, W_a!) : S;
    const scores = t.matmul(query, H, { bT: true }).as('scores'); //          n×m
    const context = t.matmul(weigh(t, scores, undefined, temperature), H).as('context'); // n×d_h
    t.tanh(t.matmul(t.concat(context, S), W_c)).as('output'); //              n×d_h: h̃
  },
});

const hidden = (states: readonly LstmState[]): Node[] => states.map(({ h }) => h);

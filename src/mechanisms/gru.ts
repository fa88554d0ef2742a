import { made, optional, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { runGru } from './parts/recurrent.js';
import { mechanism } from './types.js';

export const gru = mechanism({
  title: { en: 'Gated recurrent unit (GRU), for contrast', zh: '门控循环单元（GRU），用作对照' },
  summary: {
    en: 'one state carried from word to word: no looking back',
    zh: '一个状态逐词往后传，没法回头看',
  },
  formula: "r, z = σ(…),  n = tanh(x W_in + r ⊙ (h W_hn)),  h' = (1 − z) ⊙ n + z ⊙ h",
  paper: PAPERS['cho-2014'],
  inputs: {
    X: tokens('n', 'd_model'),
    h0: made('zeros', '1', 'd_h'),
    W_ih: weight('d_model', '3·d_h'),
    W_hh: weight('d_h', '3·d_h'),
    b_ih: optional('3·d_h'),
    b_hh: optional('3·d_h'),
  },
  sizes: { d_model: 3, d_h: 2 },
  run(t, { X, h0, W_ih, W_hh, b_ih, b_hh }) {
    runGru(t, X, h0, { W_ih, W_hh, b_ih, b_hh }).as('output'); // n×d_h: every state
  },
});

import { made, optional, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { runLstm, stackRows } from './parts/recurrent.js';
import { mechanism } from './types.js';

export const lstm = mechanism({
  title: { en: 'Long short-term memory (LSTM), for contrast', zh: '长短期记忆网络（LSTM），用作对照' },
  summary: {
    en: 'a memory that gates write, keep and read, word by word',
    zh: '用门逐词写入、保留和读出一个记忆单元',
  },
  formula: "c' = f ⊙ c + i ⊙ g,  h' = o ⊙ tanh(c')",
  paper: PAPERS['hochreiter-1997'],
  inputs: {
    X: tokens('n', 'd_model'),
    h0: made('zeros', '1', 'd_h'),
    c0: made('zeros', '1', 'd_h'),
    W_ih: weight('d_model', '4·d_h'),
    W_hh: weight('d_h', '4·d_h'),
    b_ih: optional('4·d_h'),
    b_hh: optional('4·d_h'),
  },
  sizes: { d_model: 3, d_h: 2 },
  run(t, { X, h0, c0, W_ih, W_hh, b_ih, b_hh }) {
    const memories = runLstm(t, X, { h: h0, c: c0 }, { W_ih, W_hh, b_ih, b_hh });
    const states = memories.map(({ h }) => h);
    stackRows(t, states, X).as('output'); // n×d_h: every state
  },
});

import { integer, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { blocksOf, nothingSeen, see } from './parts/online.js';
import { mechanism } from './types.js';

export const onlineSoftmax = mechanism({
  title: { en: 'Online softmax', zh: '在线 softmax' },
  summary: {
    en: 'softmax by chunks: a running maximum and a running sum',
    zh: '分块算 softmax：只记当前最大值与当前和',
  },
  formula: 'm ← max(m_old, max z),  l ← e^(m_old − m) l_old + Σ e^(z − m),  weights = e^(z − m) / l',
  paper: PAPERS['milakov-2018'],
  inputs: { Q: projected('n', 'd_k'), K: projected('m', 'd_k'), V: projected('m', 'd_v') },
  params: { chunk: integer(2) },
  labels: { n: ['the', 'cat', 'sat', 'down'] },
  run(t, { Q, K, V }, { chunk }) {
    const scaled = scaledScores(t, Q, K);
    let running = nothingSeen(t, Q);
    blocksOf(K.shape[0]!, chunk).forEach((range, j) => {
      running = t.scope(`chunk${j}`, (s) => see(s, running, s.slice(scaled, { axis: 1, ...range }).as('z')));
    });
    const { m, l } = running;
    const weights = t.divide(t.exp(t.subtract(scaled, m)), l).as('weights'); // a second pass, n×m
    t.matmul(weights, V).as('output');
  },
});

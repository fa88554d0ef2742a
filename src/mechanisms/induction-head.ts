import { zeros } from '../engine/tensor.js';
import { made, number } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { pattern } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * Two heads written by hand, nothing is learned. The first looks one place back and notes which token stood there;
 * the second looks for the places whose note is the present token, and copies what stands there: A B … A → B.
 * A slot with nothing in it stands before the first token. Without a match the second head looks everywhere alike.
 */
export const inductionHead = mechanism({
  title: { en: 'Induction head', zh: '归纳头' },
  summary: {
    en: 'two heads by hand: A B … A, and they say B comes next',
    zh: '手写两个头：见过 A B，再见 A 就说 B',
  },
  formula: 'prev = softmax(β P_Q P_Kᵀ) [0; X],  output = softmax(β X prevᵀ) X,  both causal',
  paper: PAPERS['olsson-2022'],
  inputs: { X: made('one-hot', 'n', 'vocab') },
  labels: { n: ['A', 'B', 'C', 'A'] },
  params: { beta: number(1000, { above: 0 }) },
  run(t, { X }, { beta }) {
    const [n, vocab] = X.shape as [number, number];
    const prev = t.scope('prev', (s) => {
      const before = s.input('before', zeros([1, vocab]), ['1', 'vocab'], { origin: 'constant' });
      const V = s.concat(before, X, { axis: 0, letter: 'slots' }).as('V'); //            (1+n)×vocab
      const places = { shape: [n, n + 1], axes: ['n', 'slots'] };
      const P_Q = pattern(s, 'P_Q', places, (i, slot) => slot === i); // the slot one back
      const P_K = pattern(s, 'P_K', { shape: [n + 1, n + 1], axes: ['slots', 'slots'] }, (i, j) => i === j);
      const scores = s.matmul(P_Q, P_K, { bT: true }).as('scores'); //                   n×(1+n)
      const scaled = s.scale(scores, { by: beta, formula: 'β' }).as('scaled');
      const weights = weigh(
        s,
        scaled,
        pattern(s, 'mask', places, (i, slot) => slot <= i + 1),
      );
      return s.matmul(weights, V).as('output'); //                                       n×vocab
    });
    const scores = t.matmul(X, prev, { bT: true }).as('scores'); //                      n×n
    const scaled = t.scale(scores, { by: beta, formula: 'β' }).as('scaled');
    const causal = pattern(t, 'mask', { shape: [n, n], axes: ['n', 'n'] }, (i, j) => j <= i);
    t.matmul(weigh(t, scaled, causal), X).as('output'); //                               n×vocab
  },
});

import { tensor } from '../engine/tensor.js';
import { flag, made, number, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * In training, each weight is dropped with probability p and the others grow by 1/(1−p), so that the mean stays the
 * same; the rows (`total`) no longer sum to 1. Dropout is Srivastava et al.'s 2014, scaled in training as in their §10;
 * on attention weights it came with the Transformer's code. Lin et al. 2019 scale each row back to 1 instead.
 */
export const attentionDropout = mechanism({
  title: { en: 'Attention dropout', zh: '注意力 dropout' },
  summary: {
    en: 'drops weights at random in training, enlarges the rest',
    zh: '训练时随机丢掉一部分权重，放大其余的',
  },
  formula: '(r ⊙ softmax(Q Kᵀ / √d_k) / (1 − p)) V,  r_ij ~ Bernoulli(1 − p)',
  paper: PAPERS['srivastava-2014'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    u: made('uniform', 'n', 'm'),
    mask: optionalMask('n', 'm'),
  },
  params: { p: number(0.4, { least: 0, most: 1 }), causal: flag() },
  about: { p: { en: 'the probability that a weight is dropped', zh: '每个权重被丢掉的概率' } },
  run(t, { Q, K, V, u, mask }, { p, causal }) {
    const weights = weigh(t, scaledScores(t, Q, K), maskFor(t, mask, causal, Q, K));
    const rate = t.input('p', tensor([], [p]), [], { origin: 'constant' });
    const r = t.atLeast(u, rate).as('r'); //                        n×m, 1 = kept
    const kept = t.multiply(r, weights).as('kept');
    // where all are dropped there is nothing to enlarge
    const dropped = t.scale(kept, { by: p === 1 ? 0 : 1 / (1 - p), formula: '1/(1−p)' }).as('dropped');
    t.sum(dropped).as('total'); //                                  n
    t.matmul(dropped, V).as('output'); //                           n×d_v
  },
});

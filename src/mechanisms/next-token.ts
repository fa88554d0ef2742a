import { fail } from '../engine/error.js';
import { choice, made, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { addSinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

/**
 * One sentence gives as many training pairs as it has tokens but one: at each place the target is the next token,
 * and the causal mask hides it. A model of one head; the output is the mean loss, −log p of the targets.
 */
export const nextToken = mechanism({
  title: { en: 'Next-token training', zh: '下一词元预测训练' },
  summary: {
    en: 'each place predicts the next token; cross-entropy by place',
    zh: '每个位置预测下一个词元，逐位置算交叉熵',
  },
  formula: 'mean_t −log softmax(H_t W_U)[x_{t+1}],  H = causal attention over E[x]',
  paper: PAPERS['radford-2018'],
  inputs: {
    ids: { ...made('ids', 'n'), kind: 'index' },
    E: weight('vocab', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    W_U: weight('d_v', 'vocab'),
  },
  labels: { n: ['the', 'cat', 'saw', 'the', 'dog'] },
  params: { positions: choice('none', 'sinusoidal') },
  run(t, { ids, E, W_Q, W_K, W_V, W_U }, { positions }) {
    const n = ids.shape[0]!;
    if (n < 2) fail('tokens-few', { tokens: n, least: 2 });
    const inputs = t.slice(ids, { axis: 0, start: 0, end: n - 1 }).as('inputs');
    const targets = t.slice(ids, { axis: 0, start: 1 }).as('targets');
    const x = t.gather(E, inputs).as('X'); //                              (n−1)×d_model
    const X = positions === 'sinusoidal' ? addSinusoids(t, x) : x;
    const Q = t.matmul(X, W_Q).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    const H = attend(t, Q, K, V, maskFor(t, undefined, true, Q, K)).as('H');
    const logits = t.matmul(H, W_U).as('logits'); //                       (n−1)×vocab
    const log_p = t.logSoftmax(logits).as('log_p');
    const column = t.reshape(targets, { shape: [n - 1, 1], axes: `${targets.axes[0]},1` });
    const right = t.reshape(t.takeAlong(log_p, column), { shape: [n - 1], axes: inputs.axes[0]! });
    const loss = t.scale(right, { by: -1 }).as('loss'); //                  n−1
    t.mean(loss).as('output');
  },
});

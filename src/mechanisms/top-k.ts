import { integer, made, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { temper } from './parts/attend.js';
import { CONTEXTS, drawKept } from './parts/decoding.js';
import { mechanism } from './types.js';

/** Always k words: too many where one would do, too few where more are as good. Fan et al. 2018. */
export const topK = mechanism({
  title: { en: 'Top-k sampling', zh: 'top-k 采样' },
  summary: {
    en: 'draws the next word from the k likeliest',
    zh: '只在概率最大的 k 个词里抽下一个词',
  },
  formula: "w ~ P'(w) = P(w) / Σ_{v ∈ top-k} P(v) for w ∈ top-k, else 0,  P = softmax(z / τ)",
  paper: PAPERS['fan-2018'],
  inputs: { logits: CONTEXTS.logits, u: made('uniform', 'context') },
  params: { k: integer(3), temperature: temperature() },
  about: { k: { en: 'how many words may be drawn', zh: '允许抽取的词数' } },
  labels: CONTEXTS.labels,
  run(t, { logits, u }, { k, temperature }) {
    const P = t.softmax(temper(t, logits, temperature)).as('P'); //     context×words
    const top = t.topK(P, { k }).as('top'); //                          context×k
    const choices = t.oneHot(top, { depth: P.shape[1]!, letter: 'words' });
    const kept = t.max(choices, { axis: 1 }).as('kept'); //             context×words, 1 for each of the k
    drawKept(t, t.multiply(P, kept).as('P_kept'), u).as('output'); // context
  },
});

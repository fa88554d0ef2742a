import { tensor } from '../engine/tensor.js';
import { made, number, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { temper } from './parts/attend.js';
import { CONTEXTS, drawKept } from './parts/decoding.js';
import { mechanism } from './types.js';

/**
 * The smallest set of words that holds the probability p, likeliest first: a word is in it as long as the likelier ones
 * do not yet hold p, and what is behind is the unreliable tail. Holtzman et al. 2020, §3.1.
 */
export const nucleus = mechanism({
  title: { en: 'Nucleus (top-p) sampling', zh: '核采样（top-p）' },
  summary: {
    en: 'draws from the fewest words that together hold p',
    zh: '取概率之和达到 p 的最少几个词，从中抽下一个词',
  },
  formula: "w ~ P'(w) = P(w) / Σ_{v ∈ V^(p)} P(v) for w ∈ V^(p), else 0;  Σ_{v ∈ V^(p)} P(v) ≥ p",
  paper: PAPERS['holtzman-2020'],
  inputs: { logits: CONTEXTS.logits, u: made('uniform', 'context') },
  params: { p: number(0.8, { above: 0, most: 1 }), temperature: temperature() },
  about: { p: { en: 'how much probability the words to draw from hold', zh: '候选词的概率之和至少为 p' } },
  labels: CONTEXTS.labels,
  run(t, { logits, u }, { p, temperature }) {
    const P = t.softmax(temper(t, logits, temperature)).as('P'); //     context×words
    const order = t.topK(P, { k: P.shape[1]!, letter: 'rank' }).as('order'); // the likeliest word first
    const sorted = t.takeAlong(P, order).as('sorted'); //               context×rank
    const likelier = t.subtract(t.cumulativeSum(sorted), sorted).as('likelier'); // what those before it hold
    const places = t.topK(t.scale(order, { by: -1 }), { k: P.shape[1]!, letter: 'words' }).as('rank');
    const held = t.takeAlong(likelier, places).as('held'); //           context×words again
    const threshold = t.input('p', tensor([], [p]), [], { origin: 'constant' });
    const tail = t.multiply(P, t.atLeast(held, threshold)).as('tail');
    drawKept(t, t.subtract(P, tail).as('P_kept'), u).as('output'); // context
  },
});

import { zeros } from '../engine/tensor.js';
import { integer } from './declare.js';
import { PAPERS } from './papers.js';
import { spellOut, TABLE } from './parts/decoding.js';
import { mechanism } from './types.js';

/**
 * The k likeliest beginnings are kept side by side. Each is continued by every word; of all these candidates the k
 * with the largest log-probability so far go on, whichever beginning they come from. Lowerre 1976.
 */
export const beam = mechanism({
  title: { en: 'Beam search', zh: '束搜索' },
  summary: {
    en: 'carries the k likeliest beginnings on, and ends with the best',
    zh: '每步保留 k 个最可能的开头，最后取最好的一句',
  },
  formula: 'B_t = top-k { log P(y_{<t}) + log P(w | y_{t−1}) : y_{<t} ∈ B_{t−1}, any w }',
  paper: PAPERS['lowerre-1976'],
  inputs: { logits: TABLE.logits, start: TABLE.start },
  params: { beams: integer(2, { most: 16 }), length: integer(3, { most: 32 }) },
  about: {
    beams: { en: 'k, how many beginnings are kept', zh: 'k，束宽：每步保留几个开头' },
    length: TABLE.length,
  },
  labels: TABLE.labels,
  run(t, { logits, start }, { beams, length }) {
    const words = logits.shape[1]!;
    const log_p = t.logSoftmax(logits).as('log_p'); //                       words×words
    let last = start; //                                                     beam
    let totals = t.input('nothing', zeros([1, 1]), ['1', '1'], { origin: 'constant' }); // beam×1
    let sentences = t.reshape(start, { shape: [1, 1], axes: '1,t' }); //      beam×t
    for (let i = 0; i < length; i++) {
      t.scope(`t${i}`, (s) => {
        const candidates = s.add(totals, s.gather(log_p, last)).as('candidates'); // beam×words
        const count = last.shape[0]! * words;
        const all = s.reshape(candidates, { shape: [count], axes: 'beam·words' });
        const k = Math.min(beams, count);
        const kept = s.topK(all, { k, letter: 'beam' }).as('kept');
        const parent = s.quotient(kept, { by: words }).as('parent'); //      which beginning
        last = s.remainder(kept, { by: words }).as('word'); //               and the word after it
        const column = { shape: [k, 1], axes: 'beam,1' };
        totals = s.reshape(s.gather(all, kept), column).as('totals');
        const longer = s.concat(s.gather(sentences, parent), s.reshape(last, column), { letter: 't' });
        sentences = longer.as('sentences');
      });
    }
    t.exp(totals).as('P'); //                                                the best first
    const best = t.slice(sentences, { axis: 0, start: 0, end: 1 });
    const sentence = t.reshape(best, { shape: [length + 1], axes: 't' }).as('sentence');
    spellOut(t, sentence, logits).as('output'); //                           t×words
  },
});

import type { Node } from '../trace/record.js';
import { integer } from './declare.js';
import { PAPERS } from './papers.js';
import { spellOut, TABLE } from './parts/decoding.js';
import { mechanism } from './types.js';

/** A beam of one: never wrong about the next word, often about the sentence. Sutskever et al. 2014, §3.2. */
export const greedy = mechanism({
  title: { en: 'Greedy decoding', zh: '贪心解码' },
  summary: {
    en: 'takes the likeliest next word, again and again',
    zh: '每一步都取概率最大的词',
  },
  formula: 'y_t = argmax_w log P(w | y_{t−1})',
  paper: PAPERS['sutskever-2014'],
  inputs: { logits: TABLE.logits, start: TABLE.start },
  params: { length: integer(3, { most: 32 }) },
  about: { length: TABLE.length },
  labels: TABLE.labels,
  run(t, { logits, start }, { length }) {
    const log_p = t.logSoftmax(logits).as('log_p'); //              words×words
    const chosen = [start];
    let total: Node | undefined; //                                 1
    for (let i = 0; i < length; i++) {
      t.scope(`t${i}`, (s) => {
        const next = s.gather(log_p, chosen.at(-1)!).as('next'); // 1×words
        total = (total ? s.add(total, s.max(next)) : s.max(next)).as('total');
        chosen.push(s.argmax(next).as('chosen'));
      });
    }
    t.exp(total!).as('P'); //                                       of the whole sentence
    const sentence = t.concat(...chosen, { letter: 't' }).as('sentence');
    spellOut(t, sentence, logits).as('output'); //                  t×words
  },
});

import { optionalMask, projected, temperature, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { mechanism } from './types.js';

export const location = mechanism({
  title: { en: 'Location-based attention (Luong location)', zh: '基于位置的注意力（Luong 的 location）' },
  summary: {
    en: 'the query alone says where to look; no key is read',
    zh: '只由查询决定看哪里，完全不看键',
  },
  formula: 'softmax(Q W_a) V',
  paper: PAPERS['luong-2015'],
  inputs: {
    Q: projected('n', 'd_q'),
    V: projected('m', 'd_v'),
    W_a: weight('d_q', 'm'),
    mask: optionalMask('n', 'm'),
  },
  params: { temperature: temperature() },
  sizes: { d_q: 4 },
  run(t, { Q, V, W_a, mask }, { temperature }) {
    const scores = t.matmul(Q, W_a).as('scores'); //           one column a place in memory
    t.matmul(weigh(t, scores, mask, temperature), V).as('output');
  },
});

import { flag, integer, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { headWidth } from './parts/heads.js';
import { multiHeadAttention } from './parts/multi-head.js';
import { mechanism } from './types.js';

export const gqa = mechanism({
  title: { en: 'Grouped-query attention (GQA)', zh: '分组查询注意力（GQA）' },
  summary: {
    en: 'query heads in g groups, each sharing its keys and values',
    zh: '查询头分成 g 组，每组共用一份键和值',
  },
  formula: 'headᵢ = softmax(Qᵢ K_jᵀ / √d_k) V_j,  j = ⌊i·g/h⌋, one of g groups',
  paper: PAPERS['ainslie-2023'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'h·d_k'),
    W_K: weight('d_model', 'g·d_k'),
    W_V: weight('d_model', 'g·d_v'),
    W_O: weight('h·d_v', 'd_out'),
    mask: optionalMask('n', 'n'),
  },
  params: {
    heads: integer(4, { axis: 'h' }),
    groups: integer(2, { axis: 'g' }),
    d_model: integer(8, { axis: 'd_model' }),
    causal: flag(),
    temperature: temperature(),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_out: ({ d_model }) => d_model! },
  run(t, { X, mask, ...W }, options) {
    multiHeadAttention(t, X, X, W, { ...options, mask }).as('output');
  },
});

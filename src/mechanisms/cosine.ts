import { flag, number, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { unit } from './parts/unit.js';
import { mechanism } from './types.js';

export const cosine = mechanism({
  title: { en: 'Cosine attention', zh: '余弦注意力' },
  summary: {
    en: 'the angle alone counts, made sharper by a factor β',
    zh: '只比方向不比长短，再用 β 调锐度',
  },
  formula: 'softmax(β cos(Q, K)) V',
  paper: PAPERS['graves-2014'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { beta: number(5, { above: 0 }), causal: flag() },
  run(t, { Q, K, V, mask }, { beta, causal }) {
    const Q_unit = unit(t, Q).as('Q_unit');
    const K_unit = unit(t, K).as('K_unit');
    const scores = t.matmul(Q_unit, K_unit, { bT: true }).as('scores'); // from −1 to 1
    const scaled = t.scale(scores, { by: beta, formula: 'β' }).as('scaled');
    const weights = weigh(t, scaled, maskFor(t, mask, causal, Q, K));
    t.matmul(weights, V).as('output');
  },
});

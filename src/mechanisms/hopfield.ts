import { exampleTokens, integer, number } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

const PATTERNS = [
  [1, 1, 1, -1, -1, -1],
  [1, -1, 1, -1, 1, -1],
  [-1, -1, 1, 1, 1, 1],
];
/** The first pattern with its last two features gone. */
const HALF_FORGOTTEN = [[1, 1, 1, -1, 0, 0]];

/** One update is attention with the stored patterns as keys and as values, and β for 1/√d_k. */
export const hopfield = mechanism({
  title: { en: 'Modern Hopfield retrieval', zh: '现代 Hopfield 网络检索' },
  summary: {
    en: 'a spoilt pattern is drawn back to the stored one it is near',
    zh: '残缺的模式被拉回记忆中最像的那一个',
  },
  formula: 'ξ ← softmax(β ξ Yᵀ) Y',
  paper: PAPERS['ramsauer-2020'],
  inputs: { R: exampleTokens(HALF_FORGOTTEN, 'n', 'd'), Y: exampleTokens(PATTERNS, 'm', 'd') },
  params: { beta: number(1, { above: 0 }), updates: integer(1) },
  sizes: { d: PATTERNS[0]!.length },
  labels: { n: ['A?'], m: ['A', 'B', 'C'] },
  run(t, { R, Y }, { beta, updates }) {
    const update = (s: typeof t, ξ: typeof R) => {
      const scores = s.matmul(ξ, Y, { bT: true }).as('scores'); //   n×m
      const weights = s.softmax(s.scale(scores, { by: beta, formula: 'β' }).as('scaled')).as('weights');
      return s.matmul(weights, Y); //                                n×d
    };
    let ξ = R;
    for (let i = 1; i < updates; i++) ξ = t.scope(`update${i}`, (s) => update(s, ξ).as('ξ'));
    update(t, ξ).as('output');
  },
});

import { sizeOf } from '../engine/tensor.js';
import type { Node } from '../trace/record.js';
import { example, present } from './declare.js';
import { PAPERS } from './papers.js';
import { alignmentLabels } from './parts/alignment.js';
import { mechanism } from './types.js';

/**
 * Attention read as a word alignment, each word with the one it looks at most, against links that people drew: sure
 * ones S, and possible ones P, among which the sure ones count, too. Here one word looks at the wrong verb.
 * Och & Ney 2003.
 */
export const alignmentErrorRate = mechanism({
  title: { en: 'Alignment error rate (AER)', zh: '对齐错误率（AER）' },
  summary: {
    en: 'attention as word alignment, against links people drew',
    zh: '把注意力当作词对齐，与人工标注相比',
  },
  formula: 'AER = 1 − (|A ∩ S| + |A ∩ P|) / (|A| + |S|),  A = { (i, argmax_j α_ij) }',
  paper: PAPERS['och-2003'],
  inputs: {
    alpha: example(
      [
        [0.9, 0.1, 0, 0, 0],
        [0.1, 0.7, 0.2, 0, 0],
        [0, 0, 0.1, 0.8, 0.1],
        [0, 0, 0, 0.2, 0.8],
        [0, 0.5, 0.4, 0, 0.1],
      ],
      'n',
      'm',
    ),
    S: present(
      [
        [1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 1],
        [0, 0, 1, 0, 0],
      ],
      'n',
      'm',
    ),
    P: present(
      [
        [1, 0, 0, 0, 0],
        [0, 1, 1, 0, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 1],
        [0, 1, 1, 0, 0],
      ],
      'n',
      'm',
    ),
  },
  labels: alignmentLabels,
  run(t, { alpha, S, P }) {
    const count = (links: Node): Node =>
      t.sum(t.reshape(links, { shape: [sizeOf(links.shape)], axes: 'n·m' }));
    const chosen = t.argmax(alpha).as('chosen'); //                          n
    const A = t.oneHot(chosen, { depth: alpha.shape[1]!, letter: alpha.axes[1]! }).as('A'); // n×m
    const sure = count(t.multiply(A, S).as('A_and_S')).as('in_S');
    const possible = count(t.multiply(A, t.maximum(S, P)).as('A_and_P')).as('in_P');
    const right = t.add(sure, possible).as('right');
    const links = t.add(count(A).as('size_A'), count(S).as('size_S')).as('links');
    t.shift(t.scale(t.divide(right, links), { by: -1 }), { by: 1 }).as('output');
  },
});

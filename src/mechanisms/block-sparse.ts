import { choice, flag, integer, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { pairing, pattern } from './parts/mask.js';
import { mechanism } from './types.js';

export const blockSparse = mechanism({
  title: { en: 'Block-sparse attention (Sparse Transformer)', zh: '块稀疏注意力（Sparse Transformer）' },
  summary: {
    en: "a token sees its own block and the other blocks' last places",
    zh: '看自己的块，再看各块末尾的“摘要”位置',
  },
  formula: 'softmax(Q Kᵀ / √d_k where j ∈ A₁(i) ∪ A₂(i), else −∞) V',
  paper: PAPERS['child-2019'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('n', 'd_k'),
    V: projected('n', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  params: { block: integer(2), pattern: choice('fixed', 'strided', 'block'), causal: flag() },
  labels: { n: ['the', 'cat', 'sat', 'on', 'the', 'mat'] },
  run(t, { Q, K, V, mask }, { block: l, pattern: kind, causal }) {
    const blockOf = (i: number) => Math.floor(i / l);
    const leaf = (name: string, sees: (i: number, j: number) => boolean) =>
      pattern(t, name, pairing(Q, K), (i, j) => sees(i, j) && (!causal || j <= i));
    // A₁: the neighbourhood; A₂: what carries news from further off
    const A_1 = leaf('A_1', (i, j) =>
      kind === 'strided' ? Math.abs(i - j) <= l : blockOf(i) === blockOf(j),
    );
    const A_2 = leaf('A_2', (i, j) =>
      kind === 'strided' ? (i - j) % l === 0 : kind === 'fixed' && j % l === l - 1,
    );
    const sparse = t.maximum(A_1, A_2).as(mask ? 'sparse' : 'mask');
    const visible = mask ? t.multiply(mask, sparse).as('visible') : sparse;
    attend(t, Q, K, V, visible).as('output');
  },
});

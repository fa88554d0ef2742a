import { flag, made, number, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const gumbel = mechanism({
  title: { en: 'Gumbel-softmax attention', zh: 'Gumbel-softmax 注意力' },
  summary: {
    en: 'a draw made soft, so that gradients come through it',
    zh: '把抽样变软，让梯度能够通过',
  },
  formula: 'softmax((z + g) / τ) V,  z = Q Kᵀ / √d_k,  g = −log(−log u)',
  paper: PAPERS['jang-2017'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    g: made('gumbel', 'n', 'm'),
    mask: optionalMask('n', 'm'),
  },
  params: { temperature: number(0.5, { above: 0 }), causal: flag() },
  run(t, { Q, K, V, g, mask }, { temperature, causal }) {
    const noisy = t.add(scaledScores(t, Q, K), g).as('noisy');
    const tempered = t.scale(noisy, { by: 1 / temperature, formula: '1/τ' }).as('tempered');
    const visible = maskFor(t, mask, causal, Q, K);
    const weights = t.softmax(visible ? t.mask(tempered, visible).as('masked') : tempered).as('weights');
    t.matmul(weights, V).as('output'); //  towards one value as τ → 0
  },
});

import { fail } from '../engine/error.js';
import { tensor } from '../engine/tensor.js';
import { flag, integer, optional, optionalMask, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { headWidth } from './parts/heads.js';
import { attendByHead } from './parts/multi-head.js';
import { mechanism } from './types.js';

/**
 * Multi-head attention is a sum over heads, each with its rows of W_O, and a gate ξ turns a head off. `change` is how
 * far each row of the output would move if that head alone were cut. Michel et al. 2019, §2.3; they cut trained heads
 * and measure the loss, here it is only the output that is measured.
 */
export const headAblation = mechanism({
  title: { en: 'Head ablation', zh: '注意力头消融' },
  summary: {
    en: 'cuts a head off and shows what each head adds',
    zh: '关掉一个头，看每个头给输出贡献了多少',
  },
  formula: 'Σ_h ξ_h softmax(Q_h K_hᵀ / √d_k) V_h W_O^h,  ξ_h = 0 for the head cut, else 1',
  paper: PAPERS['michel-2019'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'h·d_k'),
    W_K: weight('d_model', 'h·d_k'),
    W_V: weight('d_model', 'h·d_v'),
    W_O: weight('h·d_v', 'd_out'),
    xi: optional('h'),
    mask: optionalMask('n', 'n'),
  },
  params: {
    heads: integer(2, { axis: 'h' }),
    head: integer(1),
    d_model: integer(4, { axis: 'd_model' }),
    causal: flag(),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_out: ({ d_model }) => d_model! },
  run(t, { X, W_O, xi, mask, ...W }, { heads, head, causal }) {
    if (head > heads) fail('param-range', { name: 'head', value: head, least: 1, most: heads });
    const per_head = attendByHead(t, X, X, W, { heads, mask, causal }); //       h×n×d_v
    const [rows, d_out] = W_O.shape as [number, number];
    const own = t.reshape(W_O, { shape: [heads, rows / heads, d_out], axes: `h,d_v,${W_O.axes[1]}` });
    const contribution = t.matmul(per_head, own.as('W_O_h')).as('contribution'); //              h×n×d_out
    t.norm(contribution).as('change'); //                                                h×n
    const open = Array.from({ length: heads }, (_, h) => (h === head - 1 ? 0 : 1));
    const gate = xi ?? t.input('xi', tensor([heads], open), ['h'], { origin: 'constant' });
    const gated = t
      .multiply(contribution, t.reshape(gate, { shape: [heads, 1, 1], axes: 'h,1,1' }))
      .as('gated');
    t.sum(gated, { axis: 0 }).as('output'); //                                   n×d_out
  },
});

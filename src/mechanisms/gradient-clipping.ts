import { sizeOf, tensor } from '../engine/tensor.js';
import type { Node } from '../trace/record.js';
import { example, number } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * All gradients of a model as one long vector: if it is longer than c, it is shortened to c, and keeps its direction.
 * A shorter one stays as it is, so clipping does nothing against gradients that vanish. Pascanu et al. 2013, algorithm 1;
 * torch.nn.utils.clip_grad_norm_ adds 1e-6 to the norm it divides by.
 */
export const gradientClipping = mechanism({
  title: { en: 'Gradient clipping by global norm', zh: '按全局范数裁剪梯度' },
  summary: {
    en: 'shortens all gradients together when they are too long',
    zh: '梯度总长超过上限时，整体按比例缩短',
  },
  formula: 'g ← g · min(1, c / ‖g‖),  ‖g‖ = √(‖g_Q‖² + ‖g_K‖² + ‖g_V‖²)',
  paper: PAPERS['pascanu-2013'],
  inputs: {
    g_Q: example(
      [
        [1, 2],
        [2, 0],
      ],
      'd_model',
      'd_k',
    ),
    g_K: example(
      [
        [2, -2],
        [2, 2],
      ],
      'd_model',
      'd_k',
    ),
    g_V: example(
      [
        [8, -4],
        [0, 8],
      ],
      'd_model',
      'd_v',
    ),
  },
  params: { c: number(1, { above: 0 }) },
  about: { c: { en: 'how long all gradients together may be', zh: '全部梯度的总长上限' } },
  sizes: { d_model: 2, d_k: 2, d_v: 2 },
  labels: { g: ['g_Q', 'g_K', 'g_V'] },
  run(t, gradients, { c }) {
    const flat = (g: Node) => t.reshape(g, { shape: [sizeOf(g.shape)], axes: g.axes.join('·') });
    const { g_Q, g_K, g_V } = gradients;
    const norms = t.stack(...[g_Q, g_K, g_V].map((g) => t.norm(flat(g))), { letter: 'g' }).as('norms');
    const norm = t.norm(norms).as('norm'); //   of all
    const most = t.input('c', tensor([], [c]), [], { origin: 'constant' });
    const factor = t.clip(t.divide(most, norm), { most: 1 }).as('factor');
    const clipped = (g: Node, name: string) => t.multiply(g, factor).as(name);
    const all = [clipped(g_Q, 'clipped_Q'), clipped(g_K, 'clipped_K'), clipped(g_V, 'clipped_V')];
    t.concat(...all.map(flat)).as('output'); // as one long vector
  },
});

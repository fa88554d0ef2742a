import { choice, example, integer, made, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { ENCODER, encoderLayer } from './parts/block.js';
import { headWidth } from './parts/heads.js';
import { cutPatches, patchCount } from './parts/patches.js';
import { mechanism } from './types.js';

export const vit = mechanism({
  title: { en: 'Vision Transformer (one block)', zh: '视觉 Transformer（一个块）' },
  summary: {
    en: 'an image cut into patches, read like the words of a sentence',
    zh: '图像切成小块，当作一句话里的词来读',
  },
  formula: 'z₀ = [x_class; x_p E] + E_pos,  z₁ = encoder_pre(z₀),  output = LN(z₁⁰)',
  paper: PAPERS['dosovitskiy-2021'],
  inputs: {
    image: example(
      [
        [
          [1, 1, 0, 0],
          [1, 0, 0, 0],
          [0, 0, 1, 1],
          [0, 0, 1, 0],
        ],
      ],
      'C',
      'H',
      'W',
    ),
    E: weight('C·P·P', 'd_model'),
    x_class: made('normal', '1', 'd_model'),
    E_pos: made('normal', 'N+1', 'd_model'),
    ...ENCODER,
    gamma: made('ones', 'd_model'),
    beta: made('zeros', 'd_model'),
  },
  labels: {
    'N+1': ['[CLS]', 'p00', 'p01', 'p10', 'p11'],
    N: ['p00', 'p01', 'p10', 'p11'],
  },
  params: {
    patch: integer(2, { axis: 'P' }),
    activation: choice('gelu', 'relu'),
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
  },
  sizes: { N: patchCount, d_k: headWidth, d_v: ({ d_k }) => d_k!, d_ff: 6 },
  run(t, { image, E, x_class, E_pos, gamma, beta, ...W }, { patch, ...options }) {
    const x_p = cutPatches(t, image, patch).as('x_p'); //         N×C·P·P
    const embedded = t.matmul(x_p, E).as('x_E'); //               N×d_model
    const z_0 = t.add(t.concat(x_class, embedded, { axis: 0 }), E_pos).as('z_0'); // (N+1)×d_model
    const z_1 = encoderLayer(t, z_0, W, { ...options, norm: 'pre' }).as('z_1');
    const first = t.slice(z_1, { axis: 0, start: 0, end: 1 });
    t.layerNorm(first, gamma, beta).as('output'); //              1×d_model
  },
});

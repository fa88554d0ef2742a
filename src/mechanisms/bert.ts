import { choice, firstUnless, integer, made, optionalMask, tokens } from './declare.js';
import { PAPERS } from './papers.js';
import { ENCODER, encoderLayer } from './parts/block.js';
import { headWidth } from './parts/heads.js';
import { addLearned } from './parts/positions.js';
import { mechanism } from './types.js';

export const bert = mechanism({
  title: { en: 'BERT: input and one encoder block', zh: 'BERT：输入层与一个编码器块' },
  summary: {
    en: 'token + segment + learned position, then an encoder block',
    zh: '词、段、可学习位置三个向量相加，再过编码器块',
  },
  formula: 'encoder(LN(X + E_seg[segment] + E_pos[0 … n−1]))',
  paper: PAPERS['devlin-2019'],
  inputs: {
    X: tokens('n', 'd_model'),
    segment: firstUnless([0, 0, 0, 1, 1], 'n'),
    E_seg: made('normal', '2', 'd_model'),
    E_pos: made('normal', 'L', 'd_model'),
    gamma: made('ones', 'd_model'),
    beta: made('zeros', 'd_model'),
    ...ENCODER,
    mask: optionalMask('n', 'n'),
  },
  labels: { n: ['[CLS]', 'who', '[SEP]', 'cats', '[SEP]'] },
  params: {
    activation: choice('gelu', 'relu'),
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
  },
  sizes: {
    d_k: headWidth,
    d_v: ({ d_k }) => d_k!,
    d_ff: 6,
    L: ({ n }) => Math.max(n ?? 0, 8),
  },
  run(t, { X, segment, E_seg, E_pos, gamma, beta, mask, ...W }, options) {
    const X_seg = t.add(X, t.gather(E_seg, segment).as('S')).as('X_seg');
    const X_pos = addLearned(t, X_seg, E_pos).as('X_pos');
    const X_0 = t.layerNorm(X_pos, gamma, beta).as('X_0');
    encoderLayer(t, X_0, W, { ...options, norm: 'post', mask }).as('output');
  },
});

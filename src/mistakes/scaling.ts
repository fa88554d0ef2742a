import type { Replaced } from '../trace/replay.js';
import { stepOf } from '../trace/types.js';
import { has, type Mistake } from './types.js';

const scaled = has('scaled', 'scale');

/** Dividing by the wrong number, or not at all. */
export const SCALING: readonly Mistake[] = [
  {
    id: 'no-scale',
    aliases: ['unscaled', '不缩放'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the scores are not divided by √d_k', zh: '得分没有除以 √d_k' },
    notice: {
      en: 'The weights are too sharp, and sharper the wider the heads: with random vectors the variance of the scores is d_k, not 1.',
      zh: '权重过于尖锐，头越宽越尖锐：随机向量的得分方差是 d_k 而不是 1。',
    },
    seen: ['e-code-unscaled'],
    when: scaled,
    rewrite: { scaled: (_t, { from }) => from[0]! },
  },
  {
    id: 'scale-by-d_k',
    aliases: ['divide-by-dimension'],
    mechanism: 'scaled-dot-product',
    title: { en: 'divided by d_k, without the root', zh: '除以了 d_k，忘了开方' },
    notice: {
      en: 'The weights are too flat: the variance of the scores falls to 1/d_k instead of 1.',
      zh: '权重过于平均：得分方差降到 1/d_k，而不是 1。',
    },
    seen: ['e-divide-by-dimension'],
    when: scaled,
    rewrite: { scaled: (t, s) => t.scale(s.from[0]!, { by: 1 / widthOf(s), formula: '1/d_k' }) },
  },
  {
    id: 'scale-multiplied',
    mechanism: 'scaled-dot-product',
    title: { en: 'multiplied by √d_k instead of divided', zh: '乘以了 √d_k，而不是除以' },
    notice: {
      en: 'The weights are nearly one-hot: the scores are d_k times too large.',
      zh: '权重几乎成了独热：得分大了 d_k 倍。',
    },
    when: scaled,
    rewrite: { scaled: (t, s) => t.scale(s.from[0]!, { by: Math.sqrt(widthOf(s)), formula: '√d_k' }) },
  },
  {
    id: 'scale-by-d_model',
    mechanism: 'multi-head',
    title: {
      en: 'divided by √d_model instead of the width of one head',
      zh: '除以了 √d_model，而不是一个头的宽度',
    },
    notice: {
      en: 'The weights are too flat by a factor √h in the exponent; with one head nothing is wrong, so it hides in small tests.',
      zh: '指数上小了 √h 倍，权重偏平；只有一个头时看不出来，小测试因此发现不了。',
    },
    when: (trace) => scaled(trace) && stepOf(trace, 'Q_h') !== undefined,
    rewrite: {
      scaled: (t, { from, get }) =>
        t.scale(from[0]!, { by: 1 / Math.sqrt(get('Q').shape.at(-1)!), formula: '1/√d_model' }),
    },
  },
];

/** d_k: the width of the queries that were multiplied, one head's where there are heads. */
function widthOf({ find, get }: Replaced): number {
  return (find('Q_h') ?? get('Q')).shape.at(-1)!;
}

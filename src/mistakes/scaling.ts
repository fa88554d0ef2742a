import type { Replaced } from '../trace/replay.js';
import type { Trace } from '../trace/types.js';
import { type Declared, has, only, stepsNamed } from './types.js';

/** Divided by √d_k: other mechanisms have a step `scaled` too, where a factor sharpens. */
const scaled = (trace: Trace): boolean =>
  stepsNamed(trace, 'scaled').some(({ op, params }) => op === 'scale' && params?.formula === '1/√d_k');
const tempered = has('tempered', 'scale');

/** Dividing by the wrong number, in the wrong place, or not at all. */
export const SCALING: readonly Declared[] = [
  {
    id: 'no-scale',
    aliases: ['unscaled', '不缩放', '没有缩放'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the scores are not divided by √d_k', zh: '得分没有除以 √d_k' },
    notice: {
      en: 'The weights are too sharp, and sharper the wider the heads: with random vectors the variance of the scores is d_k, not 1.',
      zh: '权重过于尖锐，头越宽越尖锐：随机向量的得分方差是 d_k 而不是 1。',
    },
    seen: ['e-code-unscaled', 'PAIR-code/tiny-transformers#71', 'ethen8181/machine-learning#13'],
    when: scaled,
    rewrite: { scaled: (_t, { from }) => from[0]! },
  },
  {
    id: 'scale-by-d_k',
    aliases: ['divide-by-dimension', '除以d_k', '忘了开方'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the scores are divided by d_k, without the root', zh: '得分除以了 d_k，忘了开方' },
    notice: {
      en: 'The weights are too flat: the variance of the scores falls to 1/d_k instead of 1. Dividing by √d_k twice, in the queries and again in the scores, gives the same.',
      zh: '权重太平：得分方差降到 1/d_k，而不是 1。查询先除了一次 √d_k、得分又除一次，结果也一样。',
    },
    seen: ['e-divide-by-dimension'],
    when: scaled,
    rewrite: { scaled: (t, s) => t.scale(s.from[0]!, { by: 1 / widthOf(s), formula: '1/d_k' }) },
  },
  {
    id: 'scale-multiplied',
    aliases: ['times-root', '乘以根号'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the scores are multiplied by √d_k instead of divided', zh: '得分乘以了 √d_k，而不是除以' },
    notice: {
      en: 'The weights are nearly one-hot: the scores are d_k times too large.',
      zh: '权重几乎成了独热：得分大了 d_k 倍。',
    },
    seen: ['FoundationVision/OmniTokenizer#14'],
    when: scaled,
    rewrite: { scaled: (t, s) => t.scale(s.from[0]!, { by: Math.sqrt(widthOf(s)), formula: '√d_k' }) },
  },
  {
    id: 'scale-by-d_model',
    aliases: ['d_model-scale', '除以根号d_model'],
    mechanism: 'multi-head',
    shown: { params: { d_model: 8 } }, // of 4 features in 2 heads, √d_model is d_k by chance
    title: {
      en: 'the scores are divided by √d_model instead of the root of one head’s width',
      zh: '得分除以了 √d_model，而不是一个头的宽度开方',
    },
    notice: {
      en: 'The weights are too flat: the scores are √h times too small. With one head nothing is wrong, so it hides in small tests.',
      zh: '权重偏平：得分小了 √h 倍。只有一个头时看不出来，小测试因此发现不了。',
    },
    seen: [
      'lucidrains/vit-pytorch#65',
      'karpathy/ng-video-lecture#6',
      'aladdinpersson/Machine-Learning-Collection#65',
    ],
    when: (trace) => scaled(trace) && has('Q_h')(trace),
    rewrite: {
      scaled: (t, { from, get }) =>
        t.scale(from[0]!, { by: 1 / Math.sqrt(get('Q').shape.at(-1)!), formula: '1/√d_model' }),
    },
  },
  {
    id: 'scale-after-softmax',
    aliases: ['softmax-before-scaling', '先softmax再缩放'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the softmax comes first and √d_k after it', zh: '先做了 softmax，再除以 √d_k' },
    notice: {
      en: 'Every row of the weights sums to 1/√d_k instead of 1, and the output is too small by as much.',
      zh: '权重每行之和是 1/√d_k 而不是 1，输出也小了同样的倍数。',
    },
    seen: ['FrancescoSaverioZuppichini/ViT#2'],
    when: (trace) => scaled(trace) && has('weights', 'softmax')(trace),
    rewrite: {
      scaled: (_t, { from }) => from[0]!,
      weights: only('softmax', (t, s) =>
        t.scale(s.again(), { by: 1 / Math.sqrt(widthOf(s)), formula: '1/√d_k' }),
      ),
    },
  },
  {
    id: 'temperature-multiplied',
    aliases: ['times-temperature', '乘以温度'],
    mechanism: 'scaled-dot-product',
    shown: { params: { temperature: 3 } },
    title: {
      en: 'the scores are multiplied by the temperature instead of divided',
      zh: '得分乘以了温度，而不是除以',
    },
    notice: {
      en: 'Raising the temperature makes the weights sharper; at 1 nothing is wrong.',
      zh: '温度调高，权重反而更尖锐；温度为 1 时看不出来。',
    },
    seen: ['bowang-lab/BLEEP#5'],
    when: tempered,
    rewrite: {
      tempered: (t, { from, params }) => t.scale(from[0]!, { by: 1 / Number(params.by), formula: 'τ' }),
    },
  },
  {
    id: 'temperature-twice',
    aliases: ['温度除了两次'],
    mechanism: 'scaled-dot-product',
    shown: { params: { temperature: 3 } },
    title: { en: 'the scores are divided by the temperature twice', zh: '得分除了两次温度' },
    notice: {
      en: 'The temperature acts like its square; at 1 nothing is wrong, so tests at the default do not find it.',
      zh: '温度的效果变成了它的平方；温度为 1 时看不出来，默认值的测试发现不了。',
    },
    seen: ['RL-Align/RL-Kernel#86'],
    when: tempered,
    rewrite: {
      tempered: (t, { from, params }) => t.scale(from[0]!, { by: Number(params.by) ** 2, formula: '1/τ²' }),
    },
  },
];

/** d_k: the width of the queries that were multiplied, one head's where there are heads. */
function widthOf({ find, get }: Replaced): number {
  return (find('Q_h') ?? get('Q')).shape.at(-1)!;
}

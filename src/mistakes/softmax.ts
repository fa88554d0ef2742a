import { type Declared, has, only, stepsNamed } from './types.js';

const weights = has('weights', 'softmax');

/** A softmax, but over the wrong numbers, too often, or one that overflows. */
export const SOFTMAX: readonly Declared[] = [
  {
    id: 'softmax-axis',
    aliases: ['wrong-axis', 'softmax-dim', 'softmax方向错'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'the softmax runs over the queries instead of the keys',
      zh: 'softmax 沿查询做，而不是沿键做',
    },
    notice: {
      en: 'The columns sum to 1 and the rows do not.',
      zh: '各列之和为 1，各行之和不是。',
    },
    seen: [
      'PetrochukM/PyTorch-NLP#2',
      'labmlai/annotated_deep_learning_paper_implementations#146',
      'pyg-team/pytorch_geometric#224',
    ],
    when: (trace) => weights(trace) && stepsNamed(trace, 'weights').some(({ shape }) => shape.length > 1),
    rewrite: { weights: only('softmax', (t, { from }) => t.softmax(from[0]!, { axis: -2 })) },
  },
  {
    id: 'softmax-over-heads',
    aliases: ['softmax-dim-0', 'softmax沿头做'],
    mechanism: 'multi-head',
    title: { en: 'the softmax runs over the heads', zh: 'softmax 沿头的方向做' },
    notice: {
      en: 'For one query and key the weights of all heads sum to 1; with one head every weight is 1.',
      zh: '同一对查询和键，各头的权重加起来是 1；只有一个头时，权重全是 1。',
    },
    when: (trace) => weights(trace) && stepsNamed(trace, 'weights').some(({ shape }) => shape.length > 2),
    rewrite: { weights: only('softmax', (t, { from }) => t.softmax(from[0]!, { axis: -3 })) },
  },
  {
    id: 'softmax-over-all',
    aliases: ['softmax-flattened', '整张表做softmax'],
    mechanism: 'scaled-dot-product',
    title: { en: 'one softmax runs over the whole table', zh: '整张得分表只做了一个 softmax' },
    notice: {
      en: 'All weights together sum to 1, so each row sums to much less and the output shrinks as the text grows.',
      zh: '所有权重加起来才是 1，每一行之和小得多；句子越长，输出越小。',
    },
    when: (trace) => weights(trace) && stepsNamed(trace, 'weights').some(({ shape }) => shape.length > 1),
    rewrite: {
      weights: only('softmax', (t, { from }) =>
        t.exp(t.subtract(from[0]!, t.logSumExp(from[0]!, { axis: 'all' }))),
      ),
    },
  },
  {
    id: 'softmax-twice',
    aliases: ['double-softmax', '两次softmax'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the softmax is done twice', zh: 'softmax 做了两次' },
    notice: {
      en: 'The weights are nearly equal: what goes into the second softmax lies between 0 and 1, so no weight can be more than e times another.',
      zh: '权重几乎相等：进入第二次 softmax 的数都在 0 与 1 之间，任何一个权重都不会超过另一个的 e 倍。',
    },
    seen: ['e-additive-softmax-score'],
    when: weights,
    rewrite: { weights: only('softmax', (t, { from }) => t.softmax(t.softmax(from[0]!))) },
  },
  {
    id: 'no-shift',
    aliases: ['overflow', 'naive-softmax', '溢出', '不减最大值'],
    mechanism: 'scaled-dot-product',
    shown: {
      arrays: {
        Q: [
          [40, 0],
          [0, 1],
        ],
        K: [
          [40, 0],
          [30, 20],
        ],
        V: [
          [1, 2],
          [3, 4],
        ],
      },
    },
    title: {
      en: 'e^score is taken without subtracting the largest score first',
      zh: '取 e 的幂之前没有先减去最大得分',
    },
    notice: {
      en: 'NaN in the rows whose scores pass 709 (88 in float32): e^score is ∞, and ∞/∞ is no number. Small scores show nothing.',
      zh: '得分超过 709（float32 是 88）的行出现 NaN：e 的幂成了 ∞，∞/∞ 不是数。得分小时看不出来。',
    },
    seen: ['e-softmax-unstable', 'pytorch/executorch#18407', 'mila-iqia/blocks#727'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => {
        const power = t.exp(from[0]!);
        return t.divide(power, t.sum(power, { keep: true }));
      }),
    },
  },
  {
    id: 'softmax-1-unshifted',
    aliases: ['quiet-softmax-overflow-fix', 'softmax1没有平移'],
    mechanism: 'softmax-1',
    title: {
      en: 'the largest score is subtracted everywhere but from the 1 in the denominator',
      zh: '各处都减了最大得分，分母里的那个 1 却没有跟着缩小',
    },
    notice: {
      en: 'Adding a constant to all scores no longer changes the weights: the query cannot look at nothing, each row sums to at least 1/2.',
      zh: '给所有得分加一个常数，权重不再变化：查询没法“什么都不看”，每行之和至少是 1/2。',
    },
    seen: ['kyegomez/AttentionIsOFFByOne#2'],
    when: has('nothing'),
    rewrite: {
      weights: (t, { find, get }) => {
        const scores = find('masked') ?? get('scaled');
        const power = t.exp(t.subtract(scores, t.max(scores, { keep: true })));
        return t.divide(power, t.shift(t.sum(power, { keep: true }), { by: 1 }));
      },
    },
  },
];

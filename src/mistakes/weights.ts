import { type Declared, has, only, stepsNamed } from './types.js';

const weights = has('weights', 'softmax');

/** From scores to weights: softmax in another way, or something else. */
export const WEIGHTS: readonly Declared[] = [
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
    id: 'no-softmax',
    aliases: ['scores-as-weights', '没有softmax', '把得分当权重'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'the scores are used as weights, without a softmax',
      zh: '直接拿得分当权重，没有做 softmax',
    },
    notice: {
      en: 'The rows sum to anything, weights are negative, and the output can lie outside the range of the values.',
      zh: '每行之和什么数都可能，权重有负数，输出会跑到各个值的范围之外。',
    },
    seen: ['e-softmax-missing', 'e-scores-called-weights', 'flexflow/flexflow-train#467'],
    when: weights,
    rewrite: { weights: only('softmax', (_t, { from }) => from[0]!) },
  },
  {
    id: 'no-exp',
    aliases: ['linear-normalisation', '不取指数'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'the scores are divided by their sum, without e^',
      zh: '得分直接除以得分之和，没有取 e 的幂',
    },
    notice: {
      en: 'Weights are negative or greater than 1 as soon as a score is negative, and adding a constant to the scores changes them.',
      zh: '只要有一个得分为负，权重就会出现负数或大于 1；给得分加一个常数，权重也会变。',
    },
    seen: ['e-norm-without-exp'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => t.divide(from[0]!, t.sum(from[0]!, { keep: true }))),
    },
  },
  {
    id: 'sum-of-scores',
    aliases: ['raw-denominator', '分母没取指数'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'e^score is divided by the sum of the scores themselves',
      zh: '分子取了 e 的幂，分母却是得分本身之和',
    },
    notice: {
      en: 'The rows do not sum to 1, and a whole row turns negative where the scores sum to less than 0.',
      zh: '每行之和不是 1；得分之和为负的那一行，权重全是负的。',
    },
    seen: ['keras-team/keras-io#320'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => t.divide(t.exp(from[0]!), t.sum(from[0]!, { keep: true }))),
    },
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
    id: 'sigmoid-then-softmax',
    aliases: ['先sigmoid再softmax'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the scores go through a sigmoid before the softmax', zh: '得分先过 sigmoid，再做 softmax' },
    notice: {
      en: 'The weights are nearly equal: a sigmoid leaves numbers between 0 and 1, so no weight is more than e times another.',
      zh: '权重几乎相等：sigmoid 之后的数都在 0 与 1 之间，任何一个权重都不会超过另一个的 e 倍。',
    },
    when: weights,
    rewrite: { weights: only('softmax', (t, { from }) => t.softmax(t.sigmoid(from[0]!))) },
  },
  {
    id: 'sigmoid-normalised',
    aliases: ['sigmoid-over-sum', 'sigmoid归一化'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'a sigmoid stands in the place of e^ and is divided by its sum',
      zh: '用 sigmoid 代替 e 的幂，再除以总和',
    },
    notice: {
      en: 'The rows sum to 1, but the largest weights do not stand out: a sigmoid flattens out at 1, and large scores all look alike.',
      zh: '每行之和是 1，但大的权重拉不开：sigmoid 到 1 就平了，得分高的看起来都差不多。',
    },
    seen: ['e-norm-without-exp'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => {
        const gate = t.sigmoid(from[0]!);
        return t.divide(gate, t.sum(gate, { keep: true }));
      }),
    },
  },
  {
    id: 'log-softmax',
    aliases: ['log-weights', '对数权重'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the weights are logarithms of weights', zh: '用了 log-softmax，权重成了对数' },
    notice: {
      en: 'No weight is above 0, and e^ of every row sums to 1.',
      zh: '没有一个权重大于 0；每行取 e 的幂之后，总和才是 1。',
    },
    when: weights,
    rewrite: { weights: only('softmax', (t, { from }) => t.logSoftmax(from[0]!)) },
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

import { type Declared, has, only } from './types.js';

const masked = has('masked', 'mask');
const weights = has('weights', 'softmax');
const causal = { params: { causal: true } };

/** How keys are hidden: with the wrong number, at the wrong time, or not at all. */
export const MASKING: readonly Declared[] = [
  {
    id: 'mask-zero',
    aliases: ['mask-with-0', 'mask-times-scores', '用0掩码'],
    mechanism: 'self-attention',
    shown: causal,
    title: { en: 'masked scores are set to 0 instead of −∞', zh: '被遮住的得分填了 0，而不是 −∞' },
    notice: {
      en: 'Hidden keys keep a weight: e^0 is 1, more than any negative score gets. Multiplying the scores by the mask does the same.',
      zh: '被遮住的键仍有权重：e⁰ 是 1，比负的得分还大。拿掩码去乘得分也是同样的结果。',
    },
    seen: ['huggingface/transformers#542', 'georg-wolflein/good-features#1'],
    when: masked,
    rewrite: { masked: only('mask', (t, { from }) => t.mask(from[0]!, from[1]!, { hidden: 0 })) },
  },
  {
    id: 'mask-added',
    aliases: ['mask-as-bias', '掩码直接相加'],
    mechanism: 'self-attention',
    shown: causal,
    title: {
      en: 'the mask of 1 and 0 is added to the scores as it is',
      zh: '把 1 和 0 的掩码原样加到了得分上',
    },
    notice: {
      en: 'Nothing is hidden: what may be seen only weighs e times as much as it would.',
      zh: '什么都没遮住：可见的键只是权重多乘了一个 e。',
    },
    seen: ['jerryji1993/DNABERT#102', 'huggingface/transformers#24897', 'pytorch/pytorch#136816'],
    when: masked,
    rewrite: { masked: only('mask', (t, { from }) => t.add(from[0]!, from[1]!)) },
  },
  {
    id: 'mask-after-softmax',
    aliases: ['mask-late', '先softmax再掩码'],
    mechanism: 'self-attention',
    shown: causal,
    title: {
      en: 'the mask is multiplied to the weights after the softmax, and they are not divided by their sum again',
      zh: 'softmax 之后才用掩码去乘权重，又没有重新归一化',
    },
    notice: {
      en: 'The hidden weights are 0, but the rows sum to less than 1; the first row of a causal mask the least.',
      zh: '被遮住的权重是 0，但每行之和小于 1；因果掩码下第一行最小。',
    },
    seen: ['huggingface/pytorch-image-models#2236'],
    when: (trace) => masked(trace) && weights(trace),
    rewrite: {
      masked: only('mask', (_t, { from }) => from[0]!),
      weights: only('softmax', (t, s) => {
        const [scores] = s.step.from as [string];
        return scores.endsWith('masked') ? t.multiply(s.again(), s.operands(scores)[1]!) : s.again();
      }),
    },
  },
  {
    id: 'mask-flipped',
    aliases: ['mask-inverted', '掩码反了'],
    mechanism: 'self-attention',
    shown: causal,
    title: { en: 'the mask is the wrong way round: 1 hides and 0 shows', zh: '掩码弄反了：1 遮住，0 可见' },
    notice: {
      en: 'Weight stands exactly where there should be none; a query that sees every key gets a row of NaN.',
      zh: '权重正好落在不该有的地方；本来能看到所有键的查询，整行变成 NaN。',
    },
    seen: [
      'nyu-mll/jiant-v1-legacy#465',
      'InseeFrLab/torchTextClassifiers#92',
      'mlwithme/TransformerTranslation#6',
    ],
    when: masked,
    rewrite: {
      masked: only('mask', (t, { from }) =>
        t.mask(from[0]!, t.shift(t.scale(from[1]!, { by: -1 }), { by: 1, formula: '1' })),
      ),
    },
  },
  {
    id: 'mask-plus-infinity',
    aliases: ['mask-sign', '正无穷掩码', '掩码符号反了'],
    mechanism: 'self-attention',
    shown: causal,
    title: { en: 'masked scores are set to +∞', zh: '被遮住的得分填了 +∞' },
    notice: {
      en: 'Every row with a hidden key is NaN: the softmax subtracts ∞ from ∞.',
      zh: '凡是有键被遮住的行都是 NaN：softmax 里 ∞ 减 ∞。',
    },
    seen: ['lucidrains/memory-compressed-attention#2'],
    when: masked,
    rewrite: { masked: only('mask', (t, { from }) => t.mask(from[0]!, from[1]!, { hidden: Infinity })) },
  },
  {
    id: 'mask-forgotten',
    aliases: ['no-mask', 'unmasked', '忘了掩码'],
    mechanism: 'masked-attention',
    title: { en: 'the mask is left out', zh: '没有用掩码' },
    notice: {
      en: 'No weight is 0: padding takes a share, or a token sees what comes after it, and the loss is too good to be true.',
      zh: '没有一个权重是 0：填充分走了权重，或者词能看到后面的词，训练损失好得不真实。',
    },
    seen: ['jingyaogong/minimind-v#76', 'DaoyuanLi2816/Molecule-Generator#22'],
    when: masked,
    rewrite: { masked: only('mask', (_t, { from }) => from[0]!) },
  },
];

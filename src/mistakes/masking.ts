import type { Trace } from '../trace/types.js';
import { isCausal, isSquare, ownMask } from './parts.js';
import { type Declared, has, only, stepsNamed } from './types.js';

const masked = has('masked', 'mask');
const weights = has('weights', 'softmax');
const causal = { params: { causal: true } };

/** Hiding keys: with the wrong number, at the wrong time, or the wrong ones. */
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
      weights: only('softmax', (t, s) => t.multiply(s.again(), s.operands('masked')[1]!)),
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
      en: 'Every row with a hidden key is NaN: the softmax subtracts ∞ from ∞. With 10⁹ for ∞ the hidden keys take all the weight.',
      zh: '凡是有键被遮住的行都是 NaN：softmax 里 ∞ 减 ∞。如果填的是 10⁹，权重就全跑到被遮住的键上。',
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
  {
    id: 'mask-on-queries',
    aliases: ['mask-transposed', 'padding-on-queries', '掩码遮错了查询'],
    mechanism: 'masked-attention',
    shown: { params: { masks: 'padding' } },
    title: {
      en: 'the mask hides queries (rows) instead of keys (columns)',
      zh: '掩码遮住的是查询（行），而不是键（列）',
    },
    notice: {
      en: 'The rows of the padding are NaN, and every other row gives weight to the padding.',
      zh: '填充所在的行是 NaN，其余各行却把权重分给了填充。',
    },
    seen: ['hyunwoongko/transformer#40'],
    when: (trace) => masked(trace) && isSquare(trace, 'masked'),
    rewrite: {
      masked: only('mask', (t, { from }) => {
        const [scores, mask] = from as [(typeof from)[0], (typeof from)[0]];
        const column = () => t.reshape(mask, { shape: [-1, 1], axes: `${mask.axes[0]},1` });
        return t.mask(scores, mask.shape.length === 1 ? column() : t.transpose(mask));
      }),
    },
  },
  {
    id: 'causal-without-itself',
    aliases: ['causal-off-by-one', 'triu-0', '因果掩码遮住自己'],
    mechanism: 'self-attention',
    shown: causal,
    title: { en: 'the causal mask hides the token itself too', zh: '因果掩码把词自己也遮住了' },
    notice: {
      en: 'The diagonal is 0, and the first row is NaN: the first token has nothing left to look at.',
      zh: '对角线全是 0，第一行是 NaN：第一个词没有可看的了。',
    },
    seen: ['pbloem/former#10'],
    when: isCausal,
    rewrite: {
      masked: only('mask', (t, s) =>
        t.mask(
          s.from[0]!,
          ownMask(t, s, s.from[0]!, (i, j) => j < i),
        ),
      ),
    },
  },
  {
    id: 'causal-sees-next',
    aliases: ['causal-leak', 'triu-2', '因果掩码漏了下一个'],
    mechanism: 'self-attention',
    shown: causal,
    title: { en: 'the causal mask lets the next token through', zh: '因果掩码漏出了下一个词' },
    notice: {
      en: 'The cells just above the diagonal are not 0. The model reads the very token it is to predict: training looks perfect, generation does not work.',
      zh: '对角线上方一格不是 0。模型看到了要预测的那个词：训练时近乎完美，生成时一塌糊涂。',
    },
    seen: ['RVC-Boss/GPT-SoVITS#965'],
    when: isCausal,
    rewrite: {
      masked: only('mask', (t, s) =>
        t.mask(
          s.from[0]!,
          ownMask(t, s, s.from[0]!, (i, j) => j <= i + 1),
        ),
      ),
    },
  },
  {
    id: 'excludes-itself',
    aliases: ['others-only', '不看自己'],
    mechanism: 'self-attention',
    title: { en: 'every token looks at all others but not at itself', zh: '每个词只看别的词，不看自己' },
    notice: {
      en: 'The diagonal of the weights is 0.',
      zh: '权重的对角线全是 0。',
    },
    seen: ['e-excludes-self'],
    when: onSquare,
    rewrite: {
      weights: only('softmax', (t, s) =>
        t.softmax(
          t.mask(
            s.from[0]!,
            ownMask(t, s, s.from[0]!, (i, j) => i !== j),
          ),
        ),
      ),
    },
  },
  {
    id: 'only-itself',
    aliases: ['batch-attention', 'batch-first', '批次当序列', '只看自己'],
    mechanism: 'self-attention',
    title: {
      en: 'the batch is taken for the sequence, so that each token of a batch of one sees only itself',
      zh: '把批次当成了序列（批次里只有一句时，每个词只看得到自己）',
    },
    notice: {
      en: 'Every weight is 1 and the output is V. With more texts in the batch, a text’s output changes with the texts beside it.',
      zh: '权重全是 1，输出就是 V。批次里有多句时，一句的输出会随旁边的句子而变。',
    },
    seen: ['e-selfattn-only-itself', 'e-batch-attention', 'IBM/TabFormer#14', 'om-ai-lab/OmDet#19'],
    when: onSquare,
    rewrite: {
      weights: only('softmax', (t, s) =>
        t.softmax(
          t.mask(
            s.from[0]!,
            ownMask(t, s, s.from[0]!, (i, j) => i === j),
          ),
        ),
      ),
    },
  },
];

/** Weights of tokens over the same tokens. */
function onSquare(trace: Trace): boolean {
  const steps = stepsNamed(trace, 'weights').filter(({ op }) => op === 'softmax');
  return (
    steps.length > 0 && steps.every(({ axes, shape }) => axes.at(-1) === axes.at(-2) && shape.length > 1)
  );
}

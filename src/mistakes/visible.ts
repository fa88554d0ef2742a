import type { Trace } from '../trace/types.js';
import { isCausal, isSquare, ownMask } from './parts.js';
import { type Declared, has, only, stepsNamed } from './types.js';

const masked = has('masked', 'mask');
const causal = { params: { causal: true } };

/** Which keys a query sees. */
export const VISIBLE: readonly Declared[] = [
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

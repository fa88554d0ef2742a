import { stepOf, type Trace } from '../trace/types.js';
import { type Declared, has, only, stepsNamed } from './types.js';

const LARGE = 1e9;
const causal = { params: { causal: true } };

/** Whether some query sees every key: with the mask the wrong way round it sees none. */
const seesAll = (trace: Trace): boolean =>
  stepsNamed(trace, 'masked')
    .filter(({ op }) => op === 'mask')
    .some(({ from }) => {
      const { shape, data } = stepOf(trace, from[1]!)!.value;
      const keys = shape.at(-1)!;
      return data.some(
        (_, at) => at % keys === 0 && data.subarray(at, at + keys).every((cell) => cell !== 0),
      );
    });

/** How keys are hidden with a large number in the place of ∞: nothing becomes NaN, so that nothing warns. */
export const FINITE: readonly Declared[] = [
  {
    id: 'mask-flipped-finite',
    aliases: ['mask-inverted-1e9', '掩码反了填10亿'],
    mechanism: 'self-attention',
    shown: causal,
    title: {
      en: 'the mask is the wrong way round, and what it hides gets −10⁹ instead of −∞',
      zh: '掩码弄反了，填的又是 −10⁹ 而不是 −∞',
    },
    notice: {
      en: 'Weight stands exactly where there should be none; a query that should see every key weighs all alike, and no NaN warns.',
      zh: '权重正好落在不该有的地方；本来能看到所有键的查询，各键权重全都相等，也没有 NaN 提醒你。',
    },
    when: seesAll,
    rewrite: {
      masked: only('mask', (t, { from }) => {
        const flipped = t.shift(t.scale(from[1]!, { by: -1 }), { by: 1, formula: '1' });
        return t.mask(from[0]!, flipped, { hidden: -LARGE });
      }),
    },
  },
  {
    id: 'mask-plus-large',
    aliases: ['mask-plus-1e9', '正10亿掩码'],
    mechanism: 'self-attention',
    shown: causal,
    title: { en: 'masked scores are set to +10⁹', zh: '被遮住的得分填了 +10⁹' },
    notice: {
      en: 'All weight stands on the hidden keys, shared out evenly; only a query that sees every key is right.',
      zh: '权重全落在被遮住的键上，而且平分；只有能看到所有键的查询是对的。',
    },
    when: has('masked', 'mask'),
    rewrite: { masked: only('mask', (t, { from }) => t.mask(from[0]!, from[1]!, { hidden: LARGE })) },
  },
];

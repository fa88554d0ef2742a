import { stepOf, type Trace } from '../trace/types.js';
import { type Declared, has, only } from './types.js';

const coded = has('PE', 'interleave');
/** Whether there are enough features for more than one wavelength. */
const wide = (trace: Trace): boolean => coded(trace) && widthOf(trace) > 2;

/** The formula of the sinusoidal code. */
export const SINUSOIDS: readonly Declared[] = [
  {
    id: 'pe-no-sincos',
    aliases: ['no-sine', '位置编码没有正弦'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'the sines and cosines of the position code are left out', zh: '位置编码里漏了正弦和余弦' },
    notice: {
      en: 'The code grows with the position without bound, and each number stands twice; position 0 is all 0.',
      zh: '编码随位置无限增大，每个数都出现两次；位置 0 全是 0。',
    },
    seen: ['e-pe-no-sincos', 'e-pe-output-mismatch'],
    when: coded,
    rewrite: {
      sin: only('sin', (_t, { from }) => from[0]!),
      cos: only('cos', (_t, { from }) => from[0]!),
    },
  },
  {
    id: 'pe-exponent',
    aliases: ['exponent-not-divided', '指数没有除以d_model'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'the exponent of 10000 is not divided by d_model', zh: '10000 的指数没有除以 d_model' },
    notice: {
      en: 'From the third column on all rows are alike: the wavelength is 10⁸ and more.',
      zh: '从第三列起各行几乎一样：波长是 10⁸ 甚至更长。',
    },
    seen: ['e-pe-exponent'],
    when: wide,
    rewrite: {
      wavelength: (t, { from, params }) =>
        t.raise(
          t.scale(from[0]!, { by: 2 * from[0]!.shape[1]!, formula: 'd_model' }),
          params as { base: number },
        ),
    },
  },
  {
    id: 'pe-exponent-by-column',
    aliases: ['cosine-exponent', '每列指数不同'],
    mechanism: 'sinusoidal-positions',
    title: {
      en: 'the exponent is twice the column over d_model, another one for each sine and cosine',
      zh: '指数取了“列号的 2 倍 / d_model”，正弦和余弦各用一个',
    },
    notice: {
      en: 'Beside each sine stands a cosine of another wavelength: the rows have no common length, and PE·PEᵀ is no longer the same along each diagonal.',
      zh: '并排的正弦和余弦波长不同：PE·PEᵀ 沿对角线不再是同一个数。',
    },
    seen: ['SamLynnEvans/Transformer#7', 'SamLynnEvans/Transformer#25', 'shenweichen/DeepCTR#379'],
    when: wide,
    rewrite: {
      // base^(2·2i/d); the second wavelength's root, base^(2/d), is what one column more makes
      wavelength: (t, { from, params }) =>
        t.raise(t.scale(from[0]!, { by: 2, formula: '2' }), params as { base: number }),
      cos: (t, { from, get }) =>
        t.cos(t.divide(from[0]!, t.sqrt(t.slice(get('wavelength'), { axis: 1, start: 1, end: 2 })))),
    },
  },
  {
    id: 'pe-from-one',
    aliases: ['positions-from-1', '位置从1数'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'the positions are counted from 1', zh: '位置从 1 开始数' },
    notice: {
      en: 'The first row is not 0 1 0 1 … : it is what the second should be.',
      zh: '第一行不是 0 1 0 1 …，而是第二行该有的数。',
    },
    when: coded,
    rewrite: { angle: (t, { from }) => t.divide(t.shift(from[0]!, { by: 1 }), from[1]!) },
  },
  {
    id: 'pe-sine-only',
    aliases: ['no-cosine', '位置编码只有正弦'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'every column of the position code is a sine', zh: '位置编码每一列都是正弦' },
    notice: {
      en: 'Columns stand in equal pairs, and position 0 is all 0.',
      zh: '列两两相同，位置 0 全是 0。',
    },
    when: coded,
    rewrite: { cos: only('cos', (t, { from }) => t.sin(from[0]!)) },
  },
  {
    id: 'pe-halves',
    aliases: ['sines-then-cosines', '正弦余弦没有交替'],
    mechanism: 'sinusoidal-positions',
    title: {
      en: 'all sines come first and then all cosines, not in turn',
      zh: '正弦全在前，余弦全在后，没有交替',
    },
    notice: {
      en: 'Row 0 is 0 0 … 1 1 … instead of 0 1 0 1 … ; trained from scratch it makes no difference, with weights of another program it does.',
      zh: '第 0 行是 0 0 … 1 1 …，而不是 0 1 0 1 …；从头训练没有区别，载入别人的权重就不对了。',
    },
    seen: ['tensorflow/text#1122', 'tensorops/TransformerX#115'],
    when: wide,
    rewrite: { PE: (t, { from, step }) => t.concat(from[0]!, from[1]!, { letter: step.axes[1]! }) },
  },
  {
    id: 'pe-row-zero',
    aliases: ['zero-at-position-0', '位置0置零'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'position 0 gets a code of zeros', zh: '位置 0 的编码被置成了 0' },
    notice: {
      en: 'The first row is 0 0 0 0, not 0 1 0 1: it alone is not as long as the others.',
      zh: '第一行是 0 0 0 0，而不是 0 1 0 1：只有它的长度和别的行不同。',
    },
    seen: ['e-pe-row0'],
    when: coded,
    rewrite: { PE: (t, { again, get }) => t.multiply(again(), t.clip(get('pos'), { most: 1 })) },
  },
];

function widthOf(trace: Trace): number {
  return stepOf(trace, 'PE')?.shape[1] ?? 0;
}

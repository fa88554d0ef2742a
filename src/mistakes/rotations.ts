import { rotate } from '../mechanisms/parts/positions.js';
import type { Ops } from '../mechanisms/types.js';
import type { Rule } from '../trace/replay.js';
import { stepOf } from '../trace/types.js';
import { onSum } from './parts.js';
import { type Declared, has } from './types.js';

const rotary = has('Q_rot', 'add');
/** A rotation in which feature i is paired with i + d/2. */
const rotatedByHalves =
  (name: 'Q' | 'K'): Rule<Ops> =>
  (t, { get }) => {
    const X = get(name);
    return t.add(t.multiply(X, get('cos')), t.multiply(t.rotateHalf(X), get('sin')));
  };
/** cos or sin of the angles, once for each half of the features, instead of twice in a row. */
const once =
  (name: 'cos' | 'sin'): Rule<Ops> =>
  (t, { get }) => {
    const half = t[name](get('angle'));
    return t.concat(half, half, { letter: get('Q').axes[1]! });
  };

/** Turning queries and keys (RoPE). */
export const ROTATIONS: readonly Declared[] = [
  {
    id: 'rope-on-values',
    aliases: ['values-rotated', '值也旋转了'],
    mechanism: 'rope',
    title: { en: 'the values are turned too', zh: '值也被旋转了' },
    notice: {
      en: 'The weights are right; the output changes when the whole text moves, where it should depend on offsets alone.',
      zh: '权重都对；整段文字平移，输出却会变，而它本该只看相对距离。',
    },
    seen: ['lucidrains/x-transformers#182'],
    when: rotary,
    rewrite: onSum((t, { from, get }) => t.matmul(from[0]!, rotate(t, from[1]!, get('cos'), get('sin')))),
  },
  {
    id: 'rope-one-side',
    aliases: ['keys-not-rotated', '只旋转了查询'],
    mechanism: 'rope',
    title: { en: 'the queries are turned and the keys are not', zh: '只旋转了查询，没有旋转键' },
    notice: {
      en: 'A score depends on where the query stands, not on its distance to the key.',
      zh: '得分只看查询的位置，而不是它和键的距离。',
    },
    when: rotary,
    rewrite: { K_rot: (_t, { get }) => get('K') },
  },
  {
    id: 'rope-mixed-layout',
    aliases: ['rotate-half-mixed', 'rope布局混用'],
    mechanism: 'rope',
    title: {
      en: 'the angles are laid out for neighbouring pairs, and feature i is turned with feature i + d/2',
      zh: '角度按相邻成对排列，旋转时却把第 i 维和第 i + d/2 维配对',
    },
    notice: {
      en: 'The two features of a pair are turned by different angles, so vectors change their length.',
      zh: '一对特征转的角度不同，向量的长度变了。',
    },
    seen: ['baidu/ERNIE-Image#6'],
    when: (trace) => rotary(trace) && stepOf(trace, 'Q_rot')!.shape[1]! > 2,
    rewrite: { Q_rot: rotatedByHalves('Q'), K_rot: rotatedByHalves('K') },
  },
  {
    id: 'rope-other-layout',
    aliases: ['rotate-half', 'neox-layout', 'rope另一种布局'],
    mechanism: 'rope',
    title: {
      en: 'feature i is turned with feature i + d/2 (as GPT-NeoX and Llama do) instead of with its neighbour',
      zh: '第 i 维和第 i + d/2 维配对旋转（GPT-NeoX、Llama 的做法），而不是和相邻的一维',
    },
    notice: {
      en: 'Lengths stay and offsets count, as they should; only with weights made for the other layout the numbers differ.',
      zh: '长度不变，也只看相对距离，都没错；只有载入按另一种布局训练的权重时，数才对不上。',
    },
    when: (trace) => rotary(trace) && stepOf(trace, 'Q_rot')!.shape[1]! > 2,
    rewrite: {
      cos: once('cos'),
      sin: once('sin'),
      Q_rot: rotatedByHalves('Q'),
      K_rot: rotatedByHalves('K'),
    },
  },
];

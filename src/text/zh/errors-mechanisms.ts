import type { mechanismErrors as en } from '../en/errors-mechanisms.js';
import { shape } from '../facts.js';
import { list } from './list.js';

const sh = (value: unknown): string => shape(value, '单个数', (n) => `${n} 个数的向量`);

/** 一种机制或流水线的一步为什么算不了。 */
export const mechanismErrors: typeof en = {
  'mechanism-unknown': ({ name, near }) =>
    `没有叫 ${name} 的机制${(near as readonly string[]).length > 0 ? `；相近的有 ${list(near)}` : ''}（attn mechanisms 列出全部）`,
  'shapes-axes': ({ letter, a, b, inA, inB, shapeA, shapeB }) =>
    a === b
      ? `${a} 是 ${sh(shapeA)}，而它的两个维度都是 ${letter}，应当一样长`
      : `${a} 是 ${shapeA ? sh(shapeA) : inA}，而 ${b} 是 ${shapeB ? sh(shapeB) : inB}：两者的 ${letter} 必须一致`,
  'axis-extent': ({ name, shape: s, axis, expected, got }) =>
    `${name} 是 ${sh(s)}：它的 ${axis} 应为 ${expected}，不是 ${got}`,
  'axis-indivisible': ({ axis, extent, letter }) => `${axis} = ${extent} 时，${letter} 不是整数`,
  'axis-unbound': ({ name, axis }) => `不知道 ${name} 的 ${axis} 有多大`,
  'input-unknown': ({ name, known }) => `没有叫 ${name} 的输入；可用的有 ${list(known)}`,
  'input-rank': ({ name, shape: s, axes }) =>
    `${name} 是 ${sh(s)}，而它的维度应是 ${(axes as readonly string[]).join('×')}`,
  'input-empty': ({ name, shape: s }) => `${name} 是空的（${sh(s)}）`,
  'param-unknown': ({ name, known }) =>
    `没有参数 ${name}${(known as readonly string[]).length > 0 ? `；可用的有 ${list(known)}` : ''}`,
  'param-type': ({ name, type, value }) => `${name} 的类型应为 ${type}，不能是 ${value}`,
  'param-choice': ({ name, of, value }) => `${name} 只能取 ${list(of)}，不能是 ${value}`,
  'param-range': ({ name, value, least, above, most }) =>
    `${name} = ${value} 超出范围：${[above !== undefined && `大于 ${above}`, least !== undefined && `不小于 ${least}`, most !== undefined && `不大于 ${most}`].filter(Boolean).join('，')}`,
  'mask-value': ({ name }) => `${name} 里只能有 1（可见）和 0（遮住）`,
  'mask-needs': () => '要遮住什么？用 --causal，或给出掩码：--mask "1 1 0"',
  'row-masked': ({ query, token }) =>
    `掩码把查询 ${token === undefined ? query : `${query}（“${token}”）`} 的所有键都遮住了：至少要留一个`,
  'causal-square': ({ n, m }) => `因果掩码要求键和查询一样多：现有 ${n} 个查询、${m} 个键`,
  'patches-divide': ({ H, W, P }) => `${H}×${W} 的图像切不成 ${P}×${P} 的小块：边长须是 ${P} 的倍数`,
  'positions-past': ({ n, length }) => `有 ${n} 个词，位置表却只有 ${length} 行：超出的位置没有学过`,
  'memory-unused': () => '这种机制没有第二个序列：请去掉 --memory',
  'tokens-rows': ({ tokens, name, shape: s }) =>
    `有 ${tokens} 个词元，而 ${name} 是 ${sh(s)}：每个词元占一行`,
  'tokens-few': ({ tokens, least }) => `只有 ${tokens} 个词元，至少要 ${least} 个`,
  'text-unused': () => '这种机制不接受文字：请按名字给数组，或什么都不给，用自带的示例',
  'stage-needs': ({ name, stage }) => `这里没有 ${name}：用 attn ${stage} 算出来，或直接给 ${name}="…"`,
  'scale-needs': () => '这里没有键，无从知道 d_k：请写 --d-k N 或 --by 系数',
  'softmax-nothing': () => '所有得分都是 −∞：没有可以分配权重的对象',
  temperature: ({ value }) => `温度必须大于 0，不能是 ${value}`,
  'no-shift-vector': () => '--no-shift 只用于一列数：attn softmax 1000 1001 999 --no-shift',
  'mistake-unknown': ({ name, near }) =>
    `没有叫 ${name} 的错误${(near as readonly string[]).length > 0 ? `；相近的有 ${list(near)}` : ''}（attn wrong 列出全部）`,
  'mistakes-none': ({ mechanism }) => `已知的错误都不适用于 ${mechanism}：attn wrong 列出全部`,
  'mistake-elsewhere': ({ mistake, mechanism }) =>
    `${mechanism} 在这些选项下没有会出错的那一步，不会犯 ${mistake} 这个错误`,
  'compare-two': () => '至少要写两种机制：attn compare dot-product cosine',
  'claim-none': ({ mechanism }) =>
    `没有可检查的数：除了 ${mechanism} 的输入，还要给出你的程序算出的某一步，例如 weights 或 output`,
  'claim-unknown': ({ name, mechanism, near, known }) =>
    `${mechanism} 没有步骤 ${name}；${(near as readonly string[]).length > 0 ? `相近的有 ${list(near)}` : `它的步骤有 ${list(known)}`}（用 --as ${name}=步骤名 对应）`,
  'claim-needs': ({ name, missing }) => `要检查 ${name}，还需要 ${list(missing)}`,
  'claim-shape': ({ name, shape: s, expected, averaged }) =>
    `你的 ${name} 是 ${sh(s)}，而这些输入得到的应是 ${sh(expected)}${averaged ? '；是各头的平均吗？PyTorch 默认返回平均，要加 average_attn_weights=False' : ''}`,
  'claim-as': ({ pair }) => `--as 的写法是 你的名字=步骤名，用逗号分开，不能是“${pair}”`,
  'claim-as-unknown': ({ name, known }) => `--as：没有数组 ${name}；现有 ${list(known)}`,
};

import type { engineErrors as en } from '../en/errors-engine.js';
import { shape } from '../facts.js';
import { list } from './list.js';

const sh = (value: unknown): string => shape(value, '单个数', (n) => `${n} 个数的向量`);
const all = (shapes: unknown): string => (shapes as readonly unknown[]).map(sh).join(' 与 ');

/** 形状、运算和格子对不上的地方。 */
export const engineErrors: typeof en = {
  'shape-rank': ({ rank, most }) => `${rank} 个维度太多：最多 ${most} 个`,
  'shape-cells': ({ shape: s, most }) => `${sh(s)} 太大：最多 ${most} 格`,
  'shape-data': ({ shape: s, cells }) => `${cells} 个数填不满 ${sh(s)}`,
  'shape-ragged': () => '各行长短不一',
  'shapes-disagree': ({ shapes }) => `${all(shapes)} 的形状对不上`,
  'shapes-equal': ({ shapes }) => `${all(shapes)} 的形状必须相同`,
  'axis-range': ({ axis, shape: s }) => `${sh(s)} 没有第 ${axis} 维`,
  'axes-order': ({ order, rank }) => `${list(order)} 不是 ${rank} 个维度的一种排列`,
  'axes-rank': ({ place, rank, got }) => `${place} 写了 ${got} 个维度，实际有 ${rank} 个`,
  'matmul-shapes': ({ a, b, bT }) =>
    bT
      ? `${sh(a)} 乘 ${sh(b)} 的转置：两者的列数必须相同`
      : `${sh(a)} 乘 ${sh(b)}：前者的列数必须等于后者的行数`,
  'concat-shapes': ({ shapes, axis }) => `${all(shapes)} 不能沿第 ${axis} 维拼接：其余维度必须一致`,
  'conv-kernel': ({ x, w }) => `卷积核 ${sh(w)} 比 ${sh(x)} 还大`,
  'conv-shapes': ({ x, w }) => `${sh(x)} 与卷积核 ${sh(w)} 对不上：通道数必须一致`,
  'heads-split': ({ shape: s, heads }) => `${sh(s)} 不能平分成 ${heads} 个头`,
  'heads-join': ({ shape: s }) => `${sh(s)} 没有头可以拼接：应为 头 × 词元 × 宽度`,
  'groups-divide': ({ heads, groups, size = 'groups' }) =>
    `heads = ${heads} 不能平均分给 ${size} = ${groups} 个组`,
  'heads-divide': ({ d_model, heads }) => `d_model = ${d_model} 不能被 heads = ${heads} 整除：每个头要一样宽`,
  'pairs-even': ({ shape: s }) => `${sh(s)} 的最后一维必须是偶数，才能两两配对`,
  'positions-even': ({ d }) => `用正弦、余弦表示位置时，宽度要是偶数，不能是 ${d}：特征两两成对`,
  'index-range': ({ index, extent, place }) =>
    `${place ? `${place}：` : ''}下标 ${index} 超出 0 到 ${Number(extent) - 1}`,
  'param-whole': ({ param, value, least }) => `${param} 应是不小于 ${least ?? 0} 的整数，不能是 ${value}`,
  'reshape-axes': ({ axes, shape: s }) => `${axes} 与 ${sh(s)} 的维度对不上`,
  'reshape-cells': ({ from, to }) => `${sh(from)} 不能变成 ${sh(to)}：格数必须相等`,
  'sample-shapes': ({ p, u }) => `${sh(p)} 每行要一个均匀随机数，给的是 ${sh(u)}`,
  'take-shapes': ({ x, index }) => `${sh(index)} 的下标与 ${sh(x)} 对不上`,
  'top-k': ({ k, extent }) => `从 ${extent} 个里取最大的 ${k} 个：k 应在 1 到 ${extent} 之间`,
  'op-unknown': ({ op }) => `没有叫 ${op} 的运算`,
  'op-arity': ({ op, got, least, most }) =>
    `${op} 要 ${least === most ? least : `${least} 到 ${most}`} 个输入，给了 ${got} 个`,
  'step-taken': ({ name }) => `有两个步骤都叫 ${name}`,
  'step-unknown': ({ step, known }) => `没有步骤 ${step}${known ? `；现有 ${list(known)}` : ''}`,
  'step-unnamed': ({ ops }) => `有步骤没有名字：${list(ops)}`,
  'output-missing': ({ output }) => `输出“${output}”不是记录里的步骤`,
  'cell-unreadable': ({ text }) => `“${text}”不是一格的写法；应写成 weights,0,1`,
  'cell-rank': ({ step, axes, rank, got }) =>
    `${step} 有 ${rank} 个维度（${list(axes)}），给了 ${got} 个下标：${step}${',0'.repeat(Number(rank))}`,
  'cell-range': ({ step, axis, index, extent }) =>
    `${step} 在 ${axis} 上没有 ${index}：应在 0 到 ${Number(extent) - 1} 之间`,
  depth: ({ value }) => `--depth 是不小于 1 的整数或 all，不能是“${value}”`,
};

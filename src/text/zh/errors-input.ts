import type { inputErrors as en } from '../en/errors-input.js';
import { shape } from '../facts.js';
import { list } from './list.js';

const at = (place: unknown): string =>
  place === undefined ? '' : typeof place === 'number' ? `（第 ${place} 个数）` : `（${place} 处）`;
const sh = (value: unknown): string => shape(value, '单个数', (n) => `${n} 个数的向量`);
const of = (place: unknown): string => (place === undefined ? '这段文字' : String(place));

/** 哪些字符不能当作数据，在哪里。 */
export const inputErrors: typeof en = {
  'number-empty': ({ place }) => `缺一个数${at(place)}`,
  'number-comma': ({ word, place }) => `“${word}”${at(place)}：数与数之间用空格，千位不加逗号`,
  'number-hex': ({ word, place }) => `“${word}”${at(place)}是十六进制，请写成十进制`,
  'number-digits': ({ word, place }) => `“${word}”${at(place)}：数字请用 0–9`,
  'number-zero': ({ word, place }) => `“${word}”${at(place)}的分母是零`,
  'number-large': ({ word, place }) => `“${word}”${at(place)}超出 float64 的范围（约 1.8e308）`,
  'number-infinite': ({ word, place }) => `“${word}”${at(place)}：这里不能是无穷大`,
  'number-nan': ({ word, place }) => `“${word}”${at(place)}：这里不能是 NaN`,
  'number-bad': ({ word, place }) => `“${word}”${at(place)}不是数`,
  'number-rows': () => '直接写的数只能是一个向量；矩阵要起名字，如 Q="1 0; 0 1"',
  'name-bad': ({ name }) => `“${name}”不能作名字：只用字母、数字、_ 和 '，并以字母开头`,
  'name-twice': ({ name }) => `${name} 给了两次`,
  'array-empty': ({ place }) => `${place} 是空的`,
  'array-ragged': ({ place, cells, expected }) =>
    `${place} 这一行有 ${cells} 个数，前面各行有 ${expected} 个`,
  'array-rank': ({ place, rank, most }) => `${place} 有 ${rank} 个维度，最多 ${most} 个`,
  'array-cells': ({ place, most }) => `${place} 太大：最多 ${most} 个数`,
  'value-null': ({ place }) => `${place} 是 null：请删去，或给出值`,
  'value-type': ({ place, type, expected }) => `${place} 的类型是 ${type}，应为 ${expected}`,
  'json-size': ({ place }) => `${of(place)} 的 JSON 超过 32 MB`,
  'json-broken': ({ place, line, column, found }) =>
    found === ''
      ? `${of(place)} 不是合法的 JSON：在第 ${line} 行第 ${column} 列中断`
      : `${of(place)} 不是合法的 JSON：第 ${line} 行第 ${column} 列出现“${found}”`,
  'json-depth': ({ place, line, column, most }) =>
    `${of(place)} 嵌套超过 ${most} 层（第 ${line} 行第 ${column} 列）`,
  'json-twice': ({ place, line, column, name }) =>
    `${of(place)} 的同一个对象里“${name}”出现了两次（第 ${line} 行第 ${column} 列）`,
  'csv-size': ({ place }) => `${of(place)} 的 CSV 超过 32 MB`,
  'text-empty': ({ place }) => `没有文字${at(place)}`,
  'text-long': ({ tokens, most }) => `有 ${tokens} 个词元，太多：最多 ${most} 个`,
  'text-size': ({ characters, most }) => `有 ${characters} 个字符，太多：最多 ${most} 个`,
  'text-encoding': ({ place }) => `${place} 不是 UTF-8 文本`,
  'npy-magic': ({ place }) => `${place} 不是 .npy 文件`,
  'npy-version': ({ place, version }) => `${place} 是第 ${version} 版 .npy，只能读 1 到 3 版`,
  'npy-header': ({ place }) => `${place} 的 .npy 文件头已损坏`,
  'npy-truncated': ({ place, bytes, expected }) => `${place} 不完整：应有 ${expected} 字节，只有 ${bytes}`,
  'npy-pickle': ({ place }) => `${place} 存的是 Python 对象，不予加载；请存成 float64`,
  'npy-dtype': ({ place, dtype }) => `${place} 的 dtype 是 ${dtype}；只读浮点、整数和布尔`,
  'npz-broken': ({ place }) => `${place} 不是 zip 文件，或已损坏`,
  'npz-lacks': ({ place, name, known }) => `${place} 里没有数组 ${name}；现有 ${list(known)}`,
  'npz-entry': ({ place, name }) => `${place} 里的 ${name} 不是 .npy 数组`,
  'npz-size': ({ place }) => `${place} 解开后超过 256 MB`,
  'trace-foreign': () => '这不是 attn 的计算记录；加 -j 可以得到：attn run multi-head "猫 坐 下" -j',
  'trace-several': ({ mechanisms }) =>
    `这里有 ${list(mechanisms)} 各自的计算记录，只能要一份：attn run ${(mechanisms as string[])[0]} -j`,
  'trace-version': ({ version }) => `计算记录是第 ${version} 版，这个 attn 只读第 1 版`,
  'trace-steps': ({ steps, most }) => `计算记录应有 1 到 ${most} 步，现有 ${steps} 步`,
  'trace-name': ({ place, name }) => `${place}：“${name}”不能作步骤名`,
  'trace-unknown': ({ step, from }) => `步骤 ${step} 用到 ${from}，但记录里没有它`,
  'trace-cycle': ({ step, from }) => `步骤 ${step} 用到 ${from}，而 ${from} 不在它之前：步骤不能互相等待`,
  'trace-shape': ({ name, shape: s, expected }) => `步骤 ${name} 是 ${sh(s)}，按它的输入应是 ${sh(expected)}`,
  'trace-params': ({ step, op }) => `步骤 ${step}：${op} 不能用这些参数`,
  'nothing-given': () => '没有可算的东西：请给出数、--input 文件，或用管道传来计算记录',
  'expression-bad': ({ text, at: where }) =>
    where === '' ? `“${text}”没有写完，算不出数` : `“${text}”不是算式：这里不该出现“${where}”`,
  'expression-name': ({ name }) => `这里没有叫 ${name} 的东西`,
  'expression-deep': ({ most }) => `括号嵌套超过 ${most} 层`,
};

import type { lessonErrors as en } from '../en/errors-lessons.js';
import { list } from './list.js';

const near = (names: unknown): string => {
  const all = (names ?? []) as readonly string[];
  return all.length > 0 ? `，是不是 ${all.join(' 或 ')}？` : '';
};

/** 课程、勘误与出处。 */
export const lessonErrors: typeof en = {
  'lesson-bad': ({ file, line, sentence }) => `${file}:${line}：${sentence}`,
  'lesson-folder': ({ path }) => `没有文件夹 ${path}`,
  'lesson-outside': ({ name }) => `${name} 不在这一课自己的文件夹里`,
  'lesson-missing': ({ name }) => `缺少 ${name}`,
  'lesson-large': ({ name, most }) => `${name} 超过 ${Number(most) / 2 ** 10} kB`,
  'lesson-encoding': ({ name }) => `${name} 不是 UTF-8 编码`,
  'lesson-many': ({ name, most }) => `${name} 里的文件超过 ${most} 个`,
  'yaml-broken': ({ reason }) => `这里不是合格的 YAML（${reason}）`,
  'yaml-tag': () => '这里不认 YAML 标签（!…）',
  'yaml-alias': () => '这里不认 YAML 的锚点和别名（& 和 *），请写全',
  'yaml-deep': ({ most }) => `嵌套超过 ${most} 层`,
  'lesson-front': () => '一课以 --- 开头，写明 title、summary、sources',
  'lesson-control': () => '这一行里有控制字符或不可见字符',
  'lesson-field': ({ field, expected, received }) =>
    `${field || '整体'}：这里应为 ${expected ?? '别的形式'}，不能是 ${received}`,
  'lesson-blocks': ({ blocks, most }) => `有 ${blocks} 块，太多了，最多 ${most} 块`,
  'lesson-markdown': ({ what }) => `课程里不能有 ${what}，只用标题、段落、列表、引文和围栏代码块`,
  'lesson-fence': ({ info }) => `代码块只有 attn、attn quiet、formula、predict、wrong 几种，没有“${info}”`,
  'lesson-attn': ({ lines, most }) => `attn 块应有 1 到 ${most} 行，这里有 ${lines} 行`,
  'hole-trace': ({ expression }) => `{{ ${expression} }}：前面还没有算过任何东西`,
  'predict-one': () => '预测要么问一格（cell），要么给选项（choices），二者取一',
  'predict-right': () => '选项里要有且只有一个是对的',
  'predict-last': () => '预测要写在它所问的 attn 块前面',
  'wrong-one': () => 'wrong 块要写明 mistake 或 erratum，二者取一',
  'wrong-erratum': ({ id }) => `这里讲到 ${id}，但开头的 errata: 里没有它`,
  'pair-field': ({ field, other }) => `${field} 与 ${other} 不同`,
  'pair-kind': ({ here, there, line, other }) =>
    `这里是 ${here} 块，${other}:${line} 是 ${there} 块：两种语言的块和顺序要一致`,
  'pair-part': ({ part, line, other }) => `${part} 与 ${other}:${line} 不同`,
  'topic-unknown': ({ topic, near: names }) => `没有 ${topic} 这个主题${near(names)}`,
  'topic-twice': ({ topic }) => `${topic} 出现了两次`,
  'topic-needs-unknown': ({ topic, need }) => `${topic} 需要 ${need}，但没有这个主题`,
  'topic-needs-later': ({ topic, need }) => `${topic} 需要 ${need}，它却排在后面`,
  'topic-mechanism': ({ id }) => `没有 ${id} 这种机制，见 attn mechanisms`,
  'lesson-sources-left': ({ ids }) => `sources 缺少 ${list(ids)}：items.yaml 把它们归到了这个主题`,
  'lesson-sources-strange': ({ ids }) => `sources：items.yaml 没有把 ${list(ids)} 归到这个主题`,
  'paper-unknown': ({ id }) => `papers：src/mechanisms/papers.ts 里没有 ${id}`,
  'erratum-unknown': ({ id, near: names }) => `没有 ${id} 这条勘误${near(names)}`,
  'erratum-twice': ({ id }) => `${id} 出现了两次`,
  'erratum-evidence': () => '勘误要么能算（run），要么有出处（cite）',
  'item-unknown': ({ item, near: names }) => `出处里没有 ${item} 这一条${near(names)}`,
  'item-twice': ({ item }) => `${item} 出现了两次`,
  'item-uncovered': ({ item }) => `没有哪一课回答 ${item}`,
  'lesson-without': ({ kind }) => `每一课至少要有一个 ${kind} 块`,
  'typed-decimal': ({ decimal }) =>
    `${decimal} 是手写的：请算出来（{{ weights[1] }}）；若是引用原文，放进行内代码`,
  'lesson-untranslated': () => '这一处还是另一种语言',
  'term-mistaken': ({ found, name }) => `“${found}”：术语表里是 ${name}`,
  'lesson-link': ({ link }) => `链接只能指向主题，如 [文字](attn:softmax)，不能是 ${link}`,
  'lesson-wide': ({ columns, most }) => `宽 ${columns} 列，应不超过 ${most} 列`,
  'lesson-name': ({ name }) =>
    `课的名字只用小写字母、数字和 -，不能是“${name}”：attn lessons new my-topic --dir mine`,
  'try-conversation': ({ command }) =>
    `${command} 自己也要和你问答：先离开课文（空行，再输 q），再输入 attn ${command}`,
  'lessons-none': ({ file }) => `${file} 里一课也没有：attn lessons new NAME --dir DIR`,
  'lesson-exists': ({ name }) => `${name} 已经有了，什么都没有写`,
  'explain-unknown': ({ name, near: names }) =>
    `没有叫“${name}”的东西${near(names)}（attn explain 列出所有主题）`,
};

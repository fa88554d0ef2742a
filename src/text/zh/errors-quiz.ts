import type { quizErrors as en } from '../en/errors-quiz.js';
import type { Facts } from '../facts.js';
import { list } from './list.js';

const where = ({ question, seed }: Facts): string =>
  `${question ? `${question}：` : ''}${seed === undefined ? '' : `种子为 ${seed} 时，`}`;
const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '所在的盘是只读的',
  ENOENT: '它的文件夹建不出来',
  ENOTDIR: '它的文件夹其实是个文件',
  ENXIO: '它不是普通文件',
  EISDIR: '它是个文件夹',
};

/** 题目要几行几个数；写法不对时说明怎么隔开；再说写来的是什么。 */
function otherForm({ form, given }: Facts): string {
  const [rows, numbers] = form as readonly [number, number];
  const came = given as readonly number[];
  const asked = numbers === 1 || rows === 1 ? `${rows * numbers} 个数` : `${rows} 行数，每行 ${numbers} 个`;
  if (rows > 1) return `要写 ${asked}，${numbers === 1 ? '中间' : '行与行之间'}用分号隔开；${cameAs(came)}`;
  const how = came.length > 1 && numbers > 1 ? '，用空格隔开；' : '，';
  return `要写 ${asked}${how}${came.length === 1 ? `你写了 ${came[0]} 个` : cameAs(came)}`;
}

function cameAs(came: readonly number[]): string {
  if (came.length === 1) return `你在一行里写了 ${came[0]} 个`;
  const even = came.every((numbers) => numbers === came[0]);
  return `你写了 ${came.length} 行，${even ? `每行 ${came[0]} 个` : `依次有 ${came.join('、')} 个`}`;
}

/** 题目：检查时发现的问题；读不懂的回答；学习记录。 */
export const quizErrors: typeof en = {
  'quiz-twice': ({ id }) => `${id} 出现了两次`,
  'quiz-range': ({ letter, range }) =>
    `${letter}：${range} 不是范围；请写成 0..4 或 0.5..2/0.5，取值 2 到 1000 个`,
  'quiz-letter': ({ letter }) => `用到了 {${letter}}，但 vary 里没有它`,
  'quiz-unused': ({ letter, question }) => `${question}：${letter} 会变，却没有用到`,
  'quiz-trace': ({ line }) => `${line} 不产生计算记录，无从提问`,
  'quiz-spot': ({ mistake }) => `在列出的步骤里看不出错误 ${mistake}，或者它改变了形状`,
  'quiz-spot-several': ({ mistake, steps }) =>
    `错误 ${mistake} 会让不止一步出错（${list(steps)}），而题目只找一步`,
  'quiz-comparison': ({ text }) => `“${text}”没有比较什么，应形如 weights[1] >= 0.9`,
  'quiz-right': ({ question, right }) => `${question}：恰好一个选项是对的，现有 ${right} 个`,
  'quiz-refute': ({ question, option }) =>
    `${question}：错误选项“${option}”没有反驳的依据：给它一行 run，或者一条 erratum`,
  'quiz-solution': ({ question }) =>
    `${question}：解答除了答案什么都没说：写一条 solution；选择题也可以写一行 run`,
  'quiz-why': ({ question }) => `${question}：每个错误选项都要写明错在哪里`,
  'quiz-infinite': (facts) => `${where(facts)}答案是 ${facts.value}`,
  'quiz-alike': (facts) =>
    `${where(facts)}答案是 ${facts.value}，只有 ${facts.apart} 种错误算法得数不同：至少要两种`,
  'quiz-same': (facts) => `${where(facts)}有两个选项或步骤完全一样`,
  'quiz-scalar': ({ question, step }) => `${question}：${step} 是单个数，谈不上形状`,
  'quiz-wrong-right': (facts) => `${where(facts)}所谓错误的形状 ${facts.value} 其实是对的`,
  'quiz-example': (facts) => `${where(facts)}例子 ${facts.example} 达不到题目的要求`,
  'quiz-numbers': (facts) => `${where(facts)}例子 ${facts.example} 应当由数组成，每行个数相同`,
  'quiz-form': (facts) => `${where(facts)}与例子行数、个数不同的回答也被接受了`,
  'quiz-tolerance': ({ question, tolerance, least }) =>
    `${question}：容差 ${tolerance} 比四位小数还细，应大于 ${least}`,
  'quiz-trivial': ({ question, value }) => `${question}：无论种子是多少，答案都是 ${value}`,
  'quiz-constant': ({ question }) => `${question}：字母会变，答案却从来不变`,
  'answer-empty': ({ most }) => `回答要有 1 到 ${most} 个字符`,
  'answer-place': ({ word, most }) => `请回答 1 到 ${most} 之间的一个编号，“${word}”不是`,
  'answer-order': ({ word, most }) => `请按顺序写出全部 ${most} 个编号，各写一次：2 1 3 …，“${word}”不是`,
  'answer-shape': ({ word }) => `请回答一个形状，例如 3×5 或 3 5，“${word}”不是`,
  'answer-form': otherForm,
  'answer-nan': ({ text }) => `用这些数，${text} 算出来是 NaN，无从判断：请换不那么极端的数`,
  'answer-step': ({ word }) => `没有叫“${word}”的步骤：请写列表里的名字或编号`,
  'log-homeless': () => '没有主目录，学习记录无处存放；可用 ATTN_HOME 指定一个文件夹',
  'log-unreadable': ({ file, reason }) => `读不了你的学习记录 ${file}：${SYSTEM[String(reason)] ?? reason}`,
  'log-unwritable': ({ file, reason }) =>
    `写不了你的学习记录 ${file}：${SYSTEM[String(reason)] ?? reason}；可用 ATTN_HOME 另指一个文件夹`,
  'log-full': ({ file }) => `磁盘已满：${file} 里什么也没有添上`,
  'log-large': ({ file, most }) => `${file} 超过 ${Number(most) / 2 ** 20} MB`,
  'quiz-none': ({ topic, kind }) =>
    `${topic ? `${topic} ` : ''}没有${kind ? ` ${kind} 类型的` : ''}题目；attn quiz 会从全部题目里出题`,
  'reset-ask': ({ count }) => `有 ${count} 条记录将不再计入；确定要这样做，请加 --yes`,
  'import-nothing': ({ file }) => `${file} 里没有 attn 的学习记录`,
  'progress-words': () => 'attn progress、attn progress export 或 attn progress import 文件',
  'report-none': () => '汇总需要学习记录：attn quiz report 甲.jsonl 乙.jsonl',
};

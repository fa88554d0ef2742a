import type { errors as en } from '../en/errors.js';
import { engineErrors } from './errors-engine.js';
import { inputErrors } from './errors-input.js';
import { lessonErrors } from './errors-lessons.js';
import { mechanismErrors } from './errors-mechanisms.js';
import { quizErrors } from './errors-quiz.js';
import { list } from './list.js';
import { places } from './places.js';

function didYouMean(near: unknown): string {
  const names = near as readonly string[];
  return names.length > 0 ? `，是不是想输入 ${names.join(' 或 ')}？` : '';
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EACCES: '没有权限',
  ENOSPC: '磁盘已满',
};
const system = (reason: unknown): string => SYSTEM[String(reason)] ?? String(reason);
const nameOf = (file: unknown, stream: string): string =>
  file === '-' ? stream : file === '' ? ' ""' : ` ${file}`;
const megabytes = (bytes: unknown): number => Number(bytes) / 2 ** 20;

/** 一个错误码一行：是什么，在哪里，接下来可以输入什么。 */
export const errors: typeof en = {
  ...engineErrors,
  ...inputErrors,
  ...mechanismErrors,
  ...lessonErrors,
  ...quizErrors,
  // 命令行
  'command-unknown': ({ name, near, mechanism }) =>
    mechanism
      ? `${name} 是一种机制，请输入：attn run ${mechanism} "猫 坐 下"`
      : `没有 ${name} 这个命令${didYouMean(near)}`,
  'option-unknown': ({ option, command, near }) =>
    `${command ?? 'attn'} 没有选项 ${option}${didYouMean(near)}`,
  'option-value': ({ option }) => `${option} 后面缺一个值`,
  'option-choice': ({ option, word, choices }) => `${option} 只能取 ${list(choices)}，不能是“${word}”`,
  'option-integer': ({ option, word }) => `${option} 要一个整数，不能是 ${word}`,
  'option-range': ({ option, word, least, most }) => `${option} 的范围是 ${least} 到 ${most}，不能是 ${word}`,
  'option-needs': ({ option, needs }) => `${option} 要与 ${needs} 一起用`,
  'option-useless': ({ command, option }) => `${command} 用不到 ${option}`,
  'options-clash': ({ a, b }) => `${a} 与 ${b} 不能同时使用，请去掉一个`,
  'words-missing': ({ name, command, usage }) => `缺少 <${places(name)}>：attn ${command} ${places(usage)}`,
  'words-many': ({ command, usage, most }) =>
    most === 0 ? `${command} 不带参数` : `参数太多：attn ${command} ${places(usage)}`,
  'line-bad': ({ reason }) => `读不懂这一行（${reason}）`,
  'line-sign': ({ sign, column }) =>
    `第 ${column} 个字符是 ${sign}：这里只认词、引号和 |；要原样使用，请放进单引号`,
  'line-quote': ({ quote, column }) => `第 ${column} 个字符处的引号 ${quote} 没有闭合`,
  'line-stage': ({ line }) => `| 的前面或后面缺一个命令：${line}`,
  'line-command': () => '缺一个命令，例如：attn softmax 2 3 1',
  'line-option': ({ option }) => `课程里不能用 ${option}`,
  'line-trace': ({ command }) => `${command} 不产生计算记录，后面的命令无从读起`,
  'file-unreadable': ({ file, reason }) => `读不了${nameOf(file, '标准输入')}：${system(reason)}`,
  'file-unwritable': ({ file, reason }) =>
    `写不了${nameOf(file, '标准输出')}：${reason === 'ENOENT' ? '没有这个文件夹' : system(reason)}`,
  'file-directory': ({ file }) => `${file} 是文件夹，不是文件`,
  'file-large': ({ file, most }) => `${file} 超过 ${megabytes(most)} MB`,
  'stdin-terminal': () => '标准输入没有接上管道：请给文件名，或在命令前面接上 |',
  'stdin-large': ({ most }) => `标准输入超过 ${megabytes(most)} MB`,
  bug: ({ what }) => `attn 自身出错：${what}（设 ATTN_DEBUG=1 可看位置；请告诉我们）`,
  help: ({ command }) => `（attn help${command ? ` ${command}` : ''}）`,
};

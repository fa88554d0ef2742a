import { type Facts, list } from '../facts.js';
import { engineErrors } from './errors-engine.js';
import { inputErrors } from './errors-input.js';
import { lessonErrors } from './errors-lessons.js';
import { mechanismErrors } from './errors-mechanisms.js';
import { quizErrors } from './errors-quiz.js';

function didYouMean(near: unknown): string {
  const names = near as readonly string[];
  return names.length > 0 ? `; did you mean ${names.join(' or ')}?` : '';
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  ENOSPC: 'the disk is full',
};
const system = (reason: unknown): string => SYSTEM[String(reason)] ?? String(reason);
const nameOf = (file: unknown, stream: string): string =>
  file === '-' ? `standard ${stream}` : file === '' ? '""' : String(file);
const megabytes = (bytes: unknown): number => Number(bytes) / 2 ** 20;

/** One line an error code: what, where, what to type next. */
export const errors = {
  ...engineErrors,
  ...inputErrors,
  ...mechanismErrors,
  ...lessonErrors,
  ...quizErrors,
  // the command line
  'command-unknown': ({ name, near, mechanism }: Facts) =>
    mechanism
      ? `${name} is a mechanism: attn run ${mechanism} "the cat sat"`
      : `there is no command ${name}${didYouMean(near)}`,
  'option-unknown': ({ option, command, near }: Facts) =>
    `${command ?? 'attn'} has no option ${option}${didYouMean(near)}`,
  'option-value': ({ option }: Facts) => `${option} needs a value`,
  'option-choice': ({ option, word, choices }: Facts) =>
    `${option} is one of ${list(choices)}, not "${word}"`,
  'option-integer': ({ option, word }: Facts) => `${option} takes a whole number, not ${word}`,
  'option-range': ({ option, word, least, most }: Facts) =>
    `${option} takes a number from ${least} to ${most}, not ${word}`,
  'option-needs': ({ option, needs }: Facts) => `${option} only goes with ${needs}`,
  'option-useless': ({ command, option }: Facts) => `${command} has no use for ${option}`,
  'options-clash': ({ a, b }: Facts) => `${a} and ${b} exclude each other: leave one out`,
  'words-missing': ({ name, command, usage }: Facts) => `<${name}> is missing: attn ${command} ${usage}`,
  'words-many': ({ command, usage, most }: Facts) =>
    most === 0 ? `${command} takes no words` : `too many words: attn ${command} ${usage}`,
  'line-bad': ({ reason }: Facts) => `this line cannot be read (${reason})`,
  'line-sign': ({ sign, column }: Facts) =>
    `${sign} at sign ${column}: only words, quotes and | are known here; put it between single quotes`,
  'line-quote': ({ quote, column }: Facts) => `the quote ${quote} at sign ${column} is never closed`,
  'line-stage': ({ line }: Facts) => `a command is missing before or after | in: ${line}`,
  'line-command': () => 'a command is missing: attn softmax 2 3 1',
  'line-option': ({ option }: Facts) => `${option} has no meaning inside a lesson`,
  'line-trace': ({ command }: Facts) => `${command} makes no trace that the next command could read`,
  'file-unreadable': ({ file, reason }: Facts) =>
    `${nameOf(file, 'input')} cannot be read: ${system(reason)}`,
  'file-unwritable': ({ file, reason }: Facts) =>
    `${nameOf(file, 'output')} cannot be written: ${reason === 'ENOENT' ? 'there is no such folder' : system(reason)}`,
  'file-directory': ({ file }: Facts) => `${file} is a folder, not a file`,
  'file-large': ({ file, most }: Facts) => `${file} is larger than ${megabytes(most)} MB`,
  'stdin-terminal': () => 'nothing is piped into standard input: name a file, or put | before the command',
  'stdin-large': ({ most }: Facts) => `standard input is larger than ${megabytes(most)} MB`,
  bug: ({ what }: Facts) => `a bug in attn: ${what} (ATTN_DEBUG=1 shows where; please report it)`,
  /** What follows a refusal that does not itself say what to type. */
  help: ({ command }: Facts) => ` (attn help${command ? ` ${command}` : ''})`,
};

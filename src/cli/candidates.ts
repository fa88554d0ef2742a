import { flagOf, GLOBALS } from '../commands/options.js';
import type { OptionSpec } from '../commands/types.js';
import { AttnError } from '../engine/error.js';
import { openLibrary } from '../lessons/library.js';
import { MECHANISMS } from '../mechanisms/index.js';
import type { Lang } from '../text/index.js';
import { TABLE } from './table.js';

/** Commands whose first word is a mechanism, and those whose words are topics: one, or as many as one likes. */
const WITH_MECHANISM = ['run'];
const WITH_TOPIC = ['learn', 'explain'];
const WITH_TOPICS = ['quiz', 'reset'];

/**
 * What the last of the words, which may be empty, could become: a value of the option before it, an option, a command,
 * a mechanism, a topic. Nothing where it is a file or free text.
 */
export async function candidates(typed: readonly string[], lang: Lang): Promise<string[]> {
  const words = joined(typed);
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const name = before.find((word) => Object.hasOwn(TABLE, word));
  const specs = [...GLOBALS, ...(name ? await optionsOf(name, before, lang) : [])];

  const split = /^(--[^=]+)=(.*)$/s.exec(last);
  const [flag, start] = split ? [split[1], split[2]!] : [before.at(-1), last];
  const asked = takesValue(flag, specs);
  const found = asked ? (asked.choices ?? []) : await possible(last, name, before, specs);
  // where the shell took `--lang=z` for one word, one word is what it wants back
  const front = split && typed.at(-1) === last ? `${flag}=` : '';
  return found.filter((word) => word.startsWith(start)).map((word) => front + word);
}

async function possible(
  last: string,
  name: string | undefined,
  before: readonly string[],
  specs: readonly OptionSpec[],
) {
  if (last.startsWith('-')) return specs.map((spec) => flagOf(spec.name));
  if (name === undefined) return Object.keys(TABLE);
  const words = before
    .slice(before.indexOf(name) + 1)
    .filter((word, i, all) => !word.startsWith('-') && !takesValue(all[i - 1], specs));
  if (WITH_TOPICS.includes(name)) return (await topics(before)).filter((topic) => !words.includes(topic));
  if (words.length > 0) return [];
  if (WITH_TOPIC.includes(name)) return topics(before);
  if (name === 'help') return Object.keys(TABLE);
  if (name === 'completion') return ['bash', 'zsh', 'fish'];
  return WITH_MECHANISM.includes(name) ? MECHANISMS.flatMap(({ id, aliases }) => [id, ...aliases]) : [];
}

/** Those of attn, or of the folder that was named; none where it cannot be read. */
async function topics(words: readonly string[]): Promise<string[]> {
  const at = words.lastIndexOf('--from');
  const from = at < 0 ? words.findLast((word) => word.startsWith('--from='))?.slice(7) : words[at + 1];
  try {
    return (await openLibrary(from)).topics.map(({ id }) => id);
  } catch (error) {
    if (error instanceof AttnError) return [];
    throw error;
  }
}

async function optionsOf(name: string, words: readonly string[], lang: Lang): Promise<OptionSpec[]> {
  const command = await TABLE[name]!();
  const more = await command.optionsFor?.(words.slice(words.indexOf(name) + 1), lang);
  return [...command.options, ...(more ?? [])];
}

/** The option that the word after this one is a value of. */
function takesValue(word: string | undefined, specs: readonly OptionSpec[]): OptionSpec | undefined {
  return specs.find((spec) => spec.kind !== 'flag' && isFlag(spec, word));
}

function isFlag(spec: OptionSpec, word: string | undefined): boolean {
  return word !== undefined && (word === flagOf(spec.name) || word === `-${spec.short}`);
}

/** bash breaks `--lang=z` into three words. */
function joined(words: readonly string[]): string[] {
  const whole: string[] = [];
  for (const word of words) {
    const before = whole.at(-1) ?? '';
    if (word === '=' && before.startsWith('--')) whole.splice(-1, 1, `${before}=`);
    else if (/^--[^=]+=$/.test(before)) whole.splice(-1, 1, before + word);
    else whole.push(word);
  }
  return whole;
}

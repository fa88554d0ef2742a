import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { shellWord } from '../input/shell.js';
import { encodeTrace } from '../trace/json.js';
import type { Trace } from '../trace/types.js';
import { parseWords } from './parse.js';
import type { Result, World } from './types.js';

/** What a shell would do something with, outside of quotes. */
const SHELL = /[<>&;()`\\\n\r]|\$(?=[\w({])/y;
/** What it would do something with even between double quotes. */
const SHELL_QUOTED = /`|\$(?=[\w({])/y;
const SPACE = /[ \t]/;

/**
 * Runs one line of words, quotes and `|`, and nothing else of a shell: each stage is handed the trace of the
 * one before as JSON on its standard input. The result is the last stage's.
 * @throws line-sign { sign, column }, line-quote { quote, column }, line-stage, line-command, line-option { option },
 *   line-trace { command }, and what the commands refuse
 */
export async function runLine(line: string, world: World): Promise<Result> {
  let result: Result | undefined;
  let before: string | undefined;
  for (const words of splitLine(line)) {
    if (before !== undefined && !result?.trace) fail('line-trace', { command: before });
    result = await runStage(words, world, result?.trace);
    before = words[0];
  }
  return result!;
}

async function runStage(words: readonly string[], world: World, trace: Trace | undefined): Promise<Result> {
  const { name, command, call, globals } = await parseWords(words, world.lang);
  for (const option of ['help', 'version', 'output', 'format'] as const) {
    if (globals[option]) fail('line-option', { option: `--${option}` });
  }
  if (!name || !command) return fail('line-command');
  const bytes = trace && new TextEncoder().encode(JSON.stringify(encodeTrace(trace)));
  return command.run(call, {
    read: (path) => world.read(path),
    stdin: async () => bytes ?? world.stdin(),
    seed: globals.seed ?? world.seed,
    width: globals.width ?? world.width,
    lang: globals.lang ?? world.lang,
    now: () => world.now(),
    memory: () => world.memory(),
  });
}

/** A bar outside of quotes. */
const BAR = /\s*\|\s*(?=(?:[^"']|"(?:[^"\\]|\\.)*"|'[^']*')*$)/;

/** Stages that look at what is there and make no numbers up. */
const LOOKS = /^(show|why|grad)\b/;

/** Stages that name a seed of their own. */
const SEEDED = /\s--seed[\s=]/;

/** A line as it has to be typed in a shell, where each stage hands its trace on by `-j`; with the seed of its made-up numbers. */
export function asTyped(line: string, seed?: string): string {
  const option = seed === undefined ? '' : ` --seed ${shellWord(seed)}`;
  const stages = line
    .trim()
    .split(BAR)
    .map((stage) => stage.replace(/^attn\s+/, ''))
    .map((stage) => `attn ${stage}${LOOKS.test(stage) || SEEDED.test(stage) ? '' : option}`);
  return stages
    .map((stage, i) => (i === stages.length - 1 || /\s(-j|--json)(\s|$)/.test(stage) ? stage : `${stage} -j`))
    .join(' | ');
}

/** A line as the words of its stages; a leading `attn` is dropped. @throws line-sign, line-quote, line-stage */
export function splitLine(line: string): string[][] {
  const stages: string[][] = [[]];
  let word: string | undefined;
  const end = (): void => {
    if (word !== undefined) stages.at(-1)!.push(word);
    word = undefined;
  };
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!;
    if (sign === '"' || sign === "'") {
      const [text, close] = quoted(line, at);
      word = (word ?? '') + text;
      at = close;
    } else if (sign === '|') {
      end();
      stages.push([]);
    } else if (SPACE.test(sign)) end();
    else {
      refuse(SHELL, line, at);
      word = (word ?? '') + sign;
    }
  }
  end();
  const commands = stages.map((words) => (words[0] === 'attn' ? words.slice(1) : words));
  if (commands.some((words) => words.length === 0)) fail('line-stage', { line: excerpt(line) });
  return commands;
}

/** What stands between the quote at `open` and its partner, and where that is. */
function quoted(line: string, open: number): [text: string, close: number] {
  const quote = line[open]!;
  let text = '';
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === quote) return [text, at];
    if (quote === '"') {
      if (line[at] === '\\' && /["\\$`]/.test(line[at + 1] ?? '')) at++;
      else refuse(SHELL_QUOTED, line, at);
    }
    text += line[at];
  }
  return fail('line-quote', { quote, column: open + 1 });
}

function refuse(signs: RegExp, line: string, at: number): void {
  signs.lastIndex = at;
  if (signs.test(line)) fail('line-sign', { sign: excerpt(line[at]!), column: at + 1 });
}

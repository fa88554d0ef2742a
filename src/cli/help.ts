import { flagOf, GLOBALS } from '../commands/options.js';
import type { Declared } from '../commands/parse.js';
import type { OptionSpec } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { type Help, helpIn } from '../text/index.js';
import type { Edge, EdgeCommand } from './edge.js';
import { readFile } from './files.js';
import { aligned, wrapped } from './layout.js';
import { TABLE } from './table.js';

/** The command `attn help [command]`. */
export const help: EdgeCommand = {
  usage: '[command]',
  options: [],
  examples: ['attn help', 'attn help softmax'],
  async run({ words: [name, ...words] }, edge) {
    if (name === undefined) return { text: await overview(edge), code: 0 };
    if (!Object.hasOwn(TABLE, name)) {
      const { nearest } = await import('../input/distance.js');
      fail('command-unknown', { name: excerpt(name), near: nearest(name, Object.keys(TABLE)) });
    }
    return { text: await ofCommand(name, words, edge), code: 0 };
  },
};

/** What `attn` alone says: what it is, and what to type next. */
export async function welcome({ lang, width }: Edge): Promise<string> {
  const text = await helpIn(lang);
  return lines(wrapped(text.tagline, width), [''], aligned(text.welcome, width));
}

export async function overview({ lang, width }: Edge): Promise<string> {
  const text = await helpIn(lang);
  const commands = Object.keys(TABLE).map((name) => [name, text.commands[name] ?? ''] as const);
  return lines(
    wrapped(text.tagline, width),
    section(text.usage, wrapped(`attn ${text.anyCommand}`, width, 2)),
    section(text.commandsTitle, aligned(commands, width)),
    section(text.globalsTitle, aligned(optionRows(SHOWN, 'attn', text), width)),
    [''],
    wrapped(text.more, width),
  );
}

/** Usage, options and examples; the words may name what further options depend on. */
export async function ofCommand(name: string, words: readonly string[], { lang, width }: Edge) {
  const [text, command] = await Promise.all([helpIn(lang), TABLE[name]!()]);
  const options: OptionSpec[] = [...command.options, ...((await command.optionsFor?.(words, lang)) ?? [])];
  const usages = [command.usage, ...(command.usages ?? [])].map((usage) =>
    ['attn', name, text.places(usage), text.someOptions].filter(Boolean).join(' '),
  );
  const globals = SHOWN.map((spec) => flagOf(spec.name)).join(' ');
  return lines(
    wrapped(text.commands[name] ?? '', width),
    section(
      text.usage,
      usages.flatMap((usage) => wrapped(usage, width, 2)),
    ),
    options.length > 0 ? section(text.optionsTitle, aligned(optionRows(options, name, text), width)) : [],
    section(text.globalsTitle, wrapped(globals, width, 2)),
    section(text.examplesTitle, examplesOf(command)),
  );
}

/** To be copied, so never broken. */
function examplesOf({ examples }: Declared): string[] {
  return examples.map((example) => `  ${example}`);
}

/** `--colour` is `--color`. */
const SHOWN = GLOBALS.filter(({ name }) => name !== 'colour');

function optionRows(specs: readonly OptionSpec[], command: string, text: Help): [string, string][] {
  return specs.map((spec) => {
    const flag = flagOf(spec.name);
    const meaning = spec.about ?? text.options[`${command} ${flag}`] ?? text.options[flag] ?? '';
    return [`${spec.short ? `-${spec.short}, ` : '    '}${flag}${placeholder(spec)}`, meaning];
  });
}

function placeholder({ kind, choices }: OptionSpec): string {
  if (kind === 'flag') return '';
  if (choices) return ` ${choices.join('|')}`;
  return { number: ' N', integer: ' N', text: ' …', file: ' FILE' }[kind];
}

function section(title: string, body: readonly string[]): string[] {
  return ['', title, ...body];
}

function lines(...parts: readonly (readonly string[])[]): string {
  return parts.flat().join('\n');
}

export async function version(): Promise<string> {
  const bytes = await readFile(new URL('../../package.json', import.meta.url));
  return (JSON.parse(new TextDecoder().decode(bytes)) as { version: string }).version;
}

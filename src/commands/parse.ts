import { CommanderError, Command as Program } from 'commander';
import { AttnError, fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { isNumber } from '../input/numbers.js';
import type { Lang } from '../text/index.js';
import { COMMANDS } from './index.js';
import { flagOf, GLOBALS, type Globals, globalsOf, type Met, readOptions } from './options.js';
import type { Call, Command, OptionSpec } from './types.js';

/** What the reader of a line needs to know of a command. */
export type Declared = Omit<Command, 'run'>;
export type Table<C> = Readonly<Record<string, () => Promise<C>>>;

export interface Parsed<C> {
  /** Undefined where no command was named. */
  readonly name?: string;
  readonly command?: C;
  /** Values of all options, the global ones too. With --help or --version nothing but the words is read. */
  readonly call: Call;
  readonly globals: Globals;
}

/**
 * A line of words to a command and what it is called with. Only this file knows commander.
 * @throws command-unknown { name, near, mechanism }, option-unknown { option, command, near }, option-value { option },
 *   words-missing { command, name, usage }, words-many { command, usage, most }, and what readOptions refuses
 */
export async function parseWords<C extends Declared = Command>(
  argv: readonly string[],
  lang: Lang,
  table: Table<C> = COMMANDS as Table<Command> as unknown as Table<C>,
): Promise<Parsed<C>> {
  const words = argv.map(hide);
  const first = await glance(words, GLOBALS);
  const globals = globalsOf(first.met);
  const name = first.operands[0];
  if (name === undefined) {
    if (first.unknown[0] !== undefined) await refuseOption(first.unknown[0], GLOBALS);
    return { call: { words: [], options: {} }, globals };
  }
  const load = Object.hasOwn(table, name) ? table[name]! : await refuseCommand(name, Object.keys(table));
  const command = await load();
  if (globals.help || globals.version) {
    return { name, command, call: { words: first.operands.slice(1), options: {} }, globals };
  }
  const own = merge(GLOBALS, command.options);
  const seen = await glance(words, own, name);
  const more = await command.optionsFor?.(bareWords(seen), lang, readOptions(seen.met));
  // its options are those of what is named first: run self-attention
  const subject = more && seen.operands[1] !== undefined ? `${name} ${excerpt(seen.operands[1])}` : name;
  const { met, operands } = await strict(
    words,
    more ? merge(own, more) : own,
    { name, subject },
    command.usage,
  );
  return { name, command, call: { words: operands, options: readOptions(met) }, globals: globalsOf(met) };
}

interface Glance {
  readonly met: readonly Met[];
  readonly operands: readonly string[];
  /** From the first unknown option on. */
  readonly unknown: readonly string[];
}

/** Reads what is known and leaves what is not. */
async function glance(
  words: readonly string[],
  specs: readonly OptionSpec[],
  name?: string,
): Promise<Glance> {
  const { program, met } = reader(specs);
  const { operands, unknown } = await told(() => program.parseOptions([...words]), specs, name);
  return { met, operands: operands.map(show), unknown: unknown.map(show) };
}

/** Reads all, and refuses what is unknown, missing or too much. */
async function strict(
  words: readonly string[],
  specs: readonly OptionSpec[],
  { name, subject }: { name: string; subject: string },
  usage: string,
) {
  const { program, met } = reader(specs);
  program.argument('<command>');
  const places = usage.match(/<[^>]+>|\[[^\]]+\]/g) ?? [];
  const many = usage.includes('…');
  places.forEach((place, i) => {
    const last = many && i === places.length - 1;
    program.argument(last ? `${place.slice(0, -1)}...${place.at(-1)}` : place);
  });
  await told(() => program.parse([...words], { from: 'user' }), specs, name, {
    usage,
    most: places.length,
    subject,
  });
  return { met, operands: program.args.slice(1).map(show) };
}

function reader(specs: readonly OptionSpec[]): { program: Program; met: Met[] } {
  const program = new Program()
    .helpOption(false)
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  const met: Met[] = [];
  for (const spec of specs) {
    const long = flagOf(spec.name);
    program.option(`${spec.short ? `-${spec.short}, ` : ''}${long}${spec.kind === 'flag' ? '' : ' <value>'}`);
    program.on(`option:${long.slice(2)}`, (value?: string) => {
      const word = value === undefined ? undefined : show(value);
      // commander takes whatever follows for the value, the next option too
      if (word !== undefined && word === value && specs.some((other) => flagOf(other.name) === word)) {
        fail('option-value', { option: long });
      }
      met.push([spec, word]);
    });
  }
  return { program, met };
}

/** commander's refusals in our codes; it names what it means between quotes. */
async function told<T>(
  read: () => T,
  specs: readonly OptionSpec[],
  command?: string,
  expected: { readonly usage?: string; readonly most?: number; readonly subject?: string } = {},
): Promise<T> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const named = /'([\s\S]*)'/.exec(error.message)?.[1] ?? '';
    switch (error.code) {
      case 'commander.unknownOption':
        return refuseOption(named, specs, expected.subject ?? command);
      case 'commander.optionMissingArgument':
        return fail('option-value', { option: named.replace(/^-\w, | <value>$/g, '') });
      case 'commander.missingArgument':
        return fail('words-missing', { command, name: named, usage: expected.usage });
      case 'commander.excessArguments':
        return fail('words-many', { command, ...expected });
      default:
        throw new AttnError('line-bad', { reason: error.code });
    }
  }
}

async function refuseOption(word: string, specs: readonly OptionSpec[], command?: string): Promise<never> {
  const option = word.replace(/=[\s\S]*$/, '');
  const { nearest } = await import('../input/distance.js');
  const near = nearest(
    option,
    specs.map((spec) => flagOf(spec.name)),
  );
  return fail('option-unknown', { option: excerpt(option), command, near });
}

async function refuseCommand(name: string, known: readonly string[]): Promise<never> {
  const { nearest } = await import('../input/distance.js');
  const { resolve } = await import('../input/resolve.js');
  const { MECHANISMS } = await import('../mechanisms/index.js');
  const mechanism = resolve(name, MECHANISMS).found[0]?.id;
  return fail('command-unknown', { name: excerpt(name), near: nearest(name, known), mechanism });
}

/** A later option of the same name takes the place of the earlier one. */
function merge(specs: readonly OptionSpec[], more: readonly OptionSpec[]): readonly OptionSpec[] {
  return [...new Map([...specs, ...more].map((spec) => [spec.name, spec])).values()];
}

/** The words of a line on which some options are not known yet; values of these may be among them. */
function bareWords({ operands, unknown }: Glance): string[] {
  return [...operands.slice(1), ...unknown.filter((word) => !/^-[^\s\d.]/.test(word))];
}

const MARK = '\0';

/**
 * commander takes `-inf`, `-1/2` and `- a` for options. What our reader takes for numbers, and what cannot be
 * an option, is marked before commander sees it.
 */
function hide(word: string): string {
  const literal =
    /^-[\s\d.\uFF0E\uFF10-\uFF19]/.test(word) ||
    (/^-[^-]/.test(word) && word.split(/[\s;,]+/).every((part) => part === '' || isNumber(part)));
  return literal || word.startsWith(MARK) ? MARK + word : word;
}

function show(word: string): string {
  return word.startsWith(MARK) ? word.slice(MARK.length) : word;
}

import type { Globals } from '../commands/options.js';
import { parseWords } from '../commands/parse.js';
import type { Edge, EdgeCommand } from './edge.js';
import { readFile } from './files.js';
import { decide, langIn, language, type Screen } from './look.js';
import { show } from './show.js';
import { ClosedPipe, stdinReader, write } from './streams.js';
import { TABLE } from './table.js';

/**
 * A command line to an exit code: 0 done, 1 the answer is no, 2 what was typed or given is wrong, 70 a bug.
 * An interrupt is left to the system, which ends a computation at once with what shells call 130.
 */
export async function main(argv: readonly string[]): Promise<number> {
  process.once('uncaughtException', async (error) => process.exit(await report(error, argv)));
  process.stdout.on('error', () => {}); // told to whoever writes
  process.stderr.on('error', () => {});
  try {
    const { name, command, call, globals } = await parseWords<EdgeCommand>(argv, asked(argv), TABLE);
    const edge = edgeOf(globals);
    if (!command || globals.version || globals.help) return await told(globals, edge, name, call.words);
    const result = await command.run(call, edge);
    await show(result, globals, edge.look);
    return result.code;
  } catch (error) {
    return report(error, argv);
  }
}

/** What is said without a command's doing: its help, the version, or what attn is. */
async function told(globals: Globals, edge: Edge, name: string | undefined, words: readonly string[]) {
  const help = await import('./help.js');
  const text = globals.version
    ? await help.version()
    : name
      ? await help.ofCommand(name, words, edge)
      : globals.help
        ? await help.overview(edge)
        : await help.welcome(edge);
  await show({ text, code: 0 }, globals, edge.look);
  return 0;
}

function edgeOf(globals: Globals): Edge {
  const look = decide(globals, process.env, screen(globals));
  return {
    read: (path) => readFile(path),
    stdin: stdinReader(),
    seed: look.seed.value,
    width: look.width.value,
    lang: look.lang.value,
    now: () => performance.now(),
    memory: () => {
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    },
    look,
    env: process.env,
  };
}

function screen({ output }: Globals): Screen {
  const { isTTY, columns } = process.stdout;
  const terminal = isTTY && (output === undefined || output === '-');
  return { terminal, columns, around: process.stderr.columns, windows: process.platform === 'win32' };
}

/** The language of a line that may be unreadable. */
function asked(argv: readonly string[]) {
  return language(langIn(argv), process.env).value;
}

async function report(error: unknown, argv: readonly string[]): Promise<number> {
  if (error instanceof ClosedPipe) return 0;
  const { complain } = await import('./complain.js');
  const { line, code } = await complain(error, asked(argv), argv);
  await write(process.stderr, `${line}\n`).catch(() => {}); // there is nowhere left to say it
  return code;
}

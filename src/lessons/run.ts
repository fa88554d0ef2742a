import { asTyped, runLine } from '../commands/line.js';
import type { Result, World } from '../commands/types.js';
import type { Block } from '../pages/page.js';
import type { Pages } from '../text/index.js';
import type { Trace } from '../trace/types.js';

/** The lines that compute an erratum; none where it can only be cited. @throws erratum-unknown */
export type ErratumLines = (id: string) => Promise<readonly string[]>;

/** What a block is played with: the world, the sentences of its language, and the trace so far. */
export interface Stage {
  readonly world: World;
  readonly text: Pages;
  readonly erratumLines: ErratumLines;
  readonly trace?: Trace;
}

/** A command line and what it gave. */
export interface Ran {
  readonly command: string;
  readonly result: Result;
}

/** @throws what the lines and their commands refuse */
export async function runAll(lines: readonly string[], world: World): Promise<readonly Ran[]> {
  const all: Ran[] = [];
  for (const command of lines) all.push({ command, result: await runLine(command, world) });
  return all;
}

export function lastTrace(ran: readonly Ran[]): Trace | undefined {
  return ran.findLast(({ result }) => result.trace)?.result.trace;
}

/** The command and its page without the page's own "next": the lesson says what is next. */
export async function ranBlocks({ command, result }: Ran): Promise<Block[]> {
  const { blocks } = await result.page();
  return [{ kind: 'code', text: asTyped(command) }, ...blocks.filter(({ kind }) => kind !== 'next')];
}

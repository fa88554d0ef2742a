import { asTyped, runLine } from '../commands/line.js';
import type { Result, World } from '../commands/types.js';
import type { Block } from '../pages/page.js';
import { isMadeUp } from '../trace/types.js';

/** A line's command, and about a screen of what it shows. */
export async function ran(line: string, world: World): Promise<Block[]> {
  const result = await runLine(line, world);
  const { blocks } = await result.page();
  return [
    { kind: 'code', text: typed(line, result, world) },
    ...ending(blocks.filter(({ kind }) => kind !== 'next')),
  ];
}

/** The command that shows what a line shows. */
export async function commandOf(line: string, world: World): Promise<string> {
  return typed(line, await runLine(line, world), world);
}

/** Whoever types it gets the same numbers: a seed is named where some were made up. */
function typed(line: string, { trace, traces = trace ? [trace] : [] }: Result, { seed }: World): string {
  return asTyped(line, traces.some(isMadeUp) ? seed : undefined);
}

/** Of a long computation its title and its end; the command above it shows all. */
const MOST_LINES = 40;

function ending(blocks: readonly Block[]): Block[] {
  const kept = lastOf(blocks, MOST_LINES);
  const title = blocks.find(({ kind }) => kind === 'title');
  return title && !kept.includes(title) ? [title, ...kept] : kept;
}

/** The last blocks that take up so many lines. A table is among them, if need be too long, or a part of those that stand beside each other. */
function lastOf(blocks: readonly Block[], most: number): Block[] {
  const kept: Block[] = [];
  let room = most;
  for (const block of blocks.toReversed()) {
    const fits = linesOf(block) <= room;
    if (!fits && kept.some(holdsTable)) break;
    if (fits) kept.unshift(block);
    else if (block.kind === 'beside') kept.unshift({ ...block, blocks: lastOf(block.blocks, room) });
    else if (holdsTable(block)) kept.unshift(block);
    room -= linesOf(block);
  }
  return kept;
}

function holdsTable(block: Block): boolean {
  return block.kind === 'beside' ? block.blocks.some(holdsTable) : 'rows' in block;
}

/** About: borders and captions are four lines, and the rest is as wide as the reader has it. */
function linesOf(block: Block): number {
  if (block.kind === 'beside') return block.blocks.reduce((sum, own) => sum + linesOf(own), 0);
  return 'rows' in block ? block.rows.length + 4 : 2;
}

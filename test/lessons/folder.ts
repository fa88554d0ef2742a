import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkLessons } from '../../src/lessons/check.js';
import { openLibrary } from '../../src/lessons/library.js';
import { STARTER, withTopic } from '../../src/lessons/starter.js';
import type { Page } from '../../src/pages/page.js';
import { columns } from '../../src/printers/terminal/measure.js';
import { printTerminal } from '../../src/printers/terminal.js';
import { worldOf } from '../commands/world.js';

export type Files = Readonly<Record<string, string>>;

/** The starter lesson, called `mine`. */
export const GOOD: Files = {
  'index.yaml': withTopic(undefined, 'mine'),
  'mine/en.md': STARTER.en('mine'),
  'mine/zh.md': STARTER.zh('mine'),
};

/** A folder of these files, in a place of its own. */
export function folderOf(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'attn-lessons-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

export async function widest(page: Page): Promise<number> {
  const text = printTerminal(page, { width: 60, colour: 0, ascii: false });
  return Math.max(...text.split('\n').map(columns));
}

/** What the check says of these files, as `file:line code`. */
export async function complaintsOf(files: Files, only: readonly string[] = []): Promise<string[]> {
  const { complaints } = await checkLessons(await openLibrary(folderOf(files)), worldOf(), widest, only);
  return complaints.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

/** The starter lesson with something changed in both languages; `to` may differ between them. */
export function changed(from: string | RegExp, to: string, zh = to): Files {
  return {
    ...GOOD,
    'mine/en.md': GOOD['mine/en.md']!.replace(from, () => to),
    'mine/zh.md': GOOD['mine/zh.md']!.replace(from, () => zh),
  };
}

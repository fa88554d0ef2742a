import { describe, expect, it } from 'vitest';
import { ofCommand } from '../../src/cli/help.js';
import { runLine } from '../../src/commands/line.js';
import type { Page } from '../../src/pages/page.js';
import { printTerminal } from '../../src/printers/terminal.js';
import { LANGS, type Lang } from '../../src/text/index.js';
import { worldOf } from '../commands/world.js';

/** A line for each kind of page; what one shows of a list that grows is its first blocks. */
const LINES: Readonly<Record<string, { line: string; blocks?: number }>> = {
  softmax: { line: 'softmax 2 3 1 --temperature 2' },
  overflow: { line: 'softmax 1000 1001 999 --no-shift' },
  run: { line: 'run multi-head "the cat sat" --heads 2 --causal' },
  stage: { line: 'embed "猫 坐下" --memory "the cat sat" | project | scores --with additive' },
  why: { line: 'run scaled-dot-product "the cat sat" | why weights,cat,sat --depth 2' },
  check: { line: 'check wrong.json' },
  grad: { line: 'softmax 2 1 0 | grad --of weights,0' },
  compare: { line: 'compare dot-product cosine "the cat sat"' },
  wrong: { line: 'wrong no-scale "the cat sat"' },
  mechanisms: { line: 'mechanisms', blocks: 2 },
};

/** Scores that were not divided by √d_k. */
const WRONG = {
  mechanism: 'scaled-dot-product',
  Q: [[1, 0]],
  K: [
    [1, 0],
    [0, 1],
    [2, 1],
  ],
  V: [
    [1, 0],
    [0, 1],
    [2, 2],
  ],
  weights: [[0.24472847, 0.09003057, 0.66524096]],
};

async function pageOf(name: string, lang: Lang): Promise<Page> {
  const { line, blocks } = LINES[name]!;
  const world = { ...worldOf({ 'wrong.json': JSON.stringify(WRONG) }), lang };
  const page = await (await runLine(line, world)).page();
  return blocks === undefined ? page : { blocks: page.blocks.slice(0, blocks) };
}

describe.each(LANGS)('in %s', (lang) => {
  describe.each(Object.keys(LINES))('the page of %s looks as it did', (name) => {
    it.each([60, 80, 120])('at %i columns', async (width) => {
      const printed = printTerminal(await pageOf(name, lang), { width, colour: 0, ascii: false });
      await expect(printed).toMatchFileSnapshot(`__snapshots__/${name}-${lang}-${width}.txt`);
    });

    it('in colour', async () => {
      const printed = printTerminal(await pageOf(name, lang), { width: 80, colour: 3, ascii: false });
      await expect(printed).toMatchFileSnapshot(`__snapshots__/${name}-${lang}-80-colour.txt`);
    });
  });

  it.each([60, 80, 120])('the help of a command looks as it did at %i columns', async (width) => {
    const printed = await ofCommand('softmax', [], { ...worldOf(), lang, width } as never);
    await expect(printed).toMatchFileSnapshot(`__snapshots__/help-${lang}-${width}.txt`);
  });
});

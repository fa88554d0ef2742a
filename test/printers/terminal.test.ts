import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/pages/page.js';
import { type Look, printTerminal } from '../../src/printers/terminal.js';
import { pages } from './pages.js';
import { anyPage } from './pages-arbitrary.js';

const ESC = String.fromCharCode(27);
const stripped = (printed: string) => printed.replace(new RegExp(`${ESC}\\[[\\d;]*m`, 'g'), '');

describe('pages look as they did', () => {
  for (const [name, page] of Object.entries(pages)) {
    test.each([60, 80, 120])(`${name} at %i columns`, async (width) => {
      const printed = printTerminal(page, { width, colour: 0, ascii: false });
      await expect(printed).toMatchFileSnapshot(`__snapshots__/${name}-${width}.txt`);
    });
  }

  test.each([1, 2, 3] as const)('in colour, level %i', async (colour) => {
    for (const name of ['softmaxZh', 'scaled', 'check'] as const) {
      const printed = printTerminal(pages[name], { width: 80, colour, ascii: false, background: 'dark' });
      await expect(printed).toMatchFileSnapshot(`__snapshots__/${name}-80-colour${colour}.txt`);
    }
  });

  test('in ASCII', async () => {
    const printed = printTerminal(pages.softmax, { width: 80, colour: 0, ascii: true });
    await expect(printed).toMatchFileSnapshot('__snapshots__/softmax-80-ascii.txt');
    expect(printed).toMatch(/^[ -~\n]*$/);
  });
});

const look: fc.Arbitrary<Look> = fc.record({
  width: fc.integer({ min: 40, max: 200 }),
  colour: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  ascii: fc.boolean(),
  background: fc.constantFrom('dark' as const, 'light' as const),
});

describe('any page on any terminal', { timeout: 60_000 }, () => {
  test('keeps to the width, has no trailing space and no doubled blank line, ends with one newline', () => {
    fc.assert(
      fc.property(anyPage, look, (page, look) => {
        const printed = printTerminal(page, look);
        const lines = stripped(printed).split('\n');
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(look.width);
        expect(stripped(printed)).not.toMatch(/ \n|\n\n\n|^\n.|\n\n$/);
        expect(printed.endsWith('\n')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('lets no control of a text through', () => {
    fc.assert(
      fc.property(anyPage, look, (page, look) => {
        expect(stripped(printTerminal(page, look))).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 50 },
    );
  });

  test('says the same in colour as without, but for the quotes of a name', () => {
    const unnamed = (page: Page): Page =>
      JSON.parse(JSON.stringify(page).replaceAll('"tone":"command"', '"tone":"strong"'));
    fc.assert(
      fc.property(anyPage.map(unnamed), look, (page, look) => {
        const at = (colour: Look['colour']) => printTerminal(page, { ...look, colour });
        expect(stripped(at(1))).toBe(at(0));
        expect(stripped(at(3))).toBe(stripped(at(2)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('nothing is lost', () => {
  const sentence =
    '注意力把查询与每个键做点积，除以 √d_k，再经过 softmax；得到的权重对值加权求和——这就是“缩放点积注意力”。';
  const bare = (text: string) => text.replace(/[\s│┌┐└┘├┤┬┴┼─]/g, '');

  test('of prose, and no line begins with closing punctuation', () => {
    for (let width = 40; width <= 120; width++) {
      const printed = printTerminal(
        { blocks: [{ kind: 'prose', text: sentence }] },
        { width, colour: 0, ascii: false },
      );
      expect(bare(printed)).toBe(bare(sentence));
      expect(printed).not.toMatch(/^[。，；”—]/m);
    }
  });

  test('of a Chinese table cell', () => {
    for (let width = 40; width <= 120; width++) {
      const page = { blocks: [{ kind: 'table' as const, rows: [['甲', sentence]] }] };
      const printed = printTerminal(page, { width, colour: 0, ascii: false });
      expect(bare(printed)).toBe(`甲${bare(sentence)}`);
    }
  });

  test('of the numbers of a matrix split into frames', () => {
    for (const width of [40, 60, 80, 120]) {
      const printed = printTerminal(pages.wide, { width, colour: 0, ascii: false });
      expect(printed.match(/0\.\d{4}/g)).toHaveLength(3 + 10 + 20);
    }
  });
});

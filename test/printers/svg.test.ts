import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printSvg } from '../../src/printers/svg.js';
import { pages } from './pages.js';
import { anyPage } from './pages-arbitrary.js';

const ENTITY = /&(?:amp|lt|gt|quot);/g;

/** Every tag closed in order, no bare sign outside one: what a strict XML reader asks of these pictures. */
function expectWellFormed(svg: string) {
  const open: string[] = [];
  for (const [, closing, name, rest] of svg.matchAll(/<(\/?)([a-z]+)((?:[^<>"]|"[^"<]*")*)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!rest!.endsWith('/')) open.push(name!);
  }
  expect(open).toEqual([]);
  const words = svg.replace(/<(?:[^<>"]|"[^"<]*")*>/g, '').replace(ENTITY, '');
  expect(words).not.toMatch(/[<>&]|(?!\n)\p{Cc}/u);
}

describe('the picture of a page', () => {
  test.each(['softmaxZh', 'scaled'] as const)('%s looks as it did', async (name) => {
    const svg = printSvg(pages[name], { width: 80, title: `attn ${name}`, lang: 'zh' });
    expectWellFormed(svg);
    await expect(svg).toMatchFileSnapshot(`__snapshots__/${name}.svg`);
  });

  test('is well-formed whatever is on the page', () => {
    fc.assert(
      fc.property(anyPage, fc.string({ unit: 'grapheme' }), (page, title) => {
        expectWellFormed(printSvg(page, { width: 80, title }));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('takes its title from the page when none is given', () => {
    expect(printSvg(pages.softmax, { width: 80 })).toContain('<title id="title">softmax</title>');
  });

  test('has its frames straight beside Chinese: each row draws its uprights in the same places', () => {
    const svg = printSvg({ blocks: [pages.softmaxZh.blocks[1]!] }, { width: 80 });
    const rows = [...svg.matchAll(/<path d="([^"]+)" fill="none"/g)].map(([, path]) =>
      [...path!.matchAll(/M([\d.]+) [\d.]+V/g)].map(([, x]) => x).join(' '),
    );
    expect(rows.length).toBe(9);
    expect(new Set(rows).size).toBe(1);
  });

  test('shows every cell of heat as a rectangle in its colour', () => {
    const svg = printSvg(pages.scaled, { width: 80 });
    expect(svg.match(/<rect [^>]*shape-rendering/g)).toHaveLength(9);
  });
});

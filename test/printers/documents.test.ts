import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/pages/page.js';
import { printHtml } from '../../src/printers/html.js';
import { printMarkdown } from '../../src/printers/markdown.js';

const PAGE: Page = {
  blocks: [
    { kind: 'title', text: 'A <b> & *c*', formula: 'a|b', aside: 'x' },
    {
      kind: 'prose',
      text: ['plain ', { text: 'a*b', tone: 'command' }, { text: ' strong', tone: 'strong' }],
    },
    {
      kind: 'matrix',
      columns: ['k|1', 'k2'],
      rows: [
        {
          label: 'q',
          cells: [
            { text: '0.9', heat: 0.9 },
            { text: '-inf', tone: 'masked' },
          ],
          aside: 'Σ = 1',
        },
      ],
    },
    { kind: 'table', head: ['a', 'b'], rows: [['1', { text: '2', bar: 0.5 }], ['only one']] },
    { kind: 'code', text: 'attn a | b\n```' },
    { kind: 'note', tone: 'bad', text: '<script>alert(1)</script>\u001b[31m\u202e' },
    { kind: 'next', label: 'next', items: [{ command: 'attn <x>', why: 'because' }] },
  ],
};

describe('HTML', () => {
  const html = printHtml(PAGE, 'zh');

  it('lets nothing of a text be taken for markup or reach a terminal', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    for (const sign of ['\u001b', '\u202e']) expect(html).not.toContain(sign);
    expect(html).toContain('&lt;script&gt;');
  });

  it('asks for nothing from elsewhere', () => {
    expect(html).not.toMatch(/https?:|url\(|<link|<img|src=/);
    expect(html).toContain("default-src 'none'");
  });

  it('closes all it opens', () => {
    const open: string[] = [];
    for (const [, close, tag] of html.replace(/<!doctype html>/, '').matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (['meta', 'br'].includes(tag!)) continue;
      if (close) expect(open.pop()).toBe(tag);
      else open.push(tag!);
    }
    expect(open).toEqual([]);
  });

  it('is for phones, for light and dark, in its language', () => {
    expect(html).toContain('<html lang="zh">');
    expect(html).toContain('width=device-width');
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html).toMatch(/class="heat" style="--light:rgb\([\d ]+\)/);
  });
});

describe('Markdown', () => {
  const markdown = printMarkdown(PAGE);

  it('has tables of equal rows', () => {
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    const bars = (row: string): number => row.replaceAll('\\|', '').split('|').length;
    expect(rows.slice(0, 3).map(bars)).toEqual([6, 6, 6]);
    expect(rows.slice(3).map(bars)).toEqual([4, 4, 4, 4]);
  });

  it('lets nothing of a text be taken for Markdown', () => {
    expect(markdown.split('\n')[0]).toBe('# A \\<b\\> \\& \\*c\\*');
    expect(markdown).toContain('plain `a*b` **strong**');
    for (const sign of ['\u001b', '\u202e']) expect(markdown).not.toContain(sign);
  });

  it('shades a weight and hides what is masked', () => {
    expect(markdown).toContain('| q | 0.9 █ | · | Σ = 1 |');
  });

  it('makes a title bold once, whatever is strong in it', () => {
    const title = [{ text: 'weights', tone: 'strong' as const }, ' = softmax(scaled)'];
    const matrix = { kind: 'matrix' as const, title, columns: ['k'], rows: [] };
    expect(printMarkdown({ blocks: [matrix] })).toContain('**weights = softmax(scaled)**\n');
  });

  it('fences code by more ticks than stand in it', () => {
    expect(markdown).toContain('````sh\nattn a | b\n```\n````');
  });
});

import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/pages/page.js';
import { printTerminal } from '../../src/printers/terminal.js';

const print = (block: Block, width: number) =>
  printTerminal({ blocks: [block] }, { width, colour: 0, ascii: false })
    .split('\n')
    .slice(0, -1);

describe('formulas', () => {
  test('go on under the first equals sign, an operator in front', () => {
    const lines = print(
      { kind: 'formula', lines: ['weights[0,2] = e^(1.4142 − 1.4142) / (0.4931 + 0.2431 + 1)'] },
      40,
    );
    const column = lines[0]!.indexOf('=');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toMatch(new RegExp(`^ {${column}}[=+/·−]`));
  });
});

describe('prose', () => {
  test('keeps an equation on one line, and a vector', () => {
    const text = 'n = 3 queries   m = 3 keys   d_k = 2   d_v = [1 2 3]';
    for (let width = 40; width < 52; width++) {
      const lines = print({ kind: 'prose', text }, width);
      expect(lines).toHaveLength(2);
      for (const whole of ['d_k = 2', 'd_v = [1 2 3]'])
        expect(lines.some((line) => line.includes(whole))).toBe(true);
    }
  });
});

describe('a name in a sentence', () => {
  const named = (text: string): Block => ({
    kind: 'prose',
    text: ['the row of ', { text, tone: 'command' }, ' begins with 1'],
  });
  const shown = (text: string, colour: 0 | 3) =>
    stripVTControlCharacters(
      printTerminal({ blocks: [named(text)] }, { width: 80, colour, ascii: false }),
    ).trimEnd();

  test('is quoted where it is a word and nothing else tells it from the others', () => {
    expect(shown('the', 0)).toBe('the row of `the` begins with 1');
    expect(shown('猫', 0)).toBe('the row of `猫` begins with 1');
    expect(shown('the', 3)).toBe('the row of the begins with 1');
    expect(shown('d_k', 0)).toBe('the row of d_k begins with 1');
  });
});

describe('a title', () => {
  const title: Block = { kind: 'title', text: 'softmax', formula: 'e^z / Σ e^z', aside: 'Bridle 1990' };

  test('has its aside at the right edge', () => {
    const lines = print(title, 60);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^softmax {4}e\^z \/ Σ e\^z {3,}Bridle 1990$/);
    expect(lines[0]).toHaveLength(60);
  });

  test('puts what does not fit on lines of their own', () => {
    expect(print({ ...title, formula: 'e^z / (e^z + e^y + e^x + e^w + e^v)' }, 40)).toEqual([
      'softmax',
      'e^z / (e^z + e^y + e^x + e^w + e^v)',
      'Bridle 1990',
    ]);
  });
});

describe('next', () => {
  const long = 'attn run scaled-dot-product --input small.json --causal';
  const next: Block = {
    kind: 'next',
    label: 'next',
    items: [
      { command: 'attn a', why: 'one' },
      { command: 'attn bcd', why: 'two' },
    ],
  };

  test('stands in two columns', () => {
    expect(print(next, 60)).toEqual(['next   attn a     one', '       attn bcd   two']);
  });

  test('breaks a command as a shell reads it', () => {
    const lines = print({ ...next, items: [{ command: long, why: 'masked' }] }, 40);
    const typed = lines.slice(0, -1).map((line) => line.slice('next   '.length));
    expect(typed.join('\n').replace(/ \\\n */g, ' ')).toBe(long);
    expect(lines.at(-1)).toBe('         masked');
  });
});

describe('good and bad', () => {
  test('are said by a sign, once', () => {
    expect(print({ kind: 'note', tone: 'good', text: 'sums to 1' }, 60)).toEqual(['✓ sums to 1']);
    expect(print({ kind: 'note', tone: 'bad', text: '✗ false' }, 60)).toEqual(['✗ false']);
    expect(print({ kind: 'table', rows: [[{ text: 'holds', tone: 'good' }]] }, 60)[1]).toBe('│ ✓ holds │');
  });

  test('a cell that differs is marked', () => {
    const row = { label: 'a', cells: [{ text: '0.5', marked: true }, '0.25'] };
    expect(print({ kind: 'matrix', columns: ['x', 'y'], rows: [row] }, 60)[3]).toContain('0.5 ≠');
  });
});

describe('masked', () => {
  test('is a dot, or the text given', () => {
    const cells = [
      { text: '', tone: 'masked' as const },
      { text: '−∞', tone: 'masked' as const },
    ];
    const lines = print({ kind: 'matrix', columns: ['x', 'y'], rows: [{ label: 'a', cells }] }, 60);
    expect(lines[3]).toMatch(/│ +· +│ +−∞ +│/);
  });
});

describe('beside', () => {
  const matrix = (title: string | undefined): Block => ({
    kind: 'matrix',
    ...(title ? { title } : {}),
    columns: ['x'],
    rows: [{ label: 'a', cells: ['1'] }],
  });

  test('levels frames under titles of different heights', () => {
    const lines = print({ kind: 'beside', blocks: [matrix('scores'), matrix(undefined)] }, 60);
    expect(lines[0]).toBe('scores');
    expect(lines[1]).toBe('┌───┬───┐  ┌───┬───┐');
  });

  test('goes below where the width does not hold it', () => {
    const lines = print({ kind: 'beside', blocks: Array.from({ length: 6 }, () => matrix('scores')) }, 40);
    expect(lines.filter((line) => line.includes('scores'))).toHaveLength(2);
  });
});

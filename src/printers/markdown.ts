import {
  type Block,
  type Cell,
  cellText,
  type MatrixBlock,
  type Page,
  partsOf,
  type Span,
  type TableBlock,
  type Text,
} from '../pages/page.js';
import { harmless } from './terminal/line.js';
import { shadeOf } from './terminal/palette.js';

/** The page as Markdown (GitHub's tables): heat as a shade beside its number, as in a terminal without colours. */
export function printMarkdown(page: Page): string {
  const [first, ...rest] = page.blocks;
  const top = first?.kind === 'title' ? titled(first, '# ') : first ? blockOf(first) : '';
  const parts = [top, ...rest.map(blockOf)].filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return titled(block, '');
    case 'heading':
      return `## ${inline(block.text)}`;
    case 'prose':
      return inline(block.text);
    case 'formula':
      return fenced(block.lines.map(rawOf).join('\n'));
    case 'code':
      return fenced(block.text, 'sh');
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'matrix':
      return matrix(block);
    case 'table':
      return table(block);
    case 'beside':
      return block.blocks.map(blockOf).join('\n\n');
    case 'note':
      return `${NOTE[block.tone ?? ''] ?? ''}${inline(block.text)}`;
    case 'next':
      return [
        bold(block.label),
        '',
        ...block.items.map(({ command, why }) => `- ${code(command)}${why ? ` – ${inline(why)}` : ''}`),
      ].join('\n');
  }
}

const NOTE: Readonly<Record<string, string>> = { good: '✓ ', bad: '✗ ', quiet: '> ' };

function titled({ text, formula, aside }: Block & { kind: 'title' }, mark: string): string {
  const name = mark ? mark + inline(text) : bold(text);
  const more = [formula && code(rawOf(formula)), aside && inline(aside)].filter(Boolean).join(' · ');
  return more === '' ? name : `${name}${mark ? '\n\n' : ' · '}${more}`;
}

function matrix({ title, subtitle, corner, columns, rows, note }: MatrixBlock): string {
  const asides = rows.some((row) => row.aside !== undefined);
  const head = [corner ? inline(corner) : ' ', ...columns.map(cell), ...(asides ? [' '] : [])];
  const body = rows.map((row) => [
    cell(row.label),
    ...columns.map((_, i) => cell(row.cells[i] ?? '')),
    ...(asides ? [cell(row.aside ?? '')] : []),
  ]);
  const align = head.map((_, i) => (i === 0 || i > columns.length ? ':--' : '--:'));
  return above(title, subtitle) + grid(head, align, body) + (note ? `\n\n${inline(note)}` : '');
}

function table({ title, head, rows, align }: TableBlock): string {
  const width = Math.max(head?.length ?? 0, ...rows.map((row) => row.length));
  const filled = (cells: readonly Cell[]): string[] =>
    Array.from({ length: width }, (_, i) => cell(cells[i] ?? ''));
  const sides = Array.from({ length: width }, (_, i) => (align?.[i] === 'right' ? '--:' : ':--'));
  return above(title) + grid(filled(head ?? []), sides, rows.map(filled));
}

function above(title?: Text, subtitle?: Text): string {
  return [title && bold(title), subtitle && inline(subtitle)]
    .filter(Boolean)
    .map((line) => `${line}\n\n`)
    .join('');
}

function grid(
  head: readonly string[],
  align: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(align), ...rows.map(line)].join('\n');
}

const SHADES = ['', ' ░', ' ▒', ' ▓', ' █'];
const BAR = 8;

function cell(content: Cell): string {
  if (typeof content === 'string') return inline(content) || ' ';
  const { text, tone, heat, bar, marked } = content;
  const shown = tone === 'masked' ? '·' : inline(text);
  const sign = tone === 'bad' ? '✗ ' : tone === 'good' ? '✓ ' : marked ? '≠ ' : '';
  const shade = heat === undefined ? '' : SHADES[shadeOf(heat)]!;
  const drawn = bar === undefined ? '' : ` ${'█'.repeat(Math.round(Math.min(1, Math.max(0, bar)) * BAR))}`;
  return `${sign}${cellText(content) === '' ? '' : shown}${shade}${drawn}`.trim() || ' ';
}

/** All of it bold once: stars within stars would end it. */
function bold(text: Text): string {
  return `**${escaped(rawOf(text))}**`;
}

/** A text with nothing in it taken for Markdown or HTML. */
function inline(text: Text): string {
  return partsOf(text).map(span).join('');
}

function span(part: string | Span): string {
  if (typeof part === 'string') return escaped(part);
  const [, before, inner, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part.text)!;
  if (inner === '') return part.text;
  if (part.tone === 'command' && part.link === undefined) return before + code(inner!) + after;
  return part.tone === 'strong' || part.link !== undefined
    ? `${before}**${escaped(inner!)}**${after}`
    : escaped(part.text);
}

function escaped(text: string): string {
  return harmless(text)
    .replace(/[\\`*_[\]<>|$&~#]/g, '\\$&')
    .replace(/\n/g, '<br>');
}

/** A code span whose fence is longer than any in it; `|` would end a cell even there. */
function code(text: string): string {
  const safe = harmless(text).replace(/\n/g, ' ').replaceAll('|', '\\|');
  const ticks = '`'.repeat(1 + Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length)));
  return ticks.length > 1 ? `${ticks} ${safe} ${ticks}` : ticks + safe + ticks;
}

function fenced(text: string, info = 'text'): string {
  const safe = harmless(text);
  const ticks = '`'.repeat(
    Math.max(3, 1 + Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length))),
  );
  return `${ticks}${info}\n${safe}\n${ticks}`;
}

const rawOf = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? part : part.text)).join('');

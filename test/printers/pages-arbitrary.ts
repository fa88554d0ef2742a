import fc from 'fast-check';
import type { Block, Cell, Page, Text, Tone } from '../../src/pages/page.js';

const word = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '注意力，查询、键和值。',
    '（缩放点积）',
    '🎉',
    '👩🏽‍💻',
    '🇨🇳',
    'e\u0301',
    'internationalization',
    '0.2447',
  ),
  fc.constantFrom('\u001b[31m', '\n', '\t', 'a\u200bb', '→√d_k', '[1 0 2]').map((text) => text),
  fc.integer({ min: 20, max: 300 }).map((length) => 'x'.repeat(length)),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

const tone = fc.constantFrom<Tone>(
  'query',
  'key',
  'value',
  'good',
  'bad',
  'quiet',
  'strong',
  'masked',
  'command',
);

const rich: fc.Arbitrary<Text> = fc.oneof(
  text,
  fc.array(fc.oneof(text, fc.record({ text, tone })), { maxLength: 4 }),
);

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(4)),
  word,
  fc.record(
    {
      text: rich,
      tone,
      heat: fc.double({ min: 0, max: 1, noNaN: true }),
      bar: fc.double({ min: 0, max: 1, noNaN: true }),
      marked: fc.boolean(),
    },
    { requiredKeys: ['text'] },
  ),
);

const cells = fc.array(cell, { maxLength: 9 });

const matrix = fc.record(
  {
    kind: fc.constant('matrix' as const),
    columns: cells,
    rows: fc.array(fc.record({ label: cell, cells, aside: cell }, { requiredKeys: ['label', 'cells'] }), {
      maxLength: 5,
    }),
    title: rich,
    corner: rich,
    note: rich,
  },
  { requiredKeys: ['kind', 'columns', 'rows'] },
);

const table = fc.record(
  {
    kind: fc.constant('table' as const),
    head: cells,
    rows: fc.array(cells, { maxLength: 5 }),
    title: rich,
    align: fc.array(fc.constantFrom('left' as const, 'right' as const)),
  },
  { requiredKeys: ['kind', 'rows'] },
);

const simple: fc.Arbitrary<Block> = fc.oneof(
  fc.record(
    { kind: fc.constant('title' as const), text: rich, formula: rich, aside: rich },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({ kind: fc.constantFrom('heading' as const, 'prose' as const), text: rich }),
  fc.record({ kind: fc.constant('formula' as const), lines: fc.array(rich, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('code' as const), text }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(rich, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('note' as const), text: rich, tone }, { requiredKeys: ['kind', 'text'] }),
  fc.record({
    kind: fc.constant('next' as const),
    label: word,
    items: fc.array(fc.record({ command: text, why: rich }, { requiredKeys: ['command'] }), { maxLength: 3 }),
  }),
  matrix,
  table,
);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('beside' as const),
      blocks: fc.array(simple, { maxLength: 4 }),
    }),
  },
);

/** Any page at all, with Chinese, emoji, endless words and hostile signs in it. */
export const anyPage: fc.Arbitrary<Page> = fc.record({ blocks: fc.array(block, { maxLength: 4 }) });

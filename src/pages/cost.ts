import { type Count, FORMULAS } from '../mechanisms/counts.js';
import type { Cost } from '../text/index.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import { type Measured, measurements } from './measured.js';
import type { Block, Cell, Page, TableBlock } from './page.js';
import { count, size } from './units.js';
import type { View } from './view.js';

const PARTS = ['projections', 'scores', 'sum', 'output', 'ffn'] as const;
const WHOLES = ['attention', 'layer', 'model'] as const;
const OTHERS = ['attention', 'rnn', 'lstm'] as const;
const KINDS = ['mha', 'gqa', 'mqa', 'mla'] as const;

/** Counts as tables, then what was measured. */
export function costPage(
  trace: Trace,
  measured: Measured | undefined,
  skipped: boolean,
  words: Cost,
  view: View,
): Page {
  const value = (name: string): number => stepOf(trace, name)?.value.data[0] ?? 0;
  return {
    blocks: [
      { kind: 'title', text: [{ text: 'attn cost', tone: 'strong' }, `  ${words.title}`] },
      { kind: 'note', tone: 'quiet', text: `${sizesOf(trace)}   ${words.defaults}` },
      operations(value, words),
      { kind: 'formula', lines: [...PARTS, ...WHOLES].map((name) => `${name} = ${FORMULAS[name]}`) },
      { kind: 'note', tone: 'quiet', text: words.notCounted },
      others(value, words),
      memory(value, words, view),
      cache(trace, value, words, view),
      ...(measured ? measurements(measured, words, view) : []),
      ...(measured || skipped ? [] : [{ kind: 'note', text: words.tooWide } as const satisfies Block]),
      {
        kind: 'next',
        label: view.text.next,
        items: [
          { command: `${typed(trace)} --why kv_cache --depth all`, why: view.text.nextWhyCell },
          { command: `${typed(trace, { n: 2 * value('n') })} --no-measure`, why: words.nextTwice },
        ],
      },
    ],
  };
}

/** `n = 512   d_model = 512`, the sizes that were not given in brackets. */
function sizesOf(trace: Trace): string {
  return trace.steps
    .filter((step) => step.op === LEAF && step.name !== 'groups')
    .map(({ name, value, origin }) => {
      const size = `${name} = ${value.data[0]}`;
      return origin === 'default' ? `(${size})` : size;
    })
    .join('   ');
}

/** The command with the sizes that were given. */
function typed(trace: Trace, others: Readonly<Record<string, number>> = {}): string {
  const given = trace.steps.filter(({ op, origin }) => op === LEAF && origin === 'user');
  const sizes = { ...Object.fromEntries(given.map(({ name, value }) => [name, value.data[0]])), ...others };
  const options = Object.entries(sizes).map(([name, size]) => ` --${name.replace('_', '-')} ${size}`);
  return `attn cost${options.join('')}`;
}

type Value = (name: string) => number;

function operations(value: Value, words: Cost): TableBlock {
  const row = (name: Count, cell: Cell): Cell[] => [
    { text: name, tone: 'strong' },
    words.counts[name] ?? '',
    count(value(name)),
    cell,
  ];
  return {
    kind: 'table',
    title: words.operations,
    head: [...words.operationsHead],
    rows: [
      ...PARTS.map((name) => row(name, { text: '', bar: value(name) / value('layer') })),
      ...WHOLES.map((name) => row(name, '')),
    ],
    align: ['left', 'left', 'right', 'left'],
  };
}

/** The same n tokens through a recurrent layer of the same width. */
function others(value: Value, words: Cost): TableBlock {
  const most = Math.max(...OTHERS.map(value));
  return {
    kind: 'table',
    title: words.others,
    rows: OTHERS.map((name) => [
      { text: name, tone: 'strong' },
      words.counts[name] ?? '',
      name === 'attention' ? '' : FORMULAS[name],
      count(value(name)),
      { text: '', bar: value(name) / most },
    ]),
    align: ['left', 'left', 'left', 'right', 'left'],
  };
}

function memory(value: Value, words: Cost, view: View): TableBlock {
  const rows = [
    ['parameters', value('parameters'), value('parameter_bytes')],
    ['matrix_bytes', value('pairs'), value('matrix_bytes')],
    ['weights', value('weights'), value('weight_bytes')],
  ] as const;
  const most = Math.max(...rows.map(([, , bytes]) => bytes));
  return {
    kind: 'table',
    title: words.memory,
    head: [...words.memoryHead],
    rows: rows.map(([name, numbers, bytes]) => [
      words.counts[name] ?? '',
      count(numbers),
      size(bytes, view),
      { text: '', bar: bytes / most },
    ]),
    align: ['left', 'right', 'right', 'left'],
  };
}

function cache(trace: Trace, value: Value, words: Cost, view: View): TableBlock {
  const kinds = KINDS.filter((kind) => stepOf(trace, `kv_cache_${kind}`));
  const most = Math.max(...kinds.map((kind) => value(`kv_cache_${kind}`)));
  const heads = { mha: value('heads'), gqa: value('groups'), mqa: 1, mla: undefined };
  const [multi] = KINDS;
  return {
    kind: 'table',
    title: words.cache(count(value('n'))),
    head: [...words.cacheHead],
    rows: kinds.map((kind) => [
      { text: words.kinds[kind], ...(heads[kind] === value('kv_heads') && { tone: 'strong' as const }) },
      heads[kind] === undefined ? '–' : count(heads[kind]),
      size(value(`kv_per_token_${kind}`), view),
      size(value(`kv_cache_${kind}`), view),
      kind === multi ? '' : `1/${view.number(most / value(`kv_cache_${kind}`))}`,
      { text: '', bar: value(`kv_cache_${kind}`) / most },
    ]),
    align: ['left', 'right', 'right', 'right', 'right', 'left'],
  };
}

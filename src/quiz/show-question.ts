import { AttnError } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { flatten, tensor } from '../engine/tensor.js';
import { format } from '../pages/number.js';
import type { Block, Cell, MatrixBlock, Page, Text } from '../pages/page.js';
import { partsOf, plain } from '../pages/page.js';
import { stepBlocks } from '../pages/steps.js';
import type { Quiz } from '../text/index.js';
import { type CellRef, readCell } from '../trace/cell.js';
import type { Trace } from '../trace/types.js';
import type { Instance } from './ask.js';
import type { Of } from './grade.js';
import { inline } from './inline.js';
import { withLetters } from './letters.js';
import type { Words } from './words.js';

/** A question as the learner sees it: what is asked, the tables it is about, what may be answered. */
export function questionPage(instance: Instance, words: Words, title?: Text, aside?: string): Page {
  return {
    blocks: [
      ...(title === undefined ? [] : [{ kind: 'title', text: title, ...(aside && { aside }) } as const]),
      { kind: 'prose', text: asked(instance, words) },
      ...tables(instance, words),
      ...offered(instance),
      { kind: 'note', tone: 'quiet', text: howTo(instance, words) },
    ],
  };
}

function howTo(instance: Instance, { text }: Words): string {
  const { kind } = instance.question;
  return kind === 'inverse' ? text.howToFill(...(instance as Of<'inverse'>).form) : text.howTo[kind];
}

/** The tolerance stands behind it, where the answer is not simply a whole number. */
function asked(instance: Instance, { text }: Words): Text {
  const { question } = instance;
  const line = inline(instance.ask);
  if (question.kind !== 'number' || Number.isInteger((instance as Of<'number'>).value)) return line;
  return [...partsOf(line), { text: text.within(String(question.tolerance)), tone: 'quiet' }];
}

function tables(instance: Instance, { view }: Words): Block[] {
  const seen = visibleSteps(instance);
  if (!seen) return [];
  const { trace, names, hidden } = seen;
  const blocks = withoutArithmetic(stepBlocks(trace, ops, view, pick(trace, names)));
  return hidden ? blocks.map(blank) : blocks;
}

/** The steps that are shown with a question; where a cell of them is asked for, NaN stands in its place. */
export function visibleSteps(
  instance: Instance,
): { readonly trace: Trace; readonly names: readonly string[]; readonly hidden: boolean } | undefined {
  const { question, trace, letters } = instance;
  if (question.kind === 'spot') {
    const { shown, steps } = instance as Of<'spot'>;
    const names = question.show.length > 0 ? question.show : shown.steps.map(({ name }) => name);
    return { trace: shown, names: [...new Set([...names, ...steps])], hidden: false };
  }
  if (!trace || question.show.length === 0) return undefined;
  const hidden = question.kind === 'number' ? cellOf(withLetters(question.cell, letters), trace) : undefined;
  return {
    trace: hidden ? withBlank(trace, hidden) : trace,
    names: question.show,
    hidden: hidden !== undefined,
  };
}

function pick(trace: Trace, names: readonly string[]) {
  return trace.steps.filter(({ name }) => names.includes(name));
}

/** The cell that is asked for, where it is one and no expression over several. */
export function cellOf(text: string, trace: Trace): CellRef | undefined {
  try {
    return readCell(trace, text);
  } catch (error) {
    if (error instanceof AttnError) return undefined;
    throw error;
  }
}

/** NaN stands for the hidden cell until the tables are made; heat would give it away. */
function withBlank(trace: Trace, { step, index }: CellRef): Trace {
  const steps = trace.steps.map((own) => {
    if (own.name !== step) return own;
    const data = own.value.data.slice();
    data[flatten(own.shape, index)] = NaN;
    return { ...own, value: tensor(own.shape, data) };
  });
  return { ...trace, steps };
}

const BLANK: Cell = { text: '▢', tone: 'strong' };

function blank(block: Block): Block {
  if (block.kind === 'beside') return { ...block, blocks: block.blocks.map(blank) };
  if (block.kind !== 'matrix') return block;
  const rows = block.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (typeof cell !== 'string' && plain(cell.text) === 'NaN' ? BLANK : cell)),
  }));
  return { ...block, rows };
}

/** The line under a formula computes one of the cells: a question must not. */
function withoutArithmetic(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'beside') return { ...block, blocks: withoutArithmetic(block.blocks) };
    if (block.kind === 'formula') return { ...block, lines: block.lines.slice(0, 1) };
    if (block.kind !== 'matrix') return block;
    const { subtitle: _, ...rest } = block;
    return rest satisfies MatrixBlock;
  });
}

/** The options, the steps to be ordered, the steps to choose from: each with its number. */
function offered(instance: Instance): Block[] {
  const lines =
    'options' in instance
      ? instance.options.map(({ shown }) => shown)
      : 'steps' in instance
        ? instance.steps
        : [];
  if (lines.length === 0) return [];
  return [
    {
      kind: 'table',
      rows: lines.map((line, i) => [{ text: String(i + 1), tone: 'strong' }, { text: inline(line) }]),
      align: ['right', 'left'],
    },
  ];
}

/** The answer that is right, as it would be typed. */
export function rightAnswer(instance: Instance, numbered: Quiz['numbered'] = withColon): string {
  switch (instance.question.kind) {
    case 'number': {
      const { value, question } = instance as Of<'number'>;
      return writtenTo(value, question.tolerance);
    }
    case 'choice': {
      const { options, right } = instance as Of<'choice'>;
      return numbered(right + 1, options[right]!.shown);
    }
    case 'order':
      return (instance as Of<'order'>).right.map((place) => place + 1).join(' ');
    case 'shape':
      return (instance as Of<'shape'>).shape.join('×');
    case 'spot':
      return (instance as Of<'spot'>).first;
    case 'inverse':
      return withLetters((instance as Of<'inverse'>).question.example, instance.letters);
  }
}

/** Whatever the language: as programs read it. */
const withColon: Quiz['numbered'] = (n, option) => `${n}: ${option}`;

/** With as many digits as the tolerance asks for, four at least. */
export function writtenTo(value: number, tolerance: number): string {
  const needed = tolerance > 0 ? Math.ceil(-Math.log10(2 * tolerance)) : 0;
  return format(Math.min(15, Math.max(4, needed)))(value);
}

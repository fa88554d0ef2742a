import { unflatten } from '../engine/tensor.js';
import { writeCell } from '../trace/cell.js';
import type { Checked } from '../trace/check.js';
import type { Block, Cell, NextItem, Page, RichCell, Tone } from './page.js';
import type { View } from './view.js';

const TONES: Readonly<Record<Checked['verdict'], Tone | undefined>> = {
  given: 'quiet',
  holds: 'good',
  carried: 'bad',
  false: 'bad',
  computed: 'quiet',
};
const MARKS: Readonly<Record<Checked['verdict'], string>> = {
  given: '',
  holds: '✓ ',
  carried: '✗ ',
  false: '✗ ',
  computed: '',
};

/** What is said of somebody's own numbers beside the verdicts. */
export interface DumpWords {
  readonly mechanism: string | null;
  readonly tolerance: number;
  /** Those that reproduce every claimed number. */
  readonly mistakes: readonly { readonly id: string; readonly title: string; readonly difference: number }[];
  /** The command that tells where a cell comes from. */
  readonly why: (cell: string) => string;
}

/** Every step with its verdict; of those that are wrong the cell that is furthest off, claimed beside computed. */
export function checkPage(checked: readonly Checked[], view: View, dump: DumpWords): Page {
  const { text } = view;
  const first = checked.find(({ verdict }) => verdict === 'false');
  const wrong = checked.filter(({ verdict }) => verdict === 'false' || verdict === 'carried');
  const rows = checked
    .filter(({ step }) => !step.name.includes('~') || wrong.some((other) => other.step === step))
    .map((one): Cell[] => {
      const { step, verdict, truth, worst } = one;
      const flat = worst?.flat ?? 0;
      const cell = writeCell({ step: step.name, index: unflatten(step.shape, flat) });
      const said: RichCell = {
        text: `${MARKS[verdict]}${text.verdicts[verdict]}${one === first ? ` ${text.firstFalse}` : ''}`,
        ...(TONES[verdict] && { tone: TONES[verdict] }),
      };
      if (!worst && verdict === 'false')
        return [step.name, '', step.value.shape.join('×'), truth.shape.join('×'), said];
      if (!worst) return [step.name, '', '', '', said];
      return [step.name, cell, view.number(step.value.data[flat]!), view.number(truth.data[flat]!), said];
    });
  const blocks: Block[] = [
    {
      kind: 'title',
      text: [{ text: dump.mechanism ?? 'check', tone: 'strong' }],
      aside: text.within(dump.tolerance.toExponential(0)),
    },
    {
      kind: 'table',
      head: [text.step, text.cell, text.claimed, text.computed, text.verdict],
      rows,
      align: ['left', 'left', 'right', 'right', 'left'],
    },
    summary(checked, wrong, first, view),
  ];
  if (wrong.length === 0) return { blocks };
  return {
    blocks: [
      ...blocks,
      ...diagnosis(dump, view),
      { kind: 'next', label: text.next, items: nextItems(first, dump, view) },
    ],
  };
}

function summary(
  checked: readonly Checked[],
  wrong: readonly Checked[],
  first: Checked | undefined,
  { text }: View,
): Block {
  const count = checked.filter(({ verdict }) => verdict === 'holds').length;
  if (wrong.length === 0)
    return { kind: 'note', tone: count > 0 ? 'good' : 'strong', text: text.checkHolds(count) };
  const names = wrong.map(({ step }) => step.name);
  return { kind: 'note', tone: 'bad', text: text.checkFailed(names, first?.step.name) };
}

/** Which known mistakes give exactly these numbers; that none does is said too. */
function diagnosis(dump: DumpWords, { text }: View): Block[] {
  if (dump.mistakes.length === 0) return [{ kind: 'note', text: text.noMistakeFits }];
  return dump.mistakes.map(({ id, title, difference }) => ({
    kind: 'note',
    tone: 'strong',
    text: text.exactlyWhatYouGet(title, id, difference.toExponential(0)),
  }));
}

function nextItems(
  first: Checked | undefined,
  { mistakes, mechanism, why }: DumpWords,
  { text }: View,
): NextItem[] {
  const on = mechanism === null ? '' : ` --mechanism ${mechanism}`;
  const wrongs = mistakes.map(({ id }) => ({ command: `attn wrong ${id}${on}`, why: text.nextWrong }));
  if (!first?.worst || wrongs.length > 0) return wrongs;
  const index = unflatten(first.step.shape, first.worst.flat);
  return [{ command: why([first.step.name, ...index].join(',')), why: text.nextWhyCell }];
}

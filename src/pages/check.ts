import { unflatten } from '../engine/tensor.js';
import { writeCell } from '../trace/cell.js';
import type { Checked } from '../trace/check.js';
import type { Cell, Page, RichCell, Tone } from './page.js';
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

/** Every step with its verdict; of those that are wrong the cell that is furthest off, claimed beside computed. */
export function checkPage(checked: readonly Checked[], view: View): Page {
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
      if (!worst) return [step.name, '', '', '', said];
      return [step.name, cell, view.number(step.value.data[flat]!), view.number(truth.data[flat]!), said];
    });
  return {
    blocks: [
      {
        kind: 'table',
        head: [text.step, text.cell, text.claimed, text.computed, text.verdict],
        rows,
        align: ['left', 'left', 'right', 'right', 'left'],
      },
      first || wrong.length > 0
        ? {
            kind: 'note',
            tone: 'bad',
            text: text.checkFailed(
              wrong.map(({ step }) => step.name),
              first?.step.name,
            ),
          }
        : { kind: 'note', tone: 'good', text: text.checkHolds(checked.length) },
      ...(first
        ? [
            {
              kind: 'next',
              label: text.next,
              items: [
                {
                  command: `attn why ${writeCell({
                    step: first.step.name,
                    index: unflatten(first.step.shape, first.worst!.flat),
                  })
                    .replace('[', ',')
                    .replace(']', '')}`,
                  why: text.nextWhyCell,
                },
              ],
            } as const,
          ]
        : []),
    ],
  };
}

import { type Step, stepOf, type Trace } from '../trace/types.js';
import type { Block, NextItem, Page } from './page.js';
import { differenceOf, largestDifference, type Side, stepSides } from './side-by-side.js';
import type { View } from './view.js';

/** What a page says of a mistake, in the reader's language. */
export interface MistakeWords {
  readonly id: string;
  readonly title: string;
  readonly notice: string;
  readonly seen: readonly string[];
  readonly mechanism: string;
  /** What it is shown with beside the mechanism's own defaults, as it would be typed. */
  readonly shown?: string;
}

export interface MistakesOf {
  readonly subject: string;
  readonly mistakes: readonly MistakeWords[];
}

/** Right and wrong side by side: the first step that differs, the result, and how one would notice. */
export function mistakePage(
  words: MistakeWords,
  right: Trace,
  wrong: Trace,
  differ: readonly string[],
  view: View,
  next: readonly NextItem[],
): Page {
  const { text } = view;
  const sides: Side[] = [
    { name: [{ text: text.right, tone: 'good' }], trace: right },
    { name: [{ text: text.wrong, tone: 'bad' }], trace: wrong },
  ];
  const first = differ[0];
  const shown = [
    ...new Set([first, differ.find((name) => /(^|\.)weights$/.test(name)), right.output]),
  ].filter((name): name is string => name !== undefined && differ.includes(name));
  return {
    blocks: [
      {
        kind: 'title',
        text: [{ text: words.id, tone: 'strong' }, `  ${words.title}`],
        aside: words.mechanism,
      },
      ...(words.shown
        ? [{ kind: 'note', tone: 'quiet', text: text.shownWith(words.shown) } as const satisfies Block]
        : []),
      ...(first === undefined
        ? [{ kind: 'note', tone: 'bad', text: text.noDifference } as const satisfies Block]
        : []),
      ...shown.map((name) => stepSides(name, sides, view)),
      ...(first === undefined ? [] : differences(stepOf(wrong, first)!, stepOf(right, first)!, wrong, view)),
      ...(differ.length > 0
        ? [
            {
              kind: 'note',
              tone: 'quiet',
              text: text.differIn(differ.map((name) => [name, farOff(right, wrong, name, view)])),
            } as const satisfies Block,
          ]
        : []),
      { kind: 'note', text: [{ text: text.howToNotice, tone: 'strong' }, words.notice] },
      ...(words.seen.length > 0
        ? [{ kind: 'note', tone: 'quiet', text: text.seenIn(words.seen) } as const satisfies Block]
        : []),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

function differences(wrong: Step, right: Step, trace: Trace, view: View): Block[] {
  if (wrong.shape.join() !== right.shape.join()) return [];
  const tables = differenceOf(trace, wrong, right.value, view, view.text.difference(wrong.name));
  return tables.length === 1 ? tables : [{ kind: 'beside', blocks: tables }];
}

function farOff(right: Trace, wrong: Trace, name: string, view: View): string {
  const off = largestDifference(stepOf(right, name), stepOf(wrong, name));
  return off === undefined ? view.text.otherShape : view.number(off);
}

/** Every mistake by subject: its id, and what is done. */
export function mistakesPage(listed: readonly MistakesOf[], view: View, mechanism?: string): Page {
  const { text } = view;
  const on = mechanism === undefined ? '' : ` --mechanism ${mechanism}`;
  return {
    blocks: [
      ...listed.map(
        ({ subject, mistakes }): Block => ({
          kind: 'table',
          title: text.subjects[subject] ?? subject,
          rows: mistakes.map(({ id, title }) => [{ text: id, tone: 'strong' }, title]),
        }),
      ),
      {
        kind: 'next',
        label: text.next,
        items: [{ command: `attn wrong ${listed[0]!.mistakes[0]!.id}${on}`, why: text.nextWrong }],
      },
    ],
  };
}

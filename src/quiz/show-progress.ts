import type { Block, NextItem, Page } from '../pages/page.js';
import { daysUntil } from './day.js';
import { dueOf, type Item, type TopicProgress } from './progress.js';
import { mistakeLabel } from './show-summary.js';
import type { Words } from './words.js';

/** So many topics are named. */
const FEW = 3;

/** How far a lesson has been read, 0 to 1. */
export type Read = ReadonlyMap<string, number>;

/** Answered questions that are not among the lessons that are open: of other lessons, or gone from these. */
export interface Elsewhere {
  readonly questions: number;
  readonly topics: readonly string[];
  /** Whether the lessons that are open are somebody's own. */
  readonly own: boolean;
}

/** What is known of the questions of the lessons that are open, and the time it is. */
export interface Known {
  readonly items: readonly Item[];
  readonly elsewhere: Elsewhere;
  readonly now: number;
}

export interface Progress {
  readonly topics: readonly TopicProgress[];
  readonly elsewhere: Elsewhere;
  readonly read: Read;
  /** What questions call their own wrong answers. */
  readonly said: ReadonlyMap<string, string>;
  readonly remarks: readonly string[];
}

/** Topics × seen, mastered, due, most frequent mistake; those that were never touched are left out. */
export function progressPage(
  { topics, elsewhere, read, said, remarks }: Progress,
  words: Words,
  next: readonly NextItem[],
): Page {
  const { text } = words;
  const begun = topics.filter(({ topic, seen }) => seen > 0 || read.has(topic));
  const table: Block = {
    kind: 'table',
    head: [text.topic, text.lesson, text.seen, text.mastered, text.due, text.usual],
    rows: begun.map((topic) => row(topic, read, words, said)),
    align: ['left', 'right', 'right', 'right', 'right', 'left'],
  };
  return {
    blocks: [
      ...(begun.length === 0
        ? [{ kind: 'note', text: nothingYet(elsewhere, words) } as const]
        : [table, { kind: 'note', tone: 'quiet', text: text.masteredMeans } as const]),
      ...elsewhereNote(elsewhere, words),
      ...remarks.map((remark) => ({ kind: 'note', tone: 'strong', text: remark }) as const),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

function row(
  { topic, questions, seen, mastered, due, usual }: TopicProgress,
  read: Read,
  words: Words,
  said: ReadonlyMap<string, string>,
) {
  const { text } = words;
  const share = read.get(topic);
  const lesson =
    share === undefined ? '–' : share >= 1 ? text.lessonDone : text.lessonAt(Math.round(100 * share));
  const of = (n: number) => ({ text: `${n}/${questions}`, ...(questions > 0 && { bar: n / questions }) });
  return [
    { text: topic, tone: 'strong' as const },
    lesson,
    of(seen),
    of(mastered),
    due > 0 ? { text: String(due), tone: 'strong' as const } : '–',
    usual === undefined ? '–' : mistakeLabel(usual, words, said),
  ];
}

function nothingYet({ questions }: Elsewhere, { text }: Words): string {
  return questions === 0 ? text.nothingYet : text.nothingHere;
}

function elsewhereNote({ questions, topics, own }: Elsewhere, { text }: Words): Block[] {
  if (questions === 0) return [];
  const said = text.elsewhere(questions, topics.slice(0, FEW), topics.length > FEW, own);
  return [{ kind: 'note', tone: 'quiet', text: said }];
}

/** What is due, and what will be. */
export function reviewList({ items, elsewhere, now }: Known, words: Words, next: readonly NextItem[]): Page {
  const { text } = words;
  const sorted = [...items].sort((a, b) => a.due - b.due);
  const rows = sorted.map(({ question, due, recall }) => {
    const days = daysUntil(due, now);
    return [
      question,
      days <= 0 ? { text: text.inDays(0), tone: 'strong' as const } : text.inDays(days),
      { text: `${Math.round(100 * recall)}%`, bar: recall },
    ];
  });
  return {
    blocks: [
      { kind: 'title', text: [{ text: text.reviewDue(dueOf(items, now).length), tone: 'strong' }] },
      ...(rows.length === 0
        ? [{ kind: 'note', text: nothingYet(elsewhere, words) } as const]
        : [
            {
              kind: 'table',
              head: [text.question, text.when, text.recall],
              rows,
              align: ['left', 'left', 'right'],
            } as const,
          ]),
      ...elsewhereNote(elsewhere, words),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

/** Nothing is due: when the next is. */
export function nothingDue({ items, elsewhere, now }: Known, words: Words, next: readonly NextItem[]): Page {
  const { text } = words;
  const first = Math.min(...items.map(({ due }) => due));
  const then = Number.isFinite(first)
    ? text.reviewNext(text.inDays(daysUntil(first, now)))
    : nothingYet(elsewhere, words);
  return {
    blocks: [
      { kind: 'note', text: text.sentences(text.reviewNone, then) },
      ...elsewhereNote(elsewhere, words),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

import type { Block, NextItem, Page } from '../pages/page.js';
import { daysUntil } from './day.js';
import { dueOf, type Item, type TopicProgress } from './progress.js';
import { mistakeLabel } from './show-summary.js';
import type { Words } from './words.js';

/** How far a lesson has been read, 0 to 1. */
export type Read = ReadonlyMap<string, number>;

/** Topics × seen, mastered, due, most frequent mistake; those that were never touched are left out. */
export function progressPage(
  topics: readonly TopicProgress[],
  read: Read,
  words: Words,
  said: ReadonlyMap<string, string>,
  remarks: readonly string[],
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
      ...(begun.length === 0 ? [{ kind: 'note', text: text.nothingYet } as const] : [table]),
      ...(begun.length === 0 ? [] : [{ kind: 'note', tone: 'quiet', text: text.masteredMeans } as const]),
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

/** What is due, and what will be. */
export function reviewList(
  items: readonly Item[],
  now: number,
  words: Words,
  next: readonly NextItem[],
): Page {
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
        ? [{ kind: 'note', text: text.nothingYet } as const]
        : [
            {
              kind: 'table',
              head: [text.question, text.when, text.recall],
              rows,
              align: ['left', 'left', 'right'],
            } as const,
          ]),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

/** Nothing is due: when the next is. */
export function nothingDue(
  items: readonly Item[],
  now: number,
  { text }: Words,
  next: readonly NextItem[],
): Page {
  const first = Math.min(...items.map(({ due }) => due));
  return {
    blocks: [
      {
        kind: 'note',
        text: Number.isFinite(first)
          ? text.sentences(text.reviewNone, text.reviewNext(text.inDays(daysUntil(first, now))))
          : text.sentences(text.reviewNone, text.nothingYet),
      },
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

import { MISTAKES } from '../mistakes/index.js';
import type { Block, NextItem, Page } from '../pages/page.js';
import type { Planned } from './choose.js';
import { inline } from './inline.js';
import { mostFrequent } from './progress.js';
import { firstTime, isRight, PASS, passed, type Round, rightIn } from './round.js';
import type { Words } from './words.js';

/** What a mistake is called for a reader: its title, what the question says of it, or its name. */
export function mistakeLabel(
  id: string,
  { text, lang }: Words,
  said: ReadonlyMap<string, string> = new Map(),
): string {
  if (id === 'shape-transposed') return text.transposed;
  return MISTAKES.find((mistake) => mistake.id === id)?.title[lang] ?? said.get(id) ?? id;
}

export interface Ended {
  readonly round: Round;
  readonly planned: readonly Planned[];
  /** What questions said of their own wrong answers. */
  readonly said: ReadonlyMap<string, string>;
  /** Told on a terminal only, so that piped rounds read the same every time. */
  readonly ms?: number;
  readonly saved: number;
  /** What ends the commands for lessons of one's own. */
  readonly folder: string;
}

/** How the round went: score, time, what was missed and what mends it, and the mistake that came up most. */
export function summaryPage(
  { round, planned, said, ms, saved, folder }: Ended,
  words: Words,
  next: readonly NextItem[],
): Page {
  const { text } = words;
  const right = rightIn(round);
  const took = ms === undefined ? '' : ` · ${text.took(Math.floor(ms / 60_000), Math.round(ms / 1000) % 60)}`;
  const won = passed(round);
  const left = round.count - firstTime(round).length;
  const usual = mostFrequent(round.results)[0];
  return {
    blocks: [
      { kind: 'title', text: [{ text: `${text.score(right, round.count)}${took}`, tone: 'strong' }] },
      { kind: 'note', tone: won ? 'good' : 'bad', text: won ? text.passed : text.notPassed(PASS * 100) },
      ...(left > 0 ? [{ kind: 'note', text: text.unfinished(left) } as const] : []),
      ...missed(round, planned, folder, words),
      ...(usual
        ? [
            {
              kind: 'note',
              text: inline(text.mostOften(mistakeLabel(usual.mistake, words, said), usual.times)),
            } as const,
          ]
        : []),
      ...(saved > 0 ? [{ kind: 'note', tone: 'quiet', text: text.saved(saved) } as const] : []),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

function missed(round: Round, planned: readonly Planned[], folder: string, { text }: Words): Block[] {
  const { results, count } = round;
  const rows = firstTime(round)
    .filter((result) => !isRight(result))
    .map(({ at, outcome }, n) => {
      const { question } = planned[at]!;
      const second = results.find((result) => result.at === count + n);
      return [
        question.id,
        second
          ? text.thenAgain(text.outcomes[outcome], text.outcomes[second.outcome])
          : text.outcomes[outcome],
        { text: `attn explain ${question.topic}${folder}`, tone: 'command' as const },
      ];
    });
  return rows.length === 0 ? [] : [{ kind: 'table', head: [text.missed, '', text.mends], rows }];
}

import { type Block, type Cell, type NextItem, type Page, partsOf } from '../pages/page.js';
import { paper } from '../pages/paper.js';
import type { Lessons } from '../text/index.js';
import type { PlayedErratum } from './errata.js';
import { ranBlocks } from './run.js';
import type { Erratum } from './types.js';

/** An erratum with its claim and truth as texts. */
export interface ErratumRow extends Pick<Erratum, 'id' | 'verdict' | 'tier' | 'where' | 'topics'> {
  readonly claim: PlayedErratum['claim'];
  readonly truth: PlayedErratum['truth'];
  /** Whether a command shows it; what none can show is cited. */
  readonly computed: boolean;
}

/** The errata as a table. */
export function errataPage(rows: readonly ErratumRow[], text: Lessons): Page {
  const table: Block = {
    kind: 'table',
    head: [text.erratum, text.claimed, text.true],
    rows: rows.map(({ id, where, verdict, claim, truth }): Cell[] => [
      { text: `${id}\n${text.list(where)}\n${text.verdicts[verdict]}` },
      { text: claim },
      { text: truth },
    ]),
  };
  return {
    blocks: [
      ...(rows.length > 0 ? [table] : []),
      { kind: 'note', tone: 'quiet', text: text.errataCount(rows.length) },
      ...nextOf(rows[0], text),
    ],
  };
}

/** What to type to see one of them whole. */
export function nextErratum({ id, computed }: ErratumRow, text: Lessons): NextItem {
  return { command: `attn errata ${id}`, why: computed ? text.nextErratum : text.nextCited };
}

function nextOf(first: ErratumRow | undefined, text: Lessons): Block[] {
  if (!first) return [];
  return [{ kind: 'next', label: text.next, items: [nextErratum(first, text)] }];
}

/** One erratum: what is claimed, the computation, what is true, how one could have noticed. */
export async function erratumPage(
  erratum: Erratum,
  { claim, truth, notice, ran }: PlayedErratum,
  text: Lessons,
): Promise<Page> {
  const { id, verdict, where, cite, topics, items } = erratum;
  const shown = (await Promise.all(ran.map(ranBlocks))).flat();
  const labelled = (label: string, said: PlayedErratum['claim'], tone: 'bad' | 'good'): Block => ({
    kind: 'note',
    tone,
    text: [{ text: label, tone: 'strong' }, ...partsOf(said)],
  });
  return {
    blocks: [
      { kind: 'title', text: id, aside: `${text.list(where)}   ${text.verdicts[verdict]}` },
      labelled(text.claimedLabel, claim, 'bad'),
      ...shown,
      labelled(text.trueLabel, truth, 'good'),
      {
        kind: 'note',
        text: [{ text: text.noticeLabel, tone: 'strong' }, ...partsOf(notice)],
      },
      ...(cite.length > 0
        ? ([
            { kind: 'heading', text: text.papers },
            { kind: 'list', items: cite.map(paper) },
          ] satisfies Block[])
        : []),
      {
        kind: 'next',
        label: text.next,
        items: [
          ...topics.slice(0, 3).map((topic) => ({ command: `attn explain ${topic}`, why: text.nextLesson })),
          ...items.slice(0, 1).map((item) => ({ command: `attn sources ${item}`, why: text.nextSource })),
        ],
      },
    ],
  };
}

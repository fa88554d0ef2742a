import type { Block, Page } from '../pages/page.js';
import type { Lang, Lessons } from '../text/index.js';
import { type ErratumRow, errataPage, nextErratum } from './errata-page.js';
import type { Item } from './types.js';

/** All items, a table a document: where it stands, what is asked, which lessons answer. */
export function sourcesPage(items: readonly Item[], lang: Lang, text: Lessons): Page {
  const docs = [...new Set(items.map(({ doc }) => doc))];
  return {
    blocks: [
      ...docs.map(
        (doc): Block => ({
          kind: 'table',
          title: [doc, ...(text.docs[doc] ? [`  ${text.docs[doc]}`] : [])].join(''),
          head: [text.item, text.asked, text.lessons],
          rows: items
            .filter((item) => item.doc === doc)
            .map(({ id, lines, asked, topics }) => [
              { text: `${id}\n${text.lines(lines)}` },
              asked[lang],
              text.list(topics),
            ]),
        }),
      ),
      ...(items[0]
        ? ([
            {
              kind: 'next',
              label: text.next,
              items: [{ command: `attn sources ${items[0].id}`, why: text.nextSource }],
            },
          ] satisfies Block[])
        : []),
    ],
  };
}

/** One item: where it stands, what is asked there, what is wrong in it, and the lessons. */
export function itemPage(item: Item, errata: readonly ErratumRow[], lang: Lang, text: Lessons): Page {
  const { id, doc, lines, kind, topics, asked } = item;
  const wrong = errataPage(errata, text).blocks.filter((block) => block.kind === 'table');
  return {
    blocks: [
      {
        kind: 'title',
        text: id,
        aside: `${text.docs[doc] ?? doc}   ${text.lines(lines)}   ${text.kinds[kind] ?? kind}`,
      },
      { kind: 'prose', text: asked[lang] },
      ...wrong,
      { kind: 'note', tone: wrong.length > 0 ? 'bad' : 'good', text: text.wrongInIt(errata.length) },
      {
        kind: 'next',
        label: text.next,
        items: [
          ...topics.map((topic) => ({ command: `attn explain ${topic}`, why: text.nextLesson })),
          ...errata.slice(0, 2).map((erratum) => nextErratum(erratum, text)),
        ],
      },
    ],
  };
}

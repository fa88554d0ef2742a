import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { nearest } from '../input/distance.js';
import { rowsOf } from '../lessons/errata.js';
import { stayIn } from '../lessons/from.js';
import { openSound } from '../lessons/library.js';
import { itemPage, sourcesPage } from '../lessons/sources-page.js';
import { lessonWorld } from '../lessons/world.js';
import { plain } from '../pages/page.js';
import { lessonsIn } from '../text/index.js';
import type { EdgeCommand } from './edge.js';
import { narrowed } from './narrow.js';

/** `attn sources` lists what the source documents ask, and the lesson that answers; with an id, one of them. */
export const sources: EdgeCommand = {
  usage: '[id]',
  options: [
    { name: 'topic', kind: 'text' },
    { name: 'doc', kind: 'text' },
    { name: 'from', kind: 'file' },
  ],
  examples: ['attn sources', 'attn sources s2-5', 'attn sources --topic softmax'],
  async run(call, edge) {
    const id = call.words[0];
    const { lang } = edge;
    const from = call.options.from as string | undefined;
    const library = await openSound(from);
    const { value: items } = await library.items();
    const text = await lessonsIn(lang);
    if (id === undefined) {
      const { topics, doc } = await narrowed(call, library, lang);
      const found = items.filter(
        (item) =>
          (topics === undefined || item.topics.some((topic) => topics.has(topic))) &&
          (doc === undefined || item.doc === doc),
      );
      return { code: 0, json: () => found, page: () => stayIn(from, sourcesPage(found, lang, text)) };
    }
    const item = items.find((one) => one.id === id);
    if (!item) {
      const near = nearest(
        id,
        items.map((one) => one.id),
      );
      return fail('item-unknown', { item: excerpt(id), near });
    }
    const about = (await library.errata())
      .flatMap(({ value }) => value)
      .filter((erratum) => erratum.items.includes(id));
    const errata = await rowsOf(about, lessonWorld(library.folder, 'errata', edge), lang);
    return {
      code: 0,
      json: () => ({
        ...item,
        errata: errata.map((row) => ({ ...row, claim: plain(row.claim), truth: plain(row.truth) })),
      }),
      page: () => stayIn(from, itemPage(item, errata, lang, text)),
    };
  },
};

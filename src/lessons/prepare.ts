import { LANGS } from '../text/index.js';
import { entriesIn } from './entries.js';
import type { Library } from './library.js';
import type { Prepared } from './load.js';
import { readErratum, readTopic } from './read-entry.js';

/** What a lesson's page needs, read once for all: from each text to what was read of it. By `topic.lang`. */
export async function prepareLessons(library: Library): Promise<ReadonlyMap<string, Prepared>> {
  const { folder, topics } = library;
  const all = new Map<string, Prepared>();
  const order = entriesIn(await folder.text('index.yaml'));
  const errata = await entriesOfErrata(library);
  for (const { id } of topics) {
    const next = order[order.findIndex((entry) => entry.id === id) + 1];
    for (const lang of LANGS) {
      if (!(await folder.has(`${id}/${lang}.md`))) continue;
      const { lesson, complaints } = await library.lesson(id, lang);
      if (complaints.length > 0) continue;
      const treated = errata.filter((entry) => lesson.meta.errata.includes(entry.id));
      all.set(`${id}.${lang}`, {
        [await folder.text(`${id}/${lang}.md`)]: lesson,
        ...(next && { [next.text]: readTopic(next) }),
        ...Object.fromEntries(treated.map((entry) => [entry.text, readErratum(entry, entry.file)])),
      });
    }
  }
  return all;
}

async function entriesOfErrata({ folder }: Library) {
  const files = (await folder.files('errata')).map((name) => `errata/${name}`);
  const texts = await Promise.all(files.map((file) => folder.text(file)));
  return texts.flatMap((text, i) => entriesIn(text).map((entry) => ({ ...entry, file: files[i]! })));
}

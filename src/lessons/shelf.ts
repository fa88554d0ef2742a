import { AttnError, fail } from '../engine/error.js';
import type { Lang } from '../text/index.js';
import { entriesIn } from './entries.js';
import { type Folder, openFolder, type Prepared, preparedOf, SHIPPED } from './load.js';
import type { ReadLesson } from './read.js';
import type { Erratum, Lesson, LessonMeta, Topic } from './types.js';

/**
 * A folder of lessons of which one is taken: those that come with attn, or a teacher's own. What a build has read of
 * them already is not read again, so that the readers of Markdown and YAML need not even be loaded.
 */
export interface Shelf {
  readonly folder: Folder;
  /** @throws lesson-missing and what the folder refuses */
  lesson(topic: string, lang: Lang): Promise<ReadLesson>;
  /** What stands at the head of a lesson; undefined where there is none that can be read. */
  front(topic: string, lang: Lang): Promise<LessonMeta | undefined>;
  /** The topic after this one, found without reading the whole index; undefined for the last. */
  after(topic: string, lang: Lang): Promise<Topic | undefined>;
  /**
   * One erratum, without reading the others; most stand in the file of the topic that treats them.
   * @throws erratum-unknown { id }, lesson-bad where its entry is not one
   */
  erratum(id: string, topic: string, lang: Lang): Promise<Erratum>;
}

/** @throws lesson-folder */
export async function openShelf(path: string = SHIPPED): Promise<Shelf> {
  const folder = await openFolder(path);
  const read = new Map<string, Promise<Prepared>>();
  const prepared = async (topic: string, lang: Lang): Promise<Prepared> => {
    const name = `${topic}.${lang}`;
    if (path !== SHIPPED) return {};
    if (!read.has(name)) read.set(name, preparedOf(name));
    return read.get(name)!;
  };
  return {
    folder,
    async lesson(topic, lang) {
      const file = `${topic}/${lang}.md`;
      const text = await folder.text(file);
      const lesson = (await prepared(topic, lang))[text] as Lesson | undefined;
      return lesson ? { lesson, complaints: [] } : (await import('./read.js')).readLesson(text, topic, file);
    },
    async front(topic, lang) {
      try {
        return (await import('./read.js')).readFront(await folder.text(`${topic}/${lang}.md`));
      } catch (error) {
        if (error instanceof AttnError) return undefined;
        throw error;
      }
    },
    async after(topic, lang) {
      const entries = entriesIn(await folder.text('index.yaml'));
      const next = entries[entries.findIndex(({ id }) => id === topic) + 1];
      if (!next) return undefined;
      const known = (await prepared(topic, lang))[next.text] as Topic | undefined;
      return known ?? (await import('./read-entry.js')).readTopic(next);
    },
    async erratum(id, topic, lang) {
      const files = await folder.files('errata');
      const likely = files.filter((name) => name === `${topic}.yaml`);
      for (const name of new Set([...likely, ...files])) {
        const file = `errata/${name}`;
        const text = await folder.text(file);
        const entry = text.includes(id) ? entriesIn(text).find((one) => one.id === id) : undefined;
        if (!entry) continue;
        const known = (await prepared(topic, lang))[entry.text] as Erratum | undefined;
        return known ?? (await import('./read-entry.js')).readErratum(entry, file);
      }
      return fail('erratum-unknown', { id });
    },
  };
}

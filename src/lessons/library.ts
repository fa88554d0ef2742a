import type * as v from 'valibot';
import { AttnError, fail } from '../engine/error.js';
import { readForm, type Yaml } from '../input/yaml.js';
import type { Lang } from '../text/index.js';
import { entriesIn } from './entries.js';
import { Errata, Index, Items, Topics } from './forms.js';
import { type Folder, openFolder, SHIPPED } from './load.js';
import { type ReadLesson, readFront, readLesson } from './read.js';
import type { Complaint, Erratum, Item, LessonMeta, Part, Topic } from './types.js';

/** What a file holds, what is wrong with it, and the line on which each part of it stands. */
export interface Held<T> {
  readonly file: string;
  readonly value: T;
  readonly complaints: readonly Complaint[];
  lineOf: Yaml['lineOf'];
}

/** A folder of lessons of which one is taken: those that come with attn, or a teacher's own. */
export interface Shelf {
  readonly folder: Folder;
  /** @throws lesson-missing and what the folder refuses */
  lesson(topic: string, lang: Lang): Promise<ReadLesson>;
  /** What stands at the head of a lesson; undefined where there is none that can be read. */
  front(topic: string, lang: Lang): Promise<LessonMeta | undefined>;
  /** The topic after this one, found without reading the whole index; undefined for the last. */
  after(topic: string): Promise<Topic | undefined>;
}

/** A folder of lessons with its index read. */
export interface Library extends Shelf {
  readonly index: Held<readonly Part[]>;
  /** All topics in teaching order. */
  readonly topics: readonly Topic[];
  /** Places of source documents; none where the folder has no items.yaml. */
  items(): Promise<Held<readonly Item[]>>;
  /** The files of errata/, each as it stands. */
  errata(): Promise<readonly Held<readonly Erratum[]>[]>;
}

/** @throws lesson-folder */
export async function openShelf(path: string = SHIPPED): Promise<Shelf> {
  const folder = await openFolder(path);
  return {
    folder,
    async lesson(topic, lang) {
      const file = `${topic}/${lang}.md`;
      return readLesson(await folder.text(file), topic, file);
    },
    async front(topic, lang) {
      try {
        return readFront(await folder.text(`${topic}/${lang}.md`));
      } catch (error) {
        if (error instanceof AttnError) return undefined;
        throw error;
      }
    },
    async after(topic) {
      const entries = entriesIn(await folder.text('index.yaml'));
      const next = entries[entries.findIndex(({ id }) => id === topic) + 1];
      return next && readForm(next.text, next.line, Topics, () => {})?.value[0];
    },
  };
}

/** @throws lesson-folder, lesson-missing where there is no index.yaml */
export async function openLibrary(path?: string): Promise<Library> {
  const shelf = await openShelf(path);
  const { folder } = shelf;
  const read = await held(folder, 'index.yaml', Index);
  const index = { ...read, value: read.value?.parts ?? [] };
  return {
    ...shelf,
    index,
    topics: index.value.flatMap((part) => part.topics),
    async items() {
      if (!(await folder.has('items.yaml'))) return nothing('items.yaml');
      const items = await held(folder, 'items.yaml', Items);
      return { ...items, value: items.value ?? [] };
    },
    async errata() {
      const files = (await folder.files('errata')).filter((name) => name.endsWith('.yaml'));
      return Promise.all(
        files.map(async (name) => {
          const errata = await held(folder, `errata/${name}`, Errata);
          return { ...errata, value: errata.value ?? [] };
        }),
      );
    },
  };
}

/**
 * One erratum, without reading the others: in a file of many, only the entry of that id is parsed.
 * @throws erratum-unknown { id }, lesson-bad where its entry is not one
 */
export async function erratumOf(folder: Folder, id: string): Promise<Erratum> {
  for (const name of await folder.files('errata')) {
    const file = `errata/${name}`;
    const text = await folder.text(file);
    const entry = text.includes(id) ? entriesIn(text).find((one) => one.id === id) : undefined;
    if (!entry) continue;
    const form = readForm(entry.text, entry.line, Errata, (line, code, data = {}) =>
      fail('lesson-bad', { file, line, cause: code, facts: data }),
    );
    return form!.value[0]!;
  }
  return fail('erratum-unknown', { id });
}

async function held<S extends v.GenericSchema>(
  folder: Folder,
  file: string,
  schema: S,
): Promise<Omit<Held<v.InferOutput<S>>, 'value'> & { value: v.InferOutput<S> | undefined }> {
  const complaints: Complaint[] = [];
  const complain = (line: number, code: string, data: Complaint['data'] = {}): void => {
    complaints.push({ file, line, code, data });
  };
  try {
    const form = readForm(await folder.text(file), 1, schema, complain);
    return { file, complaints, value: form?.value, lineOf: form?.lineOf ?? (() => 1) };
  } catch (error) {
    if (!(error instanceof AttnError) || error.code === 'lesson-missing') throw error;
    complain(1, error.code, error.data);
    return { file, complaints, value: undefined, lineOf: () => 1 };
  }
}

function nothing<T>(file: string): Held<readonly T[]> {
  return { file, value: [], complaints: [], lineOf: () => 1 };
}

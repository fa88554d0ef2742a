import type * as v from 'valibot';
import { AttnError, fail } from '../engine/error.js';
import { readForm, type Yaml } from '../input/yaml.js';
import { Errata, Index, Items } from './forms.js';
import type { Folder } from './load.js';
import { refuseFirst } from './refuse.js';
import { openShelf, type Shelf } from './shelf.js';
import type { Complaint, Erratum, Item, Part, Topic } from './types.js';

/** What a file holds, what is wrong with it, and the line on which each part of it stands. */
export interface Held<T> {
  readonly file: string;
  readonly value: T;
  readonly complaints: readonly Complaint[];
  lineOf: Yaml['lineOf'];
}

/** A folder of lessons with its index read. */
export interface Library extends Shelf {
  /** What these lessons are called in the logs of who learns from them; those that come with attn are not. */
  readonly name: string | undefined;
  readonly index: Held<readonly Part[]>;
  /** All topics in teaching order. */
  readonly topics: readonly Topic[];
  /** Places of source documents; none where the folder has no items.yaml. */
  items(): Promise<Held<readonly Item[]>>;
  /** The files of errata/, each as it stands. */
  errata(): Promise<readonly Held<readonly Erratum[]>[]>;
}

/** @throws lesson-folder, lesson-missing where there is no index.yaml */
export async function openLibrary(path?: string): Promise<Library> {
  const shelf = await openShelf(path);
  const { folder } = shelf;
  const read = await held(folder, 'index.yaml', Index);
  const index = { ...read, value: read.value?.parts ?? [] };
  return {
    ...shelf,
    name: read.value?.name,
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
 * A library to be read from and not checked: what is wrong with its index, and with its items and errata once they are
 * asked for, is refused.
 * @throws lesson-bad { file, line, cause, facts }, lessons-none, and what openLibrary throws
 */
export async function openSound(path?: string): Promise<Library> {
  const library = await openLibrary(path);
  sound(library.index);
  if (library.topics.length === 0) fail('lessons-none', { file: library.index.file });
  return {
    ...library,
    items: async () => sound(await library.items()),
    errata: async () => (await library.errata()).map(sound),
  };
}

function sound<T>(held: Held<T>): Held<T> {
  refuseFirst(held.complaints);
  return held;
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

import type { Call } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import type { Library } from '../lessons/library.js';
import type { Lang } from '../text/index.js';
import { topicsNamed } from './bank.js';

/** What `--topic` and `--doc` leave of a list. */
export interface Narrowed {
  readonly topics: ReadonlySet<string> | undefined;
  readonly doc: string | undefined;
}

/**
 * `--topic` takes every name of a topic, several with commas; `--doc` a document that the items are from.
 * @throws topic-unknown, option-choice
 */
export async function narrowed({ options }: Call, library: Library, lang: Lang): Promise<Narrowed> {
  const names = String(options.topic ?? '')
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const topics = options.topic === undefined ? undefined : new Set(await topicsNamed(names, library, lang));
  if (options.doc === undefined) return { topics, doc: undefined };
  const doc = String(options.doc).normalize('NFKC').toLowerCase();
  const choices = [...new Set((await library.items()).value.map((item) => item.doc))].sort();
  if (!choices.includes(doc)) fail('option-choice', { option: '--doc', word: excerpt(doc), choices });
  return { topics, doc };
}

import { nearest, normalise } from '../input/distance.js';
import { resolve } from '../input/resolve.js';
import { MECHANISMS } from '../mechanisms/index.js';
import { type Entry, termsIn } from '../text/glossary/index.js';
import { LANGS, type Lang } from '../text/index.js';
import type { Library } from './library.js';

/** What a name stands for: a topic's lesson, a mechanism that no lesson is about, a term. */
export type Found =
  | { readonly kind: 'topic'; readonly id: string; readonly mechanism?: string }
  | { readonly kind: 'mechanism'; readonly id: string }
  | { readonly kind: 'term'; readonly term: Entry }
  | { readonly kind: 'nothing'; readonly near: readonly string[] };

/**
 * Whom a name belongs to, in either language; case, spaces, - and _ do not count. A topic's id goes first, then titles
 * of lessons, names of terms, names of mechanisms, and last what each is also called.
 */
export async function find(name: string, library: Library, lang: Lang): Promise<Found> {
  const typed = normalise(name);
  const isIt = (other: string): boolean => normalise(other) === typed;
  const own = library.topics.find(({ id }) => isIt(id));
  if (own) return { kind: 'topic', id: own.id };
  const titles = await titlesOf(library);
  const titled = titles.find(({ title }) => title.some(isIt));
  if (titled) return { kind: 'topic', id: titled.id };
  const terms = termsIn(lang);
  const named = terms.find(({ id, name: one, other }) => [id, one, other].some(isIt));
  if (named) return { kind: 'term', term: named };
  const called = titles.find(({ aliases }) => aliases.some(isIt));
  if (called) return { kind: 'topic', id: called.id };
  const term = terms.find(({ aliases }) => aliases.some(isIt));
  const [mechanism] = resolve(name, MECHANISMS).found;
  if (mechanism && (!term || isIt(mechanism.id))) return about(mechanism.id, library);
  if (term) return { kind: 'term', term };
  const known = [
    ...titles.flatMap(({ id, title, aliases }) => [id, ...title, ...aliases]),
    ...terms.flatMap(({ aliases }) => aliases),
    ...MECHANISMS.flatMap(({ id, aliases }) => [id, ...aliases]),
  ];
  const near = new Map<string, string>();
  for (const one of nearest(name, known, 9)) if (!near.has(normalise(one))) near.set(normalise(one), one);
  return { kind: 'nothing', near: [...near.values()].slice(0, 3) };
}

/** The lesson that a mechanism belongs to, or the mechanism where there is none. */
function about(mechanism: string, { topics }: Library): Found {
  const topic = topics.find(({ mechanisms }) => mechanisms.includes(mechanism));
  return topic ? { kind: 'topic', id: topic.id, mechanism } : { kind: 'mechanism', id: mechanism };
}

interface Titled {
  readonly id: string;
  readonly title: readonly string[];
  readonly aliases: readonly string[];
}

/** What every lesson is called, in both languages. */
async function titlesOf(library: Library): Promise<Titled[]> {
  return Promise.all(
    library.topics.map(async ({ id }) => {
      const metas = await Promise.all(LANGS.map((lang) => library.front(id, lang)));
      const known = metas.filter((meta) => meta !== undefined);
      return { id, title: known.map(({ title }) => title), aliases: known.flatMap(({ aliases }) => aliases) };
    }),
  );
}

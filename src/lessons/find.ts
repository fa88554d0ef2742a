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
 * Whom a name belongs to, in either language; case, spaces, - and _ do not count. A topic's own name goes first,
 * then mechanisms, titles of lessons, terms. Lessons are only opened where their ids do not answer.
 */
export async function find(name: string, library: Library, lang: Lang): Promise<Found> {
  const typed = normalise(name);
  const own = library.topics.find(({ id }) => normalise(id) === typed);
  if (own) return { kind: 'topic', id: own.id };
  const mechanism = resolve(name, MECHANISMS).found[0]?.id;
  if (mechanism !== undefined) {
    const topic = library.topics.find(({ mechanisms }) => mechanisms.includes(mechanism));
    return topic ? { kind: 'topic', id: topic.id, mechanism } : { kind: 'mechanism', id: mechanism };
  }
  const titles = await titlesOf(library);
  const titled = titles.find(({ names }) => names.some((other) => normalise(other) === typed));
  if (titled) return { kind: 'topic', id: titled.id };
  const terms = termsIn(lang);
  const term = terms.find(({ id, aliases }) => [id, ...aliases].some((other) => normalise(other) === typed));
  if (term) return { kind: 'term', term };
  const known = [
    ...titles.flatMap(({ id, names }) => [id, ...names]),
    ...terms.flatMap(({ aliases }) => aliases),
    ...MECHANISMS.flatMap(({ id, aliases }) => [id, ...aliases]),
  ];
  return { kind: 'nothing', near: [...new Set(nearest(name, known, 6))].slice(0, 3) };
}

/** What every lesson is called, in both languages. */
async function titlesOf(library: Library): Promise<{ id: string; names: string[] }[]> {
  return Promise.all(
    library.topics.map(async ({ id }) => {
      const metas = await Promise.all(LANGS.map((lang) => library.front(id, lang)));
      return { id, names: metas.flatMap((meta) => (meta ? [meta.title, ...meta.aliases] : [])) };
    }),
  );
}

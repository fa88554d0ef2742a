import { nearest, normalise } from './distance.js';

export interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
}

export interface Resolved<T> {
  /** Those that answer to the name, the first registered first. */
  readonly found: readonly T[];
  /** Names one may have meant, where nothing was found. */
  readonly near: readonly string[];
}

/** The names of a registry as they are compared; a registry is asked many times. */
const COMPARED = new WeakMap<readonly Named[], { readonly id: string; readonly aliases: string[] }[]>();

function compared(all: readonly Named[]) {
  const known =
    COMPARED.get(all) ??
    all.map(({ id, aliases }) => ({ id: normalise(id), aliases: aliases.map(normalise) }));
  COMPARED.set(all, known);
  return known;
}

/** Who answers to a name: case, spaces, - and _ do not count. An id goes before an alias. */
export function resolve<T extends Named>(name: string, all: readonly T[]): Resolved<T> {
  const typed = normalise(name);
  const names = compared(all);
  const byId = all.filter((_, i) => names[i]!.id === typed);
  const byAlias = all.filter((_, i) => names[i]!.aliases.includes(typed));
  const found = [...new Set([...byId, ...byAlias])];
  // many a name is asked about that nobody has; only who refuses it needs to know what it resembles
  return {
    found,
    get near() {
      return found.length > 0 ? [] : nearTo(name, all);
    },
  };
}

function nearTo<T extends Named>(name: string, all: readonly T[]): string[] {
  const near = nearest(
    name,
    all.flatMap(({ id, aliases }) => [id, ...aliases]),
    6,
  );
  const ids = near.map((word) => all.find(({ id, aliases }) => id === word || aliases.includes(word))!.id);
  return [...new Set(ids)].slice(0, 3);
}

import type { Lang } from '../index.js';
import { glossary as en } from './en.js';
import { EXAMPLES } from './examples.js';
import type { Term } from './term.js';
import { glossary as zh } from './zh.js';

/** A term in the reader's language, all the names it answers to in both, and where one sees it. */
export interface Entry extends Term {
  readonly id: string;
  /** Its name in the other language. */
  readonly other: string;
  readonly example: string;
  readonly topic: string;
}

/** All terms. Both languages are loaded: a term answers to its names in either. */
export function termsIn(lang: Lang): Entry[] {
  const [own, others]: Readonly<Record<string, Term>>[] = lang === 'zh' ? [zh, en] : [en, zh];
  return Object.entries(own!).map(([id, { name, aliases, means }]) => {
    const other = others![id]!;
    const [example, topic] = EXAMPLES[id as keyof typeof EXAMPLES];
    const all = [...new Set([name, ...aliases, other.name, ...other.aliases])];
    return { id, name, aliases: all, means, other: other.name, example, topic };
  });
}

import type { Both } from '../mechanisms/types.js';
import type { Text } from '../pages/page.js';

export type Kind = 'prose' | 'attn' | 'predict' | 'wrong' | 'formula';

/** A block of a lesson, and the line of the file it begins at. */
export type LessonBlock = { readonly line: number } & (
  | { readonly kind: 'prose'; readonly parts: readonly Prose[] }
  | { readonly kind: 'attn'; readonly lines: readonly string[]; readonly quiet: boolean }
  | Predict
  | Wrong
  | { readonly kind: 'formula'; readonly lines: readonly string[] }
);

/** What Markdown may hold outside its fences. `{{ }}` still stands in the texts. */
export type Prose =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'quote'; readonly text: Text };

/** Asked before the table it is about: a cell of the next trace, or one of some choices. */
export interface Predict {
  readonly kind: 'predict';
  readonly ask: string;
  readonly cell?: string;
  readonly tolerance: number;
  readonly choices?: readonly Choice[];
  readonly hint: string;
}

export interface Choice {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}

/** What people get wrong, tied to a mistake that can be made or an erratum of the sources. */
export interface Wrong {
  readonly kind: 'wrong';
  readonly mistake?: string;
  readonly erratum?: string;
  readonly says: string;
  readonly why: string;
  readonly run?: string;
}

export interface LessonMeta {
  readonly title: string;
  readonly summary: string;
  readonly sources: readonly string[];
  readonly papers: readonly string[];
  readonly errata: readonly string[];
  readonly aliases: readonly string[];
}

export interface Lesson {
  readonly id: string;
  readonly file: string;
  readonly meta: LessonMeta;
  readonly blocks: readonly LessonBlock[];
}

export interface Topic {
  readonly id: string;
  readonly needs: readonly string[];
  /** Why it comes after the one before. */
  readonly why: Both;
}

export interface Part {
  readonly id: string;
  readonly title: Both;
  readonly topics: readonly Topic[];
}

/** Something wrong in a file, and where. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

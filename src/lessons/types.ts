import type { Both } from '../mechanisms/types.js';
import type { Page, Text } from '../pages/page.js';
import type { Trace } from '../trace/types.js';

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
export type Prose = { readonly line: number } & (
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'quote'; readonly text: Text }
);

/** Asked before the table it is about: a cell of the next trace, or one of some choices. */
export interface Predict {
  readonly kind: 'predict';
  readonly ask: Text;
  readonly cell?: string;
  readonly tolerance: number;
  readonly choices?: readonly Choice[];
  readonly hint: Text;
}

export interface Choice {
  readonly text: Text;
  readonly right: boolean;
  readonly why: Text;
}

/** What people get wrong, tied to a mistake that can be made or an erratum of the sources. */
export interface Wrong {
  readonly kind: 'wrong';
  readonly mistake?: string;
  readonly erratum?: string;
  readonly says: Text;
  readonly why: Text;
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
  /** Mechanisms it is about: their names lead to it. */
  readonly mechanisms: readonly string[];
  /** Why it comes after the one before. */
  readonly why: Both;
}

export interface Part {
  readonly id: string;
  readonly title: Both;
  readonly topics: readonly Topic[];
}

/** A place of the source documents: what is asked or done there, and which lessons answer it. */
export interface Item {
  readonly id: string;
  readonly doc: string;
  readonly lines: string;
  readonly kind: string;
  readonly topics: readonly string[];
  readonly asked: Both;
}

export const VERDICTS = ['wrong', 'misleading', 'unsupported'] as const;
export const TIERS = ['A', 'B', 'C'] as const;

/** A mistake of the source documents: the claim in our words, what is true, and how one could have noticed. */
export interface Erratum {
  readonly id: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly tier: (typeof TIERS)[number];
  readonly topics: readonly string[];
  readonly items: readonly string[];
  readonly where: readonly string[];
  readonly claim: Both;
  readonly truth: Both;
  readonly notice: Both;
  /** Lines that compute it; `{{ }}` reads the last one's trace. */
  readonly run: readonly string[];
  readonly cite: readonly string[];
}

/** Something wrong in a file, and where. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One thing a learner sees, or is asked, at a time. */
export interface Scene {
  readonly kind: Kind;
  readonly line: number;
  readonly page: Page;
  /** The trace behind the scene: what `why` asks about. */
  readonly trace?: Trace;
  readonly question?: Question;
}

/** A prediction, its texts filled in, and its answer computed from the table that follows. */
export interface Question {
  readonly predict: Predict;
  /** What a number question is answered by. */
  readonly value?: number;
}

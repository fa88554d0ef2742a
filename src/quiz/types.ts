import type { Both } from '../mechanisms/types.js';

export const KINDS = ['number', 'choice', 'order', 'shape', 'spot', 'inverse'] as const;
export type Kind = (typeof KINDS)[number];

/** A varied letter's value: a number, or a word to be put into the command. */
export type Value = number | string;

/** What every question has. A question is a generator: its letters, and what its command makes, come from a seed. */
export interface Common {
  readonly id: string;
  readonly topic: string;
  /** The line of quiz.yaml it begins on. */
  readonly line: number;
  readonly ask: Both;
  /** Which step to look at; the sum set up; all but the last operation. */
  readonly hints: readonly [Both, Both, Both];
  readonly errata: readonly string[];
  readonly solution?: Both;
  /** What each letter `{a}` may be. */
  readonly vary: Readonly<Record<string, readonly Value[]>>;
  /** The command behind the question; `{a}` stands for a letter. */
  readonly run?: string;
  /** Steps shown as tables with the question. */
  readonly show: readonly string[];
}

export interface NumberQuestion extends Common {
  readonly kind: 'number';
  readonly run: string;
  /** What is asked for: an expression over the cells of the trace. */
  readonly cell: string;
  readonly tolerance: number;
  /** Mistakes of the registry tried on the trace; undefined: all that apply. */
  readonly mistakes?: readonly string[];
  readonly wrong: readonly WrongValue[];
}

export interface WrongValue {
  readonly value: string;
  readonly says: Both;
}

export interface Option {
  readonly text: Both;
  readonly right: boolean;
  /** The misconception it shows, and what refutes it. */
  readonly why?: Both;
  /** Lines that refute it; without any, the question's does, or what its erratum stands on. */
  readonly run: readonly string[];
  readonly mistake?: string;
  readonly erratum?: string;
}

export interface ChoiceQuestion extends Common {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

export interface OrderQuestion extends Common {
  readonly kind: 'order';
  /** In the right order. */
  readonly steps: readonly Both[];
}

export interface ShapeQuestion extends Common {
  readonly kind: 'shape';
  readonly run: string;
  readonly step: string;
  readonly wrong: readonly WrongShape[];
}

export interface WrongShape {
  /** An expression an axis: over letters, axes (n, d_k) and `Q.rows`. */
  readonly value: readonly string[];
  readonly says: Both;
}

export interface SpotQuestion extends Common {
  readonly kind: 'spot';
  readonly run: string;
  /** One is drawn by the seed. */
  readonly mistakes: readonly string[];
}

export interface InverseQuestion extends Common {
  readonly kind: 'inverse';
  /** With `{answer}` in it. */
  readonly run: string;
  /** Comparisons joined by `and`. */
  readonly check: string;
  readonly example: string;
}

export type Question =
  | NumberQuestion
  | ChoiceQuestion
  | OrderQuestion
  | ShapeQuestion
  | SpotQuestion
  | InverseQuestion;

/** `softmax/weight-of-b`: what a question is called in the log. */
export function keyOf({ topic, id }: Pick<Question, 'topic' | 'id'>): string {
  return `${topic}/${id}`;
}

/** The topic of a question that is called so. */
export function topicIn(key: string): string {
  return key.split('/')[0]!;
}

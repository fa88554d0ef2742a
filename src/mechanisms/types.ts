import type { Axes } from '../engine/op.js';
import type * as ops from '../engine/ops/index.js';
import type { Nested } from '../engine/tensor.js';
import type { Node, Tape as TapeOver } from '../trace/record.js';
import type { Kind } from '../trace/types.js';
import type { Paper } from './papers.js';

export type Ops = typeof ops;
/** What a mechanism is written on. */
export type Tape = TapeOver<Ops>;

/** A sentence in both languages. */
export interface Both {
  readonly en: string;
  readonly zh: string;
}

/**
 * One input: its axes, and how it is made when the user gives none. An axis is a letter (`n`, `d_k`), a
 * number, or a sum of products of these (`h·d_k`, `n+1`).
 */
export interface InputSpec {
  readonly axes: Axes;
  readonly optional?: true;
  readonly kind?: Kind;
  readonly make?: Make;
  /** Taken only where these parameters have these values: chance, where something is drawn. */
  readonly when?: Readonly<Record<string, ParamValue>>;
}
/**
 * tokens: one vector a token, from the token and the seed; weight: normal with variance 1/fan-in;
 * projected: the step X · W_name (Y · W_name along the axis `m` when there is a memory);
 * normal: standard normal; uniform: [0, 1); gumbel: standard Gumbel noise; zeros, ones; chain: a graph in
 * which each node is tied to the next; ids: the place of each token in the vocabulary, `one-hot`: the same as rows
 * along the axis `vocab` (where the distinct tokens stand, in order of appearance); or fixed numbers. Where these do not fit the shape, they are taken over
 * and over (`again`: indices), or made in another way (`otherwise`), or standard normal numbers.
 */
export type Make =
  | 'tokens'
  | 'projected'
  | 'weight'
  | 'normal'
  | 'uniform'
  | 'gumbel'
  | 'zeros'
  | 'ones'
  | 'chain'
  | 'ids'
  | 'one-hot'
  | { readonly example: Nested; readonly otherwise?: Otherwise };

export type Otherwise = 'tokens' | 'weight' | 'zeros' | 'ones' | 'chain' | 'again';

export type ParamSpec =
  | {
      readonly type: 'integer';
      readonly value: number;
      readonly least?: number;
      readonly most?: number;
      readonly axis?: string;
    }
  | {
      readonly type: 'number';
      readonly value: number;
      readonly least?: number;
      readonly above?: number;
      readonly most?: number;
    }
  | { readonly type: 'flag'; readonly value: boolean }
  | { readonly type: 'choice'; readonly value: string; readonly of: readonly string[] };

export type InputSpecs = Readonly<Record<string, InputSpec>>;
export type ParamSpecs = Readonly<Record<string, ParamSpec>>;
export type ParamValue = number | boolean | string;

/** The extent of every axis letter. */
export type Sizes = Readonly<Record<string, number>>;

export type Bound<I extends InputSpecs> = {
  readonly [K in keyof I]: I[K] extends { optional: true } | { when: object } ? Node | undefined : Node;
};
export type Values<P extends ParamSpecs> = {
  readonly [K in keyof P]: P[K]['type'] extends 'flag'
    ? boolean
    : P[K] extends { of: readonly (infer C)[] }
      ? C
      : number;
};

export interface Mechanism<I extends InputSpecs = InputSpecs, P extends ParamSpecs = ParamSpecs> {
  readonly title: Both;
  /** One line: what it does, for the list. */
  readonly summary: Both;
  /** As the paper has it. */
  readonly formula: string;
  readonly paper: Paper;
  readonly inputs: I;
  readonly params?: P;
  /** What a parameter does, for help; where several mechanisms share one, text/help has its sentence. */
  readonly about?: { readonly [K in keyof P]?: Both };
  /** Names along an axis letter, used with the default numbers: default tokens, channels, items. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  /** Extents of axis letters that nothing else binds: a number, or computed from those bound so far. */
  readonly sizes?: Readonly<Record<string, number | ((sizes: Sizes) => number)>>;
  /** Records the steps; the result is the step `output`. Branches on shapes and parameters, never on values. */
  run(t: Tape, x: Bound<I>, p: Values<P>): void;
}

/** Declares a mechanism, with the types of its inputs and parameters taken from their declarations. */
export function mechanism<const I extends InputSpecs, const P extends ParamSpecs = Record<never, never>>(
  definition: Mechanism<I, P>,
): Mechanism {
  return definition as unknown as Mechanism;
}

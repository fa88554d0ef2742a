import type { Page } from '../pages/page.js';
import type { Lang } from '../text/index.js';
import type { Trace } from '../trace/types.js';

/** All that a command may ask for. Writing and prompting are not forbidden to it: they are absent. */
export interface World {
  /** A file's bytes. @throws file-unreadable, file-large */
  read(path: string): Promise<Uint8Array>;
  /** All of standard input; undefined where it is a terminal. @throws stdin-large */
  stdin(): Promise<Uint8Array | undefined>;
  readonly seed: string;
  readonly width: number;
  readonly lang: Lang;
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Bytes in use. */
  memory(): number;
}

export type OptionKind = 'flag' | 'number' | 'integer' | 'text' | 'file';

/** An option of a command; what it is for stands in text/help under the command's name. */
export interface OptionSpec {
  /** Camel case, as the command reads it; on the command line `--d-model`. */
  readonly name: string;
  readonly short?: string;
  readonly kind: OptionKind;
  readonly choices?: readonly string[];
  /** Sentence for options that only exist at run time (a mechanism's parameters). */
  readonly about?: string;
}

export type OptionValue = string | number | boolean;

/** What was typed, checked as far as its form goes. */
export interface Call {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, OptionValue | undefined>>;
}

export interface Result {
  /** For a person; made only when it is shown. */
  page(): Page | Promise<Page>;
  /** For a program (`--json`). */
  json(): unknown | Promise<unknown>;
  /** What the next stage of a pipeline reads, and a lesson's `{{ }}`. */
  readonly trace?: Trace;
  /** Of a command that makes several, all of them. */
  readonly traces?: readonly Trace[];
  /** 0 done, 1 the answer is no. */
  readonly code: 0 | 1;
  /** Said on standard error beside the result. */
  readonly talk?: readonly string[];
}

export interface Command {
  /** How words are used: `<mechanism> [text…]`. */
  readonly usage: string;
  /** Other ways to use it, each with a word of its own: `report <file…>`. */
  readonly usages?: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Options that depend on the words: the parameters of the mechanism that is named. */
  optionsFor?(
    words: readonly string[],
    lang: Lang,
    options?: Call['options'],
  ): Promise<readonly OptionSpec[]>;
  /** Command lines that work as they stand. */
  readonly examples: readonly string[];
  run(call: Call, world: World): Promise<Result>;
}

import type { Instance } from './ask.js';
import { differentNumbers } from './diagnose.js';
import type { Of } from './grade.js';
import { type Evidence, linesAgainst } from './refute.js';
import type { ChoiceQuestion, Option } from './types.js';

/** How many wrong answers are known for what they are. */
export interface Coverage {
  /** Wrong options; those that a computation refutes; those that papers do, where there is nothing to compute. */
  readonly options: number;
  readonly computed: number;
  readonly cited: number;
  /** Number questions, and the wrong numbers they recognise. */
  readonly numbers: number;
  readonly recognised: number;
}

export const NOTHING: Coverage = { options: 0, computed: 0, cited: 0, numbers: 0, recognised: 0 };

export function plus(one: Coverage, other: Coverage): Coverage {
  return {
    options: one.options + other.options,
    computed: one.computed + other.computed,
    cited: one.cited + other.cited,
    numbers: one.numbers + other.numbers,
    recognised: one.recognised + other.recognised,
  };
}

/** What errata of a folder stand on. */
export interface KnownErrata {
  has(id: string): boolean;
  get(id: string): Evidence | undefined;
}

export function coverageOf(instance: Instance, errata: KnownErrata): Coverage {
  const { question } = instance;
  if (question.kind === 'number') {
    return { ...NOTHING, numbers: 1, recognised: differentNumbers(instance as Of<'number'>) };
  }
  if (question.kind !== 'choice') return NOTHING;
  const wrong = question.options.filter(({ right }) => !right);
  const by = wrong.map((option) => refutedBy(option, question, errata));
  const count = (how: Refuted): number => by.filter((own) => own === how).length;
  return { ...NOTHING, options: wrong.length, computed: count('computed'), cited: count('cited') };
}

type Refuted = 'computed' | 'cited' | undefined;

/** What refutes a wrong option; undefined where nothing does. */
export function refutedBy(option: Option, question: ChoiceQuestion, errata: KnownErrata): Refuted {
  if (linesAgainst(option, question).length > 0) return 'computed';
  const evidence = option.erratum === undefined ? undefined : errata.get(option.erratum);
  return evidence && (evidence.run.length > 0 ? 'computed' : 'cited');
}

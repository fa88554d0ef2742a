import { runLine } from '../commands/line.js';
import type { World } from '../commands/types.js';
import { AttnError, fail } from '../engine/error.js';
import type { Shape } from '../engine/tensor.js';
import { ascii, excerpt } from '../input/clean.js';
import { resolve } from '../input/resolve.js';
import type { Trace } from '../trace/types.js';
import type { Instance } from './ask.js';
import { type Compared, compare } from './compare.js';
import type { NumberInstance, Rounding } from './diagnose.js';
import { answerIn } from './form.js';
import { gradeNumber } from './grade-number.js';
import { fillIn, numberIn, withLetters } from './letters.js';
import { type ChoiceQuestion, keyOf, type Option } from './types.js';

/** right counts, and so does rounded; coarse and unreadable are no answers yet; skipped is not right. */
export type Outcome = 'right' | 'rounded' | 'wrong' | 'coarse' | 'unreadable';

export interface Verdict {
  readonly outcome: Outcome;
  /** What was recognised: a mistake of the registry, an erratum, or `topic/question#n`, an entry of the question's own. */
  readonly mistake?: string;
  /** The question's own sentence about it. */
  readonly says?: string;
  readonly rounding?: Rounding;
  /** Decimals that were given where more are asked for. */
  readonly digits?: number;
  /** What could not be read. */
  readonly error?: { readonly code: string; readonly data: Readonly<Record<string, unknown>> };
  /** For an order: how many steps from the start are right. */
  readonly agree?: number;
  /** For a false step: one was named that follows from it, and not one before it. */
  readonly late?: boolean;
  /** For a choice: the option that was taken. */
  readonly option?: number;
  /** For an inverse question: what the answer made, and the comparison that decides. */
  readonly made?: Trace;
  readonly compared?: Compared;
}

const LONGEST = 400;

/** What an answer is worth, and what is wrong with it. Whatever is typed has a verdict. */
export async function grade(instance: Instance, typed: string, world: World): Promise<Verdict> {
  const answer = ascii(typed).trim();
  try {
    if (answer === '' || answer.length > LONGEST) fail('answer-empty', { most: LONGEST });
    return await graded(instance, answer, world);
  } catch (error) {
    if (!(error instanceof AttnError)) throw error;
    return { outcome: 'unreadable', error: { code: error.code, data: error.data } };
  }
}

async function graded(instance: Instance, answer: string, world: World): Promise<Verdict> {
  // narrowing by the kind of the question needs the question itself
  switch (instance.question.kind) {
    case 'number':
      return gradeNumber(instance as NumberInstance, answer, world);
    case 'choice':
      return gradeChoice(instance as Of<'choice'>, answer);
    case 'order':
      return gradeOrder(instance as Of<'order'>, answer);
    case 'shape':
      return gradeShape(instance as Of<'shape'>, answer, world);
    case 'spot':
      return gradeSpot(instance as Of<'spot'>, answer);
    case 'inverse':
      return gradeInverse(instance as Of<'inverse'>, answer, world);
  }
}

/** The instance of a kind of question. */
export type Of<K extends Instance['question']['kind']> = Extract<Instance, { question: { kind: K } }>;

function gradeChoice({ question, options, right }: Of<'choice'>, answer: string): Verdict {
  const option = placeIn(answer, options.length);
  if (option === right) return { outcome: 'right', option };
  const { text, refutes } = options[option]!;
  const place = question.options.findIndex((own) => own.text === text);
  return { outcome: 'wrong', option, mistake: misconceptionOf(question, place), says: refutes };
}

/**
 * What taking an option is recorded as: a mistake of the registry or an erratum that no other option of the question
 * shows, else the option itself, from 1.
 */
export function misconceptionOf({ options, ...question }: ChoiceQuestion, place: number): string {
  const known = ({ mistake, erratum }: Option): string | undefined => mistake ?? erratum;
  const id = known(options[place]!);
  const alone = options.filter((option) => !option.right && known(option) === id).length === 1;
  return id !== undefined && alone ? id : `${keyOf(question)}#${place + 1}`;
}

/** @throws answer-place { most } */
function placeIn(answer: string, most: number): number {
  return placeOf(answer, most) ?? fail('answer-place', { word: excerpt(answer), most });
}

/** `2`, `2.`, `(2)` as a place from 0. */
function placeOf(answer: string, most: number): number | undefined {
  const place = Number(/^\(?(\d{1,2})[.)]?$/.exec(answer)?.[1] ?? NaN);
  return place >= 1 && place <= most ? place - 1 : undefined;
}

function gradeOrder({ steps, right }: Of<'order'>, answer: string): Verdict {
  const parts = /^\d+$/.test(answer) ? [...answer] : answer.split(/[\s,;>、→-]+/);
  const places = parts.filter(Boolean).map((word) => placeOf(word, steps.length));
  if (places.includes(undefined) || new Set(places).size !== steps.length || places.length !== steps.length) {
    fail('answer-order', { word: excerpt(answer), most: steps.length });
  }
  const agree = places.findIndex((place, i) => place !== right[i]);
  return agree < 0 ? { outcome: 'right' } : { outcome: 'wrong', agree };
}

function gradeShape(instance: Of<'shape'>, answer: string, { lang }: World): Verdict {
  const { question, shape, letters, trace } = instance;
  const inner = answer.replace(/^[([{]|[)\]}]$/g, '');
  const parts = inner.trim().split(/\s*[x×*✕,]\s*|\s+/i);
  if (parts.length > 4 || !parts.every((part) => /^\d{1,9}$/.test(part))) {
    fail('answer-shape', { word: excerpt(answer) });
  }
  const given = parts.map(Number);
  if (sameShape(given, shape)) return { outcome: 'right' };
  const at = question.wrong.findIndex(({ value }) =>
    sameShape(
      given,
      value.map((part) => numberIn(part, letters, trace)),
    ),
  );
  if (at >= 0) {
    const says = fillIn(question.wrong[at]!.says[lang], letters, trace);
    return { outcome: 'wrong', mistake: `${keyOf(question)}#${at + 1}`, says };
  }
  const turned = given.length > 1 && sameShape([...given].reverse(), shape);
  return { outcome: 'wrong', ...(turned && { mistake: 'shape-transposed' }) };
}

function sameShape(a: Shape, b: Shape): boolean {
  return a.join() === b.join();
}

function gradeSpot({ steps, first }: Of<'spot'>, answer: string): Verdict {
  const byName = resolve(
    answer,
    steps.map((id) => ({ id, aliases: [] })),
  ).found[0]?.id;
  const place = /^\d+$/.test(answer) ? steps[placeIn(answer, steps.length)] : undefined;
  const named = place ?? steps.find((step) => step === answer) ?? byName;
  if (named === undefined) return fail('answer-step', { word: excerpt(answer), known: steps });
  if (named === first) return { outcome: 'right' };
  return { outcome: 'wrong', late: steps.indexOf(named) > steps.indexOf(first) };
}

async function gradeInverse(instance: Of<'inverse'>, answer: string, world: World): Promise<Verdict> {
  const { question, letters, seed } = instance;
  const made = await madeFrom(instance, answer, { ...world, seed });
  const all = compare(question.check, letters, made);
  const none = all.flatMap(({ left, right }) => [left, right]).find(({ value }) => Number.isNaN(value));
  if (none) fail('answer-nan', { text: none.text });
  const failed = all.find(({ holds }) => !holds);
  return {
    outcome: failed ? 'wrong' : 'right',
    made,
    compared: failed ?? all[0]!,
  };
}

/** The trace that an answer makes, its numbers put into the question's command. @throws answer-form, number-…, expression-… */
export async function madeFrom(
  { question, letters, form }: Of<'inverse'>,
  answer: string,
  world: World,
): Promise<Trace> {
  const line = withLetters(question.run, { ...letters, answer: answerIn(answer, form) });
  const { trace } = await runLine(line, world);
  return trace ?? fail('quiz-trace', { line: question.run });
}

import { runLine } from '../commands/line.js';
import type { World } from '../commands/types.js';
import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import type { Shape } from '../engine/tensor.js';
import { differing } from '../mistakes/apply.js';
import { tried } from '../mistakes/diagnose.js';
import { MISTAKES } from '../mistakes/index.js';
import type { Mistake } from '../mistakes/types.js';
import { checkTrace } from '../trace/check.js';
import { pinned } from '../trace/replay.js';
import { LEAF, type Step, stepOf, type Trace } from '../trace/types.js';
import { type Form, formOf } from './form.js';
import { drawLetters, fillIn, type Letters, numberIn, shuffled, withLetters } from './letters.js';
import type {
  ChoiceQuestion,
  InverseQuestion,
  NumberQuestion,
  Option,
  OrderQuestion,
  Question,
  ShapeQuestion,
  SpotQuestion,
} from './types.js';

interface Drawn {
  readonly seed: string;
  readonly letters: Letters;
  /** What its command made; for `spot` the right one. */
  readonly trace?: Trace;
  readonly ask: string;
  readonly hints: readonly string[];
  readonly solution?: string;
}

/** A question with its numbers: what the learner sees, and what is right. */
export type Instance = Drawn &
  (
    | { readonly question: NumberQuestion; readonly trace: Trace; readonly value: number }
    | {
        readonly question: ChoiceQuestion;
        /** As they are shown. */
        readonly options: readonly (Option & { readonly shown: string; readonly refutes: string })[];
        readonly right: number;
      }
    | {
        readonly question: OrderQuestion;
        readonly steps: readonly string[];
        readonly right: readonly number[];
      }
    | { readonly question: ShapeQuestion; readonly trace: Trace; readonly shape: Shape }
    | {
        readonly question: SpotQuestion;
        readonly trace: Trace;
        readonly mistake: Mistake;
        /** The right formulas, with the numbers of the mistake in its first step, and what follows from them. */
        readonly shown: Trace;
        /** Steps that may be named, and the one to be named. */
        readonly steps: readonly string[];
        readonly first: string;
      }
    | { readonly question: InverseQuestion; readonly form: Form }
  );

/**
 * The question that a seed makes: letters drawn, the command run, one thing hidden. The same seed makes the same
 * question; made-up numbers of the command come from it, too.
 * @throws quiz-letter, quiz-trace, mistake-unknown, mistake-elsewhere, quiz-spot, quiz-numbers, step-unknown and what the
 * command refuses
 */
export async function ask(question: Question, seed: string, world: World): Promise<Instance> {
  const { lang } = world;
  const letters = drawLetters(question.vary, seed);
  const asked = { ...world, seed };
  const line = question.kind === 'inverse' ? undefined : question.run;
  const trace = line === undefined ? undefined : (await runLine(withLetters(line, letters), asked)).trace;
  if (line !== undefined && !trace) fail('quiz-trace', { line });
  for (const name of question.show) if (trace && !stepOf(trace, name)) fail('step-unknown', { step: name });
  const write = (text: { en: string; zh: string }): string => fillIn(text[lang], letters, trace);
  const drawn: Drawn = {
    seed,
    letters,
    ...(trace && { trace }),
    ask: write(question.ask),
    hints: question.hints.map(write),
    ...(question.solution && { solution: write(question.solution) }),
  };
  switch (question.kind) {
    case 'number':
      return { ...drawn, question, trace: trace!, value: numberIn(question.cell, letters, trace) };
    case 'choice': {
      const options = shuffled(question.options, seed).map((option) => ({
        ...option,
        shown: write(option.text),
        refutes: option.why ? write(option.why) : '',
      }));
      return { ...drawn, question, options, right: options.findIndex(({ right }) => right) };
    }
    case 'order':
      return { ...drawn, question, ...orderOf(question.steps.map(write), seed) };
    case 'shape': {
      const step = stepOf(trace!, question.step) ?? fail('step-unknown', { step: question.step });
      return { ...drawn, question, trace: trace!, shape: step.shape };
    }
    case 'spot':
      return { ...drawn, question, trace: trace!, ...falseTrace(question, trace!, seed) };
    case 'inverse':
      return { ...drawn, question, form: formOf(withLetters(question.example, letters)) };
  }
}

/** Never in the right order from the start. */
function orderOf(steps: readonly string[], seed: string): { steps: string[]; right: number[] } {
  const places = steps.map((_, i) => i);
  let mixed = shuffled(places, seed);
  if (mixed.every((place, i) => place === i)) mixed = [...mixed.slice(1), mixed[0]!];
  return { steps: mixed.map((place) => steps[place]!), right: places.map((place) => mixed.indexOf(place)) };
}

export function mistakeOf(id: string): Mistake {
  return MISTAKES.find((mistake) => mistake.id === id) ?? fail('mistake-unknown', { name: id, near: [] });
}

function falseTrace({ mistakes, show, id }: SpotQuestion, trace: Trace, seed: string) {
  const mistake = mistakeOf(shuffled(mistakes, `${seed}/mistake`)[0]!);
  const where = { mistake: mistake.id, mechanism: trace.mechanism ?? id };
  const wrong = mistake.when(trace) ? tried(trace, mistake) : undefined;
  if (!wrong) return fail('mistake-elsewhere', where);
  const steps = trace.steps
    .filter(
      ({ name, op }) => op !== LEAF && !name.includes('~') && (show.length === 0 || show.includes(name)),
    )
    .map(({ name }) => name);
  const first = differing(trace, wrong, VISIBLE).find((name) => !name.includes('~'));
  if (first === undefined || !steps.includes(first)) return fail('quiz-spot', where);
  const { shape, value } = stepOf(wrong, first)!;
  if (shape.join() !== stepOf(trace, first)!.shape.join()) fail('quiz-spot', where);
  // what is said of a mistake must be seen in its first step: it may be made again where the same is done, but not elsewhere
  const { op } = stepOf(trace, first)!;
  const also = falseSteps(trace, wrong).find((step) => step.op !== op);
  if (also) fail('quiz-spot-several', { ...where, steps: [first, also.name] });
  const after = pinned(trace, ops, first, value);
  const shown = trace.steps.map((step) => ({ ...step, value: stepOf(after, step.name)!.value }));
  return { mistake, shown: { ...trace, steps: shown }, steps, first };
}

/** Steps of the wrong trace that do not follow from those before them by the right formulas. */
function falseSteps(right: Trace, wrong: Trace): Step[] {
  const steps = right.steps.map((step) => ({ ...step, value: (stepOf(wrong, step.name) ?? step).value }));
  return checkTrace({ ...right, steps }, ops, new Set(), 1e-9)
    .filter(({ step, verdict }) => verdict === 'false' && !step.name.includes('~'))
    .map(({ step }) => step);
}

/** What is seen in tables of four decimals. */
const VISIBLE = 1e-3;

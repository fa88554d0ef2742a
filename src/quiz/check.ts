import { runLine } from '../commands/line.js';
import type { World } from '../commands/types.js';
import { AttnError, fail } from '../engine/error.js';
import { MISTAKES } from '../mistakes/index.js';
import { LANGS } from '../text/index.js';
import { isMadeUp } from '../trace/types.js';
import { ask, type Instance } from './ask.js';
import { type Coverage, coverageOf, type KnownErrata, NOTHING, plus, refutedBy } from './coverage.js';
import { differentNumbers, sameNumber } from './diagnose.js';
import type { Form } from './form.js';
import { grade, type Of } from './grade.js';
import { fillIn, lettersIn, numberIn, withLetters } from './letters.js';
import type { QuizComplaint } from './read.js';
import { explainsItself } from './show-number.js';
import type { Question } from './types.js';

/** Half a unit of the last of four decimals: what an answer loses by being written down. */
const ROUNDING = 5e-5;

/** So many wrong computations are told apart from the right one. */
const ENOUGH = 2;

/** Seeds over which both languages are tried. */
const BOTH = 3;

export interface CheckedQuestions {
  readonly complaints: readonly QuizComplaint[];
  readonly coverage: Coverage;
}

/**
 * What is wrong with questions, proved by asking each over the seeds in both languages: one right answer; numbers
 * finite, not always 0 or 1, told apart from two wrong computations at least; every reference and `{{ }}` resolved.
 */
export async function checkQuestions(
  questions: readonly Question[],
  world: World,
  seeds: readonly string[],
  errata: KnownErrata,
): Promise<CheckedQuestions> {
  const complaints: QuizComplaint[] = [];
  let coverage = NOTHING;
  for (const question of questions) {
    const found = new Map<string, QuizComplaint['data']>();
    const complain: Complain = (code, data = {}) => {
      if (!found.has(code)) found.set(code, data);
    };
    references(question, errata, complain);
    const values: number[] = [];
    let chance = true;
    for (const [i, seed] of seeds.entries()) {
      if (!chance) break;
      // numbers do not change with the language: its sentences are filled in over the first seeds
      for (const lang of i < BOTH ? LANGS : LANGS.slice(0, 1)) {
        try {
          const own = { ...world, lang, seed };
          const instance = await ask(question, seed, own);
          await checkInstance(instance, own, complain);
          if (i === 0 && lang === LANGS[0]) coverage = plus(coverage, coverageOf(instance, errata));
          if ('value' in instance) values.push(instance.value);
          chance = dependsOnSeed(instance);
        } catch (error) {
          if (!(error instanceof AttnError)) throw error;
          complain(error.code, { ...error.data, seed });
        }
      }
    }
    if (question.kind === 'number' && values.length > 0) checkValues(question, values, complain);
    for (const [code, data] of found) {
      complaints.push({ line: question.line, code, data: { ...data, question: question.id } });
    }
  }
  return { complaints, coverage };
}

/** Whether another seed would make other numbers; the order of options alone needs no second look. */
export function dependsOnSeed({ question, trace }: Instance): boolean {
  const varies = Object.values(question.vary).some((values) => values.length > 1);
  return varies || (trace !== undefined && isMadeUp(trace));
}

type Complain = (code: string, data?: QuizComplaint['data']) => void;

function references(question: Question, errata: KnownErrata, complain: Complain): void {
  const ids = [...question.errata];
  const mistakes = [...('mistakes' in question ? (question.mistakes ?? []) : [])];
  if (question.kind === 'choice') {
    for (const { erratum, mistake } of question.options) {
      if (erratum) ids.push(erratum);
      if (mistake) mistakes.push(mistake);
    }
    const right = question.options.filter((option) => option.right).length;
    if (right !== 1) complain('quiz-right', { right });
    const wrong = question.options.filter((option) => !option.right);
    if (wrong.some(({ why }) => !why)) complain('quiz-why');
    const bare = wrong.find((option) => !option.erratum && !refutedBy(option, question, errata));
    if (bare) complain('quiz-refute', { option: bare.text.en });
  }
  for (const id of ids) if (!errata.has(id)) complain('erratum-unknown', { id });
  for (const id of mistakes) {
    if (!MISTAKES.some((mistake) => mistake.id === id)) complain('mistake-unknown', { name: id, near: [] });
  }
  const used = lettersIn(JSON.stringify(question));
  const named = JSON.stringify({ ...question, vary: undefined });
  for (const letter of Object.keys(question.vary)) {
    const alone = new RegExp(`(?<![\\w.])${letter}(?![\\w.])`);
    if (!used.includes(letter) && !alone.test(named)) complain('quiz-unused', { letter });
  }
}

/** Whether the worked solution would say no more than the answer does. */
function explainsNothing({ question, ...instance }: Instance): boolean {
  if (question.solution) return false;
  if (question.kind === 'choice') return question.run === undefined;
  return question.kind === 'number' && !explainsItself({ ...instance, question } as Of<'number'>);
}

async function checkInstance(instance: Instance, world: World, complain: Complain): Promise<void> {
  const { question, seed, letters } = instance;
  if (explainsNothing(instance)) complain('quiz-solution');
  const at = { seed, letters };
  switch (question.kind) {
    case 'number': {
      const { value, trace } = instance as Of<'number'>;
      if (!Number.isFinite(value)) complain('quiz-infinite', { ...at, value });
      for (const { says } of question.wrong) fillIn(says[world.lang], letters, trace);
      const apart = differentNumbers(instance as Of<'number'>, ENOUGH);
      if (apart < ENOUGH) complain('quiz-alike', { ...at, value, apart });
      break;
    }
    case 'choice': {
      const { options, trace } = instance as Of<'choice'>;
      const texts = new Set(options.map(({ shown }) => shown));
      if (texts.size !== options.length) complain('quiz-same', at);
      for (const option of options) {
        for (const line of option.run) await runLine(withLetters(line, letters), world);
        if (option.why) fillIn(option.why[world.lang], letters, trace);
      }
      break;
    }
    case 'order':
      if (new Set(question.steps.map((step) => step[world.lang])).size !== question.steps.length) {
        complain('quiz-same', at);
      }
      break;
    case 'shape': {
      const { shape, trace } = instance as Of<'shape'>;
      if (shape.length === 0) complain('quiz-scalar', { step: question.step });
      for (const { value, says } of question.wrong) {
        fillIn(says[world.lang], letters, trace);
        const same = value.map((part) => numberIn(part, letters, trace)).join() === shape.join();
        if (same) complain('quiz-wrong-right', { ...at, value: value.join('×') });
      }
      break;
    }
    case 'spot':
      // asking has drawn one; every other must be seen as well
      for (const mistake of question.mistakes) {
        await ask({ ...question, mistakes: [mistake] }, seed, world);
      }
      break;
    case 'inverse': {
      const verdict = await grade(instance, withLetters(question.example, letters), world);
      if (verdict.error) fail(verdict.error.code, verdict.error.data);
      if (verdict.outcome !== 'right') complain('quiz-example', { ...at, example: question.example });
      const { form } = instance as Of<'inverse'>;
      for (const other of formsBeside(form)) {
        const { outcome } = await grade(instance, other, world);
        if (outcome !== 'unreadable') complain('quiz-form', { ...at, form });
      }
      break;
    }
  }
}

/** Answers with a number more, a row more, and a number less where that leaves any. */
function formsBeside([rows, numbers]: Form): string[] {
  const zeros = (r: number, n: number): string => Array(r).fill(Array(n).fill('0').join(' ')).join('; ');
  const less = numbers > 1 ? [zeros(rows, numbers - 1)] : [];
  return [zeros(rows, numbers + 1), zeros(rows + 1, numbers), ...less];
}

/** Over all seeds. */
function checkValues(
  { tolerance, vary }: Extract<Question, { kind: 'number' }>,
  values: number[],
  complain: Complain,
): void {
  const whole = values.every(Number.isInteger);
  if (!whole && tolerance <= ROUNDING) complain('quiz-tolerance', { tolerance, least: ROUNDING });
  if (values.every((value) => value === 0 || value === 1)) complain('quiz-trivial', { value: values[0] });
  const varied = Object.values(vary).some((all) => all.length > 1);
  if (varied && values.every((value) => sameNumber(value, values[0]!, 0))) complain('quiz-constant', {});
}

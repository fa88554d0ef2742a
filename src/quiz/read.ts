import { AttnError, fail } from '../engine/error.js';
import { parseNumber } from '../input/numbers.js';
import { type Complain, readForm } from '../input/yaml.js';
import { type QuestionEntry, QuizForm } from './forms.js';
import type { Question, Value } from './types.js';

/** What is wrong with a question, and the line of its file. */
export interface QuizComplaint {
  readonly line: number;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ReadQuiz {
  readonly questions: readonly Question[];
  readonly complaints: readonly QuizComplaint[];
}

/** The questions of a topic's quiz.yaml, and what is wrong with its form: nothing is asked of a file that has complaints. */
export function readQuestions(text: string, topic: string): ReadQuiz {
  const complaints: QuizComplaint[] = [];
  const complain: Complain = (line, code, data = {}) => complaints.push({ line, code, data });
  const form = readForm(text, 1, QuizForm, complain);
  if (!form) return { questions: [], complaints };
  const seen = new Set<string>();
  const questions = form.value.flatMap((entry, i): Question[] => {
    const line = form.lineOf([i]);
    if (seen.has(entry.id)) complain(form.lineOf([i, 'id']), 'quiz-twice', { id: entry.id });
    seen.add(entry.id);
    try {
      return [questionOf(entry, topic, line)];
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
      complain(form.lineOf([i, 'vary']), error.code, error.data);
      return [];
    }
  });
  return { questions, complaints };
}

function questionOf(entry: QuestionEntry, topic: string, line: number): Question {
  const vary = Object.fromEntries(
    Object.entries(entry.vary).map(([letter, spec]) => [
      letter,
      typeof spec === 'string' ? range(spec, letter) : spec,
    ]),
  );
  return { ...entry, topic, line, vary } as Question;
}

const MOST_VALUES = 1000;

/** `0..4` and `0.5..2/0.5`, both ends included. @throws quiz-range { letter, range } */
function range(text: string, letter: string): Value[] {
  const [, from = '', to = '', by = '1'] = /^(.+?)\.\.(.+?)(?:\/(.+))?$/.exec(text) ?? [];
  const [least, most, step] = [from, to, by].map((word) => parseNumber(word, letter)) as [
    number,
    number,
    number,
  ];
  const count = Math.floor((most - least) / step + 1e-9) + 1;
  if (!(step > 0) || count < 2 || count > MOST_VALUES) fail('quiz-range', { letter, range: text });
  const digits = Math.max(decimals(from), decimals(by));
  return Array.from({ length: count }, (_, i) => Number((least + i * step).toFixed(digits)));
}

function decimals(word: string): number {
  return word.split('.')[1]?.length ?? 0;
}

import { readFileSync } from 'node:fs';
import type { World } from '../../src/commands/types.js';
import { ask } from '../../src/quiz/ask.js';
import { readQuestions } from '../../src/quiz/read.js';
import type { Question } from '../../src/quiz/types.js';

export const FIXTURE = readFileSync(new URL('fixtures/fixture/quiz.yaml', import.meta.url), 'utf8');

export const { questions: QUESTIONS, complaints: COMPLAINTS } = readQuestions(FIXTURE, 'fixture');

/** The smallest world there is: no files, no standard input. */
export const WORLD: World = {
  read: () => Promise.reject(new Error('no files')),
  stdin: async () => undefined,
  seed: '42',
  width: 80,
  lang: 'en',
  now: () => 0,
  memory: () => 0,
};

export function question(id: string): Question {
  return QUESTIONS.find((own) => own.id === id)!;
}

export const asked = (id: string, seed = '1', world: World = WORLD) => ask(question(id), seed, world);

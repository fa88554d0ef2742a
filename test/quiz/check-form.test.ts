import { expect, it, vi } from 'vitest';
import { checkQuestions } from '../../src/quiz/check.js';
import { QUESTIONS, WORLD } from './bank.js';

// a reader of answers that has forgotten to compare forms
vi.mock('../../src/quiz/form.js', async (original) => ({
  ...(await original<typeof import('../../src/quiz/form.js')>()),
  answerIn: (answer: string) => answer.replaceAll(';', ''),
}));

it('the check of questions tries answers of another form, and complains when one is taken', async () => {
  const { complaints } = await checkQuestions(QUESTIONS, WORLD, ['1'], new Map());
  expect(complaints.map(({ code }) => code)).toContain('quiz-form');
});

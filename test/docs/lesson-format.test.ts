import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { QuestionForm } from '../../src/quiz/forms.js';
import { readQuestions } from '../../src/quiz/read.js';
import { complaintsOf, GOOD } from '../lessons/folder.js';

const doc = (name: string): string => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');

it.each(['lesson-format', 'lesson-format.zh-CN'])(
  'the question in docs/%s.md passes the check',
  async (name) => {
    const quiz = [...doc(name).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text!).at(-1)!;
    expect(readQuestions(quiz, 'mine').questions).toHaveLength(1);
    expect(await complaintsOf({ ...GOOD, 'mine/quiz.yaml': quiz })).toEqual([]);
  },
);

it.each(['lesson-format', 'lesson-format.zh-CN'])('docs/%s.md names every kind of question', (name) => {
  const kinds = QuestionForm.options.map(({ entries }) => entries.kind.literal);
  const told = [...doc(name).matchAll(/^\| `(?!kind)(\w+)` \|/gm)].map(([, kind]) => kind);
  expect(told).toEqual(kinds);
});

import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/cli/bank.js';
import * as ops from '../../src/engine/ops/index.js';
import { openLibrary } from '../../src/lessons/library.js';
import { lessonWorld } from '../../src/lessons/world.js';
import { ask } from '../../src/quiz/ask.js';
import { dependsOnSeed } from '../../src/quiz/check.js';
import type { Of } from '../../src/quiz/grade.js';
import { keyOf, type Question } from '../../src/quiz/types.js';
import { checkTrace } from '../../src/trace/check.js';
import { WORLD } from './bank.js';

/** CURRICULUM has so many to start with. */
const LEAST = 213;
const EACH = 5;
const GENERATED = 2;

const library = await openLibrary();
const topics = library.topics.map(({ id }) => id);
const questions = await questionsOf(library, topics);
const own = (topic: string): Question[] => questions.filter((question) => question.topic === topic);

/** Whether another seed asks something else. */
async function isGenerated(question: Question): Promise<boolean> {
  if (question.kind === 'spot' && question.mistakes.length > 1) return true;
  return dependsOnSeed(await ask(question, '1', lessonWorld(library.folder, question.topic, WORLD)));
}

describe('the questions that come with attn', () => {
  it(`are at least ${LEAST}`, () => expect(questions.length).toBeGreaterThanOrEqual(LEAST));

  it.each(topics)('%s is worded so that it fits every number that is drawn', async (topic) => {
    const texts = own(topic).map((question) => JSON.stringify(question));
    expect(texts.filter((text) => /[a-z]\((s|es)\)/.test(text))).toEqual([]);
  });

  it.each(topics)(
    `%s has at least ${EACH}, and ${GENERATED} generated where it computes anything`,
    async (topic) => {
      expect(own(topic).length).toBeGreaterThanOrEqual(EACH);
      const lesson = await library.folder.text(`${topic}/en.md`);
      if (!/^```attn/m.test(lesson)) return;
      const generated = await Promise.all(own(topic).map(isGenerated));
      expect(generated.filter(Boolean).length).toBeGreaterThanOrEqual(GENERATED);
    },
  );

  it('ask about every erratum of tier A', async () => {
    const asked = new Set(questions.flatMap(({ errata }) => errata));
    const all = (await library.errata()).flatMap(({ value }) => value);
    const left = all.filter(({ id, tier }) => tier === 'A' && !asked.has(id)).map(({ id }) => id);
    expect(left).toEqual([]);
  });

  it('show exactly one false step where one is looked for, whichever mistake is made', async () => {
    for (const question of questions) {
      if (question.kind !== 'spot') continue;
      for (const mistake of question.mistakes) {
        const world = lessonWorld(library.folder, question.topic, WORLD);
        const drawn = (await ask({ ...question, mistakes: [mistake] }, '1', world)) as Of<'spot'>;
        const wrong = checkTrace(drawn.shown, ops, new Set(), 1e-9).filter(
          ({ verdict }) => verdict === 'false',
        );
        expect([keyOf(question), mistake, wrong.map(({ step }) => step.name)]).toEqual([
          keyOf(question),
          mistake,
          [drawn.first],
        ]);
      }
    }
  });

  it('are of every kind', () => {
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(6);
  });
});

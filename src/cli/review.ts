import { randomInt } from 'node:crypto';
import { openSound } from '../lessons/library.js';
import { type Planned, seedFor } from '../quiz/choose.js';
import { DAY, dayOf } from '../quiz/day.js';
import { dueOf, itemsOf } from '../quiz/progress.js';
import { nothingDue, reviewList } from '../quiz/show-progress.js';
import { keyOf } from '../quiz/types.js';
import { wordsIn } from '../quiz/words.js';
import { questionsOf } from './bank.js';
import { momentOf, wallOf } from './clock.js';
import type { EdgeCommand } from './edge.js';
import { answered, readLearner } from './learner.js';

const COUNT = 20;

/** `attn review`: what is due, with fresh numbers; `--list`: when everything is. */
export const review: EdgeCommand = {
  usage: '',
  options: [
    { name: 'list', kind: 'flag' },
    { name: 'count', kind: 'integer' },
    { name: 'from', kind: 'file' },
  ],
  examples: ['attn review', 'attn review --list'],
  async run({ options }, edge) {
    const learner = await readLearner(edge);
    const now = wallOf(Date.now());
    const items = itemsOf(answered(learner.answers), now);
    const words = await wordsIn(edge.lang);
    const next = [{ command: 'attn quiz', why: words.text.nextQuiz }];
    const due = dueOf(items, now);
    const json = () =>
      items.map(({ question, due: when, recall, mastered }) => ({
        id: question,
        due: new Date(momentOf(dayOf(when) * DAY)).toISOString(),
        recall,
        mastered,
      }));
    if (options.list || options.json) {
      return { code: 0, json, page: () => reviewList(items, now, words, next), talk: learner.remarks };
    }
    const library = await openSound(options.from as string | undefined);
    const topics = [...new Set(due.map(({ question }) => question.split('/')[0]!))];
    const there = topics.filter((topic) => library.topics.some(({ id }) => id === topic));
    const bank = new Map((await questionsOf(library, there)).map((own) => [keyOf(own), own]));
    const seed = edge.look.seed.from === 'default' ? String(randomInt(1000, 10_000)) : edge.seed;
    const planned = due
      .flatMap(({ question: key }): Planned[] => {
        const question = bank.get(key);
        return question ? [{ question, seed: seedFor(seed, question) }] : [];
      })
      .slice(0, Math.max(1, Number(options.count ?? COUNT)));
    if (planned.length === 0) {
      return { code: 0, json, page: () => nothingDue(items, now, words, next), talk: learner.remarks };
    }
    const { talkRound } = await import('./converse/talk.js');
    return talkRound(planned, library, edge, seed, [
      { command: 'attn review --list', why: words.text.nextReview },
      { command: 'attn progress', why: words.text.nextProgress },
    ]);
  },
};

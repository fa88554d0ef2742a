import { fromFolder, stayIn } from '../lessons/from.js';
import { type Planned, seedFor } from '../quiz/choose.js';
import { DAY, dayOf } from '../quiz/day.js';
import { dueOf } from '../quiz/progress.js';
import { nothingDue, reviewList } from '../quiz/show-progress.js';
import { keyOf, topicIn } from '../quiz/types.js';
import { wordsIn } from '../quiz/words.js';
import { questionsOf } from './bank.js';
import { momentOf } from './clock.js';
import type { EdgeCommand } from './edge.js';
import { knownOf } from './known.js';
import { countIn, refuseBoth, refuseWritten } from './options.js';
import { roundSeed } from './seed.js';

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
    for (const way of ['list', 'json']) refuseBoth(options, way, 'count');
    if (!options.list && !options.json) refuseWritten(options, '--list');
    const count = countIn(options, 'count', COUNT);
    const from = options.from as string | undefined;
    const { library, ...known } = await knownOf(from, edge);
    const words = await wordsIn(edge.lang);
    const due = dueOf(known.items, known.now);
    const next = [
      ...(due.length > 0 ? [{ command: 'attn review', why: words.text.nextDue }] : []),
      { command: 'attn quiz', why: words.text.nextQuiz },
    ];
    if (options.list || options.json || due.length === 0) {
      const shown = options.list ? reviewList : nothingDue;
      return {
        code: 0,
        json: () =>
          known.items.map(({ question, due: when, recall, mastered }) => ({
            id: question,
            due: new Date(momentOf(dayOf(when) * DAY)).toISOString(),
            recall,
            mastered,
          })),
        page: () => stayIn(from, shown(known, words, next)),
        talk: known.learner.remarks,
      };
    }
    const topics = [...new Set(due.map(({ question }) => topicIn(question)))];
    const bank = new Map((await questionsOf(library, topics)).map((own) => [keyOf(own), own]));
    const seed = roundSeed(edge);
    const planned = due.slice(0, count).flatMap(({ question: key }): Planned[] => {
      const question = bank.get(key);
      return question ? [{ question, seed: seedFor(seed, question) }] : [];
    });
    const { talkRound } = await import('./converse/talk.js');
    const folder = fromFolder(from);
    const after = [
      { command: `attn review --list${folder}`, why: words.text.nextReview },
      { command: `attn progress${folder}`, why: words.text.nextProgress },
    ];
    return talkRound(planned, library, edge, { seed, folder, next: after });
  },
};

import type { Call, Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { stayIn } from '../lessons/from.js';
import { progressOf } from '../quiz/progress.js';
import { progressPage } from '../quiz/show-progress.js';
import { wordsIn } from '../quiz/words.js';
import { type LessonEvent, within } from '../store/events.js';
import { merge } from '../store/merge.js';
import { quizIn } from '../text/index.js';
import { saidOf } from './bank.js';
import type { Edge, EdgeCommand, Talked } from './edge.js';
import { writeFile } from './files.js';
import { textOf } from './given.js';
import { knownOf } from './known.js';
import { logOf } from './learner.js';
import { refuseUseless } from './options.js';
import { write } from './streams.js';

/** `attn progress`; `export [FILE]` and `import FILE` move a learner between machines. */
export const progress: EdgeCommand = {
  usage: '[export|import] [FILE]',
  options: [{ name: 'from', kind: 'file' }],
  examples: [
    'attn progress',
    'attn progress export mine.jsonl && attn progress import mine.jsonl',
    'attn progress export | attn progress import -',
  ],
  async run({ words: [verb, file], options }, edge) {
    switch (verb) {
      case undefined:
        return table(edge, options.from as string | undefined);
      case 'export':
        return exported(file, options, edge);
      case 'import':
        refuseUseless('progress import', options, ['from']);
        return file === undefined ? fail('progress-words', {}) : imported(file, edge);
      default:
        return fail('progress-words', {});
    }
  },
};

async function table(edge: Edge, from: string | undefined): Promise<Result> {
  const { library, learner, answers, items, now, elsewhere, ...known } = await knownOf(from, edge);
  const topics = progressOf(known.topics, items, now);
  const read = readShares(within(learner.lessons, library.name));
  return {
    code: 0,
    json: () => topics.map(({ topic, ...rest }) => ({ id: topic, lesson: read.get(topic) ?? 0, ...rest })),
    page: async () => {
      const words = await wordsIn(edge.lang);
      const { text } = words;
      const usual = topics.flatMap((topic) => topic.usual ?? []);
      const said = await saidOf(usual, answers, library, edge);
      const all = { topics, elsewhere, read, said, remarks: learner.remarks };
      const page = progressPage(all, words, [
        { command: 'attn review', why: text.nextReview },
        { command: 'attn quiz', why: text.nextQuiz },
        { command: 'attn learn', why: text.nextLearn },
      ]);
      return stayIn(from, page);
    },
  };
}

/** How much of each lesson has been read: all of it once it was done, else as far as the last event says. */
function readShares(lessons: readonly LessonEvent[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { topic, scene, of, done } of lessons) {
    shares.set(topic, done || shares.get(topic) === 1 ? 1 : Math.min(0.99, scene / Math.max(1, of)));
  }
  return shares;
}

/** The log as it stands: into a file, or on standard output. */
async function exported(word: string | undefined, options: Call['options'], edge: Edge): Promise<Talked> {
  refuseUseless('progress export', options, ['json', 'format', 'from']);
  const output = options.output as string | undefined;
  if (word !== undefined && output !== undefined) fail('options-clash', { a: excerpt(word), b: '--output' });
  const file = word ?? output;
  const text = await logOf(edge).text();
  if (file === undefined || file === '-') {
    await write(process.stdout, text);
    return { talked: true, code: 0 };
  }
  await writeFile(file, text);
  await write(process.stdout, `${(await quizIn(edge.lang)).writtenTo([file])}\n`);
  return { talked: true, code: 0 };
}

/** Adds what is not here yet, in one write. @throws import-nothing, log-… */
async function imported(file: string, edge: Edge): Promise<Result> {
  const log = logOf(edge);
  const { fresh, known, refused } = merge(await log.text(), await textOf(file, edge));
  if (fresh.length + known === 0 && refused > 0) fail('import-nothing', { file });
  if (fresh.length > 0) await log.append(fresh);
  const text = await quizIn(edge.lang);
  const said = [text.imported(fresh.length, known), ...(refused > 0 ? [text.importRefused(refused)] : [])];
  return {
    code: 0,
    json: () => ({ imported: fresh.length, known, refused }),
    page: () => ({ blocks: said.map((line) => ({ kind: 'note', text: line })) }),
  };
}

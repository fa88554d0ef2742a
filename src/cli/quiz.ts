import type { Call } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { shellWord } from '../input/shell.js';
import { fromFolder } from '../lessons/from.js';
import { type Library, openSound } from '../lessons/library.js';
import type { NextItem } from '../pages/page.js';
import { planRound } from '../quiz/choose.js';
import { KINDS, type Kind } from '../quiz/types.js';
import { within } from '../store/events.js';
import { quizIn } from '../text/index.js';
import { questionKeys, questionsOf, topicsNamed } from './bank.js';
import type { Edge, EdgeCommand } from './edge.js';
import { learnerIfKnown, topicOf } from './learner.js';
import { countIn, refuseBoth, refuseUseless, refuseWritten } from './options.js';
import { roundSeed } from './seed.js';

const COUNT = 10;
const FIRST_TOPICS = 3;

/** `attn quiz [topic…]`: questions with fresh numbers, diagnosed; as a worksheet, or as a protocol for programs. */
export const quiz: EdgeCommand = {
  usage: '[topic…]',
  usages: ['report <file…>'],
  options: [
    { name: 'count', kind: 'integer' },
    { name: 'kind', kind: 'text', choices: KINDS },
    { name: 'paper', kind: 'integer' },
    { name: 'format', kind: 'text', choices: ['markdown', 'html'] },
    { name: 'from', kind: 'file' },
  ],
  examples: [
    'attn quiz',
    'attn quiz softmax --seed 7',
    'attn quiz --kind spot',
    'attn quiz softmax --paper 5 --format markdown -o sheet.md',
    'attn progress export anna.jsonl && attn quiz report anna.jsonl',
  ],
  async run(call, edge) {
    const { words, options } = call;
    if (words[0] === 'report') {
      refuseUseless('quiz report', options, ['count', 'kind', 'paper']);
      const { report } = await import('./quiz-report.js');
      return report(words.slice(1), options.from as string | undefined, edge);
    }
    refuseBoth(options, 'paper', 'count');
    if (options.paper === undefined) refuseWritten(options, '--paper');
    const { library, planned, topics, seed } = await plan(call, edge);
    if (options.paper !== undefined) {
      return (await import('./quiz-paper.js')).paper(planned, seed, call, library, edge);
    }
    if (options.json) return (await import('./quiz-json.js')).protocol(planned, library, edge);
    const { talkRound } = await import('./converse/talk.js');
    const folder = fromFolder(options.from as string | undefined);
    const next = await nextOf(topics, seed, folder, call, edge);
    return talkRound(planned, library, edge, { seed, folder, next });
  },
};

/** The questions of this round: of the topics that were named, or of those learned so far. */
async function plan(call: Call, edge: Edge) {
  const { options, words } = call;
  const library = await openSound(options.from as string | undefined);
  const count = countIn(options, options.paper === undefined ? 'count' : 'paper', COUNT);
  const seed = roundSeed(edge);
  const topics =
    words.length > 0 ? await topicsNamed(words, library, edge.lang) : await topicsLearned(library, edge);
  const kind = options.kind as Kind | undefined;
  const planned = planRound(await questionsOf(library, topics), count, seed, kind);
  if (planned.length === 0) fail('quiz-none', { topic: words.join(' '), kind });
  return { library, planned, topics, seed };
}

/** Topics with an answer, or a lesson begun; for a newcomer the first ones. */
async function topicsLearned(library: Library, edge: Edge): Promise<string[]> {
  const asked = (await questionKeys(library)).filter(({ questions }) => questions.length > 0);
  // whether answers can be saved is said when the round begins
  const { answers, lessons } = await learnerIfKnown(edge);
  const known = new Set(within([...answers, ...lessons], library.name).map(topicOf));
  const learned = asked.filter(({ topic }) => known.has(topic));
  return (learned.length > 0 ? learned : asked.slice(0, FIRST_TOPICS)).map(({ topic }) => topic);
}

async function nextOf(
  topics: readonly string[],
  seed: string,
  folder: string,
  { options }: Call,
  { lang }: Edge,
): Promise<NextItem[]> {
  const text = await quizIn(lang);
  const same = ['count', 'kind'].flatMap((name) =>
    options[name] === undefined ? [] : [`--${name} ${shellWord(String(options[name]))}`],
  );
  const again = ['attn quiz', ...topics, `--seed ${shellWord(seed)}`, ...same].join(' ');
  return [
    { command: `attn review${folder}`, why: text.nextReview },
    { command: `attn progress${folder}`, why: text.nextProgress },
    { command: `${again}${folder}`, why: text.nextAgain },
  ];
}

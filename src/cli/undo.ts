import { fail } from '../engine/error.js';
import { type Library, openSound } from '../lessons/library.js';
import type { Standing } from '../store/events.js';
import { quizIn } from '../text/index.js';
import { topicsNamed } from './bank.js';
import type { Edge, EdgeCommand } from './edge.js';
import { readLearner, stamped, topicOf } from './learner.js';

/** `attn undo`: the last answer counts no more. */
export const undo: EdgeCommand = {
  usage: '',
  options: [],
  examples: ['attn undo'],
  async run(_call, edge) {
    const { log, answers } = await readLearner(edge);
    const last = answers.at(-1);
    if (last) await log.append([stamped({ kind: 'undo', of: [last.id] })]);
    const text = await quizIn(edge.lang);
    const said = last ? text.undone(last.question, text.outcomes[last.outcome]) : text.undoNothing;
    return {
      code: 0,
      json: () => ({ undone: last ?? null }),
      page: () => ({ blocks: [{ kind: 'note', text: said }] }),
    };
  },
};

/** `attn reset [topic…] --yes`: all of it, or of some topics, counts no more. The log keeps it. */
export const reset: EdgeCommand = {
  usage: '[topic…]',
  options: [
    { name: 'yes', kind: 'flag' },
    { name: 'from', kind: 'file' },
  ],
  examples: ['attn reset softmax --yes'],
  async run({ words, options }, edge) {
    const { log, events } = await readLearner(edge);
    const from = options.from as string | undefined;
    const all = words.length === 0 && from === undefined;
    const gone = all ? events : await chosen(events, words, await openSound(from), edge);
    const text = await quizIn(edge.lang);
    if (gone.length > 0 && !options.yes) {
      if (options.json || !process.stdin.isTTY || !process.stdout.isTTY) {
        fail('reset-ask', { count: gone.length });
      }
      const said = await sure(gone.length, edge);
      if (said === 'interrupt') return { talked: true, code: 130 };
      if (said === 'no') return { text: text.resetNot, code: 1 };
    }
    if (gone.length > 0) await log.append([stamped({ kind: 'undo', of: gone.map(({ id }) => id) })]);
    return {
      code: 0,
      json: () => ({ reset: gone.length }),
      page: () => ({ blocks: [{ kind: 'note', text: text.reset(gone.length) }] }),
    };
  },
};

/**
 * What happened in the topics that are named, or in all of these lessons. A topic that is not among them may be one
 * that only the log still knows, from whichever lessons.
 * @throws topic-unknown { topic, near }
 */
async function chosen(
  events: readonly Standing[],
  words: readonly string[],
  library: Library,
  { lang }: Edge,
): Promise<Standing[]> {
  const own = library.topics.map(({ id }) => id);
  const known = new Set(events.map(topicOf));
  const elsewhere = words.filter((word) => known.has(word) && !own.includes(word));
  const rest = words.filter((word) => !elsewhere.includes(word));
  const here = words.length === 0 ? own : await topicsNamed(rest, library, lang);
  return events.filter((event) => {
    const topic = topicOf(event);
    return elsewhere.includes(topic) || (event.lessons === library.name && here.includes(topic));
  });
}

/** Asks who sits there; what is not a yes is a no. */
async function sure(count: number, { look, lang }: Edge): Promise<'yes' | 'no' | 'interrupt'> {
  const { converse } = await import('./converse/conversation.js');
  const conversation = converse(look);
  try {
    const text = await quizIn(lang);
    await conversation.show({ blocks: [{ kind: 'note', text: text.wouldGo(count) }] });
    const heard = await conversation.hear(text.sure);
    if (heard.kind === 'interrupt') {
      await conversation.tell(`\n${text.resetNot}`);
      return 'interrupt';
    }
    const yes = heard.kind === 'line' && /^(y|yes|是|好|确定)$/i.test(heard.text.normalize('NFKC').trim());
    return yes ? 'yes' : 'no';
  } finally {
    conversation.close();
  }
}

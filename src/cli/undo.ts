import { fail } from '../engine/error.js';
import { openLibrary } from '../lessons/library.js';
import { quizIn } from '../text/index.js';
import { topicsNamed } from './bank.js';
import type { Edge, EdgeCommand } from './edge.js';
import { readLearner, stamped } from './learner.js';

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

/** `attn reset [topic] --yes`: all of it, or of a topic, counts no more. The log keeps it. */
export const reset: EdgeCommand = {
  usage: '[topic…]',
  options: [{ name: 'yes', kind: 'flag' }],
  examples: ['attn reset softmax --yes'],
  async run({ words, options }, edge) {
    const { log, events } = await readLearner(edge);
    const topics =
      words.length > 0 ? new Set(await topicsNamed(words, await openLibrary(), edge.lang)) : undefined;
    const gone = events.filter((event) => {
      const topic = event.kind === 'answer' ? event.question.split('/')[0]! : event.topic;
      return topics === undefined || topics.has(topic);
    });
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

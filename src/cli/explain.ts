import type { Call, Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { explainTopic } from '../lessons/explain.js';
import { find } from '../lessons/find.js';
import { type Library, openLibrary } from '../lessons/library.js';
import type { NextItem } from '../pages/page.js';
import { lessonsIn } from '../text/index.js';
import type { Edge, EdgeCommand } from './edge.js';
import { TABLE } from './table.js';

/** `attn explain` lists the topics; with a name it prints a lesson, or what a term means. */
export const explain: EdgeCommand = {
  usage: '[topic…]',
  options: [
    { name: 'brief', kind: 'flag' },
    { name: 'from', kind: 'file' },
  ],
  examples: ['attn explain', 'attn explain softmax', 'attn explain multihead --brief', 'attn explain d_k'],
  async run(call, edge) {
    const from = call.options.from as string | undefined;
    const library = await openLibrary(from);
    const name = call.words.join(' ').trim();
    return name === '' ? all(library, edge, from) : one(name, call, library, edge);
  },
};

async function all(library: Library, edge: Edge, from: string | undefined): Promise<Result> {
  const { mapOf, mapPage } = await import('../lessons/map.js');
  const parts = await mapOf(library, edge.lang);
  return {
    code: 0,
    json: () => parts.flatMap(({ id: part, topics }) => topics.map((topic) => ({ ...topic, part }))),
    page: async () => mapPage(parts, await lessonsIn(edge.lang), from),
  };
}

async function one(name: string, { options }: Call, library: Library, edge: Edge): Promise<Result> {
  const found = await find(name, library, edge.lang);
  const text = await lessonsIn(edge.lang);
  switch (found.kind) {
    case 'nothing':
      return fail('explain-unknown', { name: excerpt(name), near: found.near.map((near) => excerpt(near)) });
    case 'term': {
      const { termPage } = await import('../lessons/term.js');
      return { code: 0, json: () => found.term, page: () => termPage(found.term, edge, text) };
    }
    case 'mechanism': {
      const { mechanismPage } = await import('../lessons/term.js');
      return { code: 0, json: () => found, page: () => mechanismPage(found.id, edge.lang, text) };
    }
    case 'topic': {
      const from = options.from as string | undefined;
      const brief = options.brief === true;
      const offers = (topic: string): NextItem[] => offersOf(topic, text, from);
      const { lesson, page } = await explainTopic(found.id, library, edge, { brief, offers });
      const { id, meta } = lesson;
      return {
        code: 0,
        json: () => ({ id, ...meta }),
        page: () => page,
        ...(found.mechanism !== undefined && { talk: [text.inLesson(found.mechanism, meta.title)] }),
      };
    }
  }
}

/** What else one can do with a topic: play it, be asked about it. */
function offersOf(topic: string, text: Awaited<ReturnType<typeof lessonsIn>>, from?: string): NextItem[] {
  const folder = from === undefined ? '' : ` --from ${excerpt(from, 200)}`;
  return [
    { name: 'learn', why: text.nextLearn },
    { name: 'quiz', why: text.nextQuiz },
  ]
    .filter(({ name }) => Object.hasOwn(TABLE, name))
    .map(({ name, why }) => ({ command: `attn ${name} ${topic}${folder}`, why }));
}

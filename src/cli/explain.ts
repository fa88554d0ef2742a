import type { Call, Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { explainTopic } from '../lessons/explain.js';
import { fromFolder } from '../lessons/from.js';
import type { Library } from '../lessons/library.js';
import { openShelf, type Shelf } from '../lessons/shelf.js';
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
    const name = call.words.join(' ').trim();
    if (name === '') return all(await libraryOf(from), edge, from);
    // a folder of one's own is read whole: what is wrong with it is told before anything of it is shown
    const shelf = from === undefined ? await openShelf() : await libraryOf(from);
    // a topic called by its own name is opened at once; what else a name may stand for takes more reading
    const known = /^[a-z0-9-]+$/.test(name) && (await shelf.folder.has(`${name}/${edge.lang}.md`));
    return known ? lesson(name, call, shelf, edge) : meant(name, call, edge);
  },
};

/** Loaded only where the whole index is wanted. */
async function libraryOf(from: string | undefined): Promise<Library> {
  return (await import('../lessons/library.js')).openSound(from);
}

async function all(library: Library, edge: Edge, from: string | undefined): Promise<Result> {
  const { mapOf, mapPage } = await import('../lessons/map.js');
  const parts = await mapOf(library, edge.lang);
  return {
    code: 0,
    json: () => parts.flatMap(({ id: part, topics }) => topics.map((topic) => ({ ...topic, part }))),
    page: async () => mapPage(parts, await lessonsIn(edge.lang), from),
  };
}

async function meant(name: string, call: Call, edge: Edge): Promise<Result> {
  const library = await libraryOf(call.options.from as string | undefined);
  const { find } = await import('../lessons/find.js');
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
    case 'topic':
      return lesson(found.id, call, library, edge, found.mechanism);
  }
}

async function lesson(
  topic: string,
  { options }: Call,
  shelf: Shelf,
  edge: Edge,
  mechanism?: string,
): Promise<Result> {
  const text = await lessonsIn(edge.lang);
  const from = options.from as string | undefined;
  const played = await explainTopic(topic, shelf, edge, {
    brief: options.brief === true,
    from,
    offers: (id) => offersOf(id, text, from),
  });
  const { id, meta } = played.lesson;
  return {
    code: 0,
    json: () => ({ id, ...meta }),
    page: () => played.page,
    ...(mechanism !== undefined && mechanism !== id && { talk: [text.inLesson(mechanism, meta.title)] }),
  };
}

/** What else one can do with a topic: play it, be asked about it. */
function offersOf(topic: string, text: Awaited<ReturnType<typeof lessonsIn>>, from?: string): NextItem[] {
  const folder = fromFolder(from);
  return [
    { name: 'learn', why: text.nextLearn },
    { name: 'quiz', why: text.nextQuiz },
  ]
    .filter(({ name }) => Object.hasOwn(TABLE, name))
    .map(({ name, why }) => ({ command: `attn ${name} ${topic}${folder}`, why }));
}

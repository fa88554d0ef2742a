import { courseMap } from '../lessons/course-map.js';
import { fromFolder } from '../lessons/from.js';
import { type Library, openSound } from '../lessons/library.js';
import { mapOf } from '../lessons/map.js';
import { type LessonEvent, within } from '../store/events.js';
import { quizIn } from '../text/index.js';
import { topicsNamed } from './bank.js';
import type { EdgeCommand } from './edge.js';
import { learnerIfKnown } from './learner.js';
import { refuseWritten } from './options.js';

/** `attn learn`: the lessons as a course, from where one stopped; `--list`: the map, with what is done. */
export const learn: EdgeCommand = {
  usage: '[topic…]',
  options: [
    { name: 'list', kind: 'flag' },
    { name: 'from', kind: 'file' },
  ],
  examples: ['attn learn', 'attn learn softmax', 'attn learn --list', 'attn learn --lang zh'],
  async run({ words, options }, edge) {
    if (!options.list && !options.json) refuseWritten(options, '--list');
    const from = options.from as string | undefined;
    const library = await openSound(from);
    // whether anything can be saved is said when the course begins
    const { lessons: all, remarks } = await learnerIfKnown(edge);
    const lessons = within(all, library.name);
    const states = statesOf(lessons);
    if (options.list || options.json) {
      const parts = await mapOf(library, edge.lang);
      const json = () =>
        parts.flatMap(({ id: part, topics }) =>
          topics.map(({ id, title }) => ({
            id,
            part,
            title,
            ...(states.get(id) ?? { scene: 0, done: false }),
          })),
        );
      const page = async () => courseMap(parts, states, await quizIn(edge.lang), fromFolder(from));
      return { code: 0, json, page, talk: remarks };
    }
    const [named] = words.length > 0 ? await topicsNamed([words.join(' ')], library, edge.lang) : [];
    const { playCourse } = await import('./converse/course.js');
    const topic = named ?? whereToBegin(library, lessons, states);
    return playCourse({ library, edge, states, folder: fromFolder(from) }, topic);
  },
};

/** How far a lesson has been read. */
export interface State {
  readonly scene: number;
  readonly of: number;
  readonly done: boolean;
}
export type States = Map<string, State>;

/** The last that is known of each lesson; once done, it stays so. */
function statesOf(lessons: readonly LessonEvent[]): States {
  const states: States = new Map();
  for (const { topic, scene, of, done } of lessons) {
    states.set(topic, { scene: done ? 0 : scene, of, done: done || (states.get(topic)?.done ?? false) });
  }
  return states;
}

/** The lesson read last, if it was not finished; else the first after it that is not done; else the first of all. */
function whereToBegin({ topics }: Library, lessons: readonly LessonEvent[], states: States): string {
  const ids = topics.map(({ id }) => id);
  const last = lessons.findLast(({ topic }) => ids.includes(topic));
  if (last && !last.done) return last.topic;
  const start = last ? ids.indexOf(last.topic) + 1 : 0;
  const round = [...ids.slice(start), ...ids.slice(0, start)];
  return round.find((id) => !states.get(id)?.done) ?? ids[0]!;
}

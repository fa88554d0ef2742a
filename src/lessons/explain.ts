import type { World } from '../commands/types.js';
import type { NextItem, Page } from '../pages/page.js';
import { lessonsIn } from '../text/index.js';
import { fromFolder } from './from.js';
import { briefPage, lessonPage } from './lesson-page.js';
import { playLesson } from './play.js';
import { orRefuse } from './refuse.js';
import type { Shelf } from './shelf.js';
import type { Lesson, Scene } from './types.js';
import { lessonWorld } from './world.js';

/** A lesson, read and played in the reader's language. */
export interface Played {
  readonly lesson: Lesson;
  readonly scenes: readonly Scene[];
}

/** @throws lesson-bad, lesson-missing */
export async function playTopic(topic: string, shelf: Shelf, world: World): Promise<Played> {
  const lesson = orRefuse(await shelf.lesson(topic, world.lang));
  const erratumLines = async (id: string) => (await shelf.erratum(id, topic, world.lang)).run;
  const scenes = await playLesson(lesson, lessonWorld(shelf.folder, topic, world), erratumLines);
  return { lesson, scenes };
}

/** The whole lesson, or one screen of it. `offers` are what else there is to type about it. */
export async function explainTopic(
  topic: string,
  shelf: Shelf,
  world: World,
  {
    brief,
    from,
    offers,
  }: {
    readonly brief: boolean;
    readonly from: string | undefined;
    readonly offers: (topic: string) => readonly NextItem[];
  },
): Promise<Played & { page: Page }> {
  const [played, text] = await Promise.all([playTopic(topic, shelf, world), lessonsIn(world.lang)]);
  const folder = fromFolder(from);
  const next = [
    ...(brief ? [{ command: `attn explain ${topic}${folder}`, why: text.whole }] : []),
    // one screen has no room for every offer
    ...offers(topic).slice(0, brief ? 1 : undefined),
    ...(brief ? [] : await nextTopic(topic, shelf, world, folder)),
  ];
  const make = brief ? briefPage : lessonPage;
  return { ...played, page: make(played.lesson, played.scenes, text, next) };
}

/** The next topic in order, and why it is. */
async function nextTopic(topic: string, shelf: Shelf, { lang }: World, folder: string): Promise<NextItem[]> {
  const next = await shelf.after(topic, lang);
  return next ? [{ command: `attn explain ${next.id}${folder}`, why: next.why[lang] }] : [];
}

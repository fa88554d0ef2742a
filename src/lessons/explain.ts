import type { World } from '../commands/types.js';
import type { NextItem, Page } from '../pages/page.js';
import { lessonsIn } from '../text/index.js';
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
  { brief, offers }: { readonly brief: boolean; readonly offers: (text: string) => readonly NextItem[] },
): Promise<Played & { page: Page }> {
  const [played, text] = await Promise.all([playTopic(topic, shelf, world), lessonsIn(world.lang)]);
  const next = [
    ...(brief ? [whole(topic, text.whole)] : []),
    ...offers(topic),
    ...(await nextTopic(topic, shelf, world)),
  ];
  const make = brief ? briefPage : lessonPage;
  return { ...played, page: make(played.lesson, played.scenes, text, next) };
}

const whole = (topic: string, why: string): NextItem => ({ command: `attn explain ${topic}`, why });

/** The next topic in order, and why it is. */
async function nextTopic(topic: string, shelf: Shelf, { lang }: World): Promise<NextItem[]> {
  const next = await shelf.after(topic, lang);
  return next ? [{ command: `attn explain ${next.id}`, why: next.why[lang] }] : [];
}

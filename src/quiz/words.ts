import { type View, viewOf } from '../pages/view.js';
import { type Lang, pagesIn, type Quiz, quizIn } from '../text/index.js';

/** What pages of the quiz are written with: its sentences, and how a reader wants tables. */
export interface Words {
  readonly lang: Lang;
  readonly text: Quiz;
  readonly view: View;
}

export async function wordsIn(lang: Lang): Promise<Words> {
  const [text, pages] = await Promise.all([quizIn(lang), pagesIn(lang)]);
  return { lang, text, view: viewOf(pages, {}) };
}

import type { World } from '../commands/types.js';
import { AttnError } from '../engine/error.js';
import { PAPERS } from '../mechanisms/papers.js';
import { MISTAKES } from '../mistakes/index.js';
import type { Page } from '../pages/page.js';
import { termsMistaken } from '../text/glossary/mistaken.js';
import { LANGS, type Lang } from '../text/index.js';
import { differences } from './check-pair.js';
import { inOtherLanguage, linksOf, proseOf, textsOf, typedDecimal } from './check-text.js';
import type { Library } from './library.js';
import { playLesson } from './play.js';
import type { Complaint, Erratum, Item, Lesson, Topic } from './types.js';
import { lessonWorld } from './world.js';

/** What the check needs from outside. */
export interface Checking {
  readonly library: Library;
  readonly world: World;
  readonly items: readonly Item[];
  readonly errata: ReadonlyMap<string, Erratum>;
  /** How many columns a page takes at the narrowest width that lessons are read at. */
  widest(page: Page): Promise<number>;
}

const NARROW = 60;

/** All that is wrong with a topic's lesson, in both languages. */
export async function checkLesson(topic: Topic, checking: Checking): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  const read: Partial<Record<Lang, Lesson>> = {};
  // a block that could not be read is missing below: that it is missing is not another mistake
  let whole = true;
  for (const lang of LANGS) {
    try {
      const { lesson, complaints: own } = await checking.library.lesson(topic.id, lang);
      complaints.push(...own);
      whole &&= own.length === 0;
      read[lang] = lesson;
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
      complaints.push({ file: `${topic.id}/${lang}.md`, line: 1, code: error.code, data: error.data });
    }
  }
  const { en, zh } = read;
  if (en) complaints.push(...checkFacts(en, topic, checking, whole));
  for (const lang of LANGS) {
    const lesson = read[lang];
    if (lesson)
      complaints.push(...checkTexts(lesson, lang, checking), ...(await checkPlay(lesson, lang, checking)));
  }
  if (en && zh && whole) complaints.push(...differences(en, zh));
  return complaints;
}

/** What it says of itself, and what no lesson may be without. */
function checkFacts(lesson: Lesson, topic: Topic, { items, errata }: Checking, whole: boolean): Complaint[] {
  const { meta, blocks, file } = lesson;
  const complaints: Complaint[] = [];
  const complain = (code: string, data: Complaint['data'] = {}, line = 1): void => {
    complaints.push({ file, line, code, data });
  };
  const asked = items.filter(({ topics }) => topics.includes(topic.id)).map(({ id }) => id);
  const left = asked.filter((id) => !meta.sources.includes(id));
  const strange = meta.sources.filter((id) => !asked.includes(id));
  if (left.length > 0) complain('lesson-sources-left', { ids: left });
  if (strange.length > 0) complain('lesson-sources-strange', { ids: strange });
  for (const id of meta.papers) if (!Object.hasOwn(PAPERS, id)) complain('paper-unknown', { id });
  for (const id of meta.errata) if (!errata.has(id)) complain('erratum-unknown', { id });
  for (const kind of ['predict', 'wrong'] as const)
    if (whole && !blocks.some((block) => block.kind === kind)) complain('lesson-without', { kind });
  blocks.forEach((block, i) => {
    if (block.kind === 'predict' && !blocks.slice(i + 1).some(({ kind }) => kind === 'attn'))
      complain('predict-last', {}, block.line);
    if (block.kind !== 'wrong') return;
    const { mistake, erratum, run, line } = block;
    // with a line of its own the mistake is not played, which would tell
    if (mistake !== undefined && run !== undefined && !MISTAKES.some(({ id }) => id === mistake))
      complain('mistake-unknown', { name: mistake, near: [] }, line);
    if (erratum !== undefined && !meta.errata.includes(erratum))
      complain('wrong-erratum', { id: erratum }, line);
  });
  return complaints;
}

function checkTexts(lesson: Lesson, lang: Lang, { library }: Checking): Complaint[] {
  const { title, summary } = lesson.meta;
  const texts = [{ text: title, line: 2 }, { text: summary, line: 3 }, ...lesson.blocks.flatMap(textsOf)];
  return texts.flatMap(({ text, line }) => {
    const complaints: Complaint[] = [];
    const complain = (code: string, data: Complaint['data'] = {}): void => {
      complaints.push({ file: lesson.file, line, code, data });
    };
    const decimal = typedDecimal(text);
    if (decimal !== undefined) complain('typed-decimal', { decimal });
    if (inOtherLanguage(text, lang)) complain('lesson-untranslated');
    for (const { found, name } of termsMistaken(proseOf(text), lang))
      complain('term-mistaken', { found, name });
    for (const link of linksOf(text)) {
      const topic = /^attn:([a-z0-9-]+)$/.exec(link)?.[1];
      if (!library.topics.some(({ id }) => id === topic)) complain('lesson-link', { link });
    }
    return complaints;
  });
}

/** Plays it and looks at every page. */
async function checkPlay(lesson: Lesson, lang: Lang, checking: Checking): Promise<Complaint[]> {
  const { library } = checking;
  const world = { ...lessonWorld(library.folder, lesson.id, checking.world, lang), width: NARROW };
  const complaints: Complaint[] = [];
  const lines = async (id: string) => (await library.erratum(id, lesson.id, lang)).run;
  const scenes = await playLesson(lesson, world, lines, (line, { code, data }) => {
    complaints.push({ file: lesson.file, line, code, data });
  });
  for (const { page, line } of scenes) {
    const columns = await checking.widest(page);
    if (columns > NARROW)
      complaints.push({ file: lesson.file, line, code: 'lesson-wide', data: { columns, most: NARROW } });
  }
  return complaints;
}

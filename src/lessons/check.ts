import type { World } from '../commands/types.js';
import { fail } from '../engine/error.js';
import type { Page } from '../pages/page.js';
import { checkQuestions } from '../quiz/check.js';
import { type Coverage, NOTHING, plus } from '../quiz/coverage.js';
import { readQuestions } from '../quiz/read.js';
import { checkErrata, twice } from './check-errata.js';
import { checkIndex, checkItems } from './check-index.js';
import { type Checking, checkLesson } from './check-lesson.js';
import type { Library } from './library.js';
import type { Complaint } from './types.js';
import { lessonWorld } from './world.js';

export interface Checked {
  readonly lessons: number;
  readonly errata: number;
  readonly questions: number;
  readonly coverage: Coverage;
  readonly complaints: readonly Complaint[];
}

/** Questions are asked over so many seeds. */
export const SEEDS = 10;

/**
 * Reads, plays and compares all that a folder of lessons holds, or only what some of its topics do.
 * @throws topic-unknown
 */
export async function checkLessons(
  library: Library,
  world: World,
  widest: (page: Page) => Promise<number>,
  only: readonly string[] = [],
  seeds = SEEDS,
): Promise<Checked> {
  const strange = only.find((topic) => !library.topics.some(({ id }) => id === topic));
  if (strange !== undefined) fail('topic-unknown', { topic: strange });
  const all = only.length === 0;
  const topics = library.topics.filter(({ id }) => all || only.includes(id));
  const [items, files] = [await library.items(), await library.errata()];
  const known = new Map(files.flatMap(({ value }) => value.map((erratum) => [erratum.id, erratum] as const)));
  const checking: Checking = { library, world, items: items.value, errata: known, widest };
  const complaints: Complaint[] = [...checkIndex(library)];
  if (all) complaints.push(...checkItems(items, library.topics), ...twice(files));
  let questions = 0;
  let coverage = NOTHING;
  for (const topic of topics) {
    complaints.push(...(await checkLesson(topic, checking)));
    const quiz = await checkQuiz(topic.id, checking, seeds);
    questions += quiz.questions;
    coverage = plus(coverage, quiz.coverage);
    complaints.push(...quiz.complaints);
  }
  const chosen = ({ topics: own }: { topics: readonly string[] }) =>
    all || own.some((topic) => only.includes(topic));
  for (const file of files) complaints.push(...(await checkErrata(file, chosen, checking)));
  const errata = files.flatMap(({ value }) => value).filter(chosen).length;
  return { lessons: topics.length, errata, questions, coverage, complaints };
}

/** A topic's questions: their form, and then each of them asked. */
async function checkQuiz(topic: string, { library, world, errata }: Checking, seeds: number) {
  const { folder } = library;
  const file = `${topic}/quiz.yaml`;
  if (!(await folder.has(file))) return { questions: 0, coverage: NOTHING, complaints: [] };
  const { questions, complaints } = readQuestions(await folder.text(file), topic);
  const asked = Array.from({ length: seeds }, (_, seed) => String(seed));
  const found = await checkQuestions(questions, lessonWorld(folder, topic, world), asked, errata);
  return {
    questions: questions.length,
    coverage: found.coverage,
    complaints: [...complaints, ...found.complaints].map((own) => ({ file, ...own })),
  };
}

import type { World } from '../commands/types.js';
import { AttnError, fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { find } from '../lessons/find.js';
import type { Library } from '../lessons/library.js';
import { lessonWorld } from '../lessons/world.js';
import { MISTAKES } from '../mistakes/index.js';
import { ask } from '../quiz/ask.js';
import { readQuestions } from '../quiz/read.js';
import { saidBy } from '../quiz/said.js';
import { keyOf, type Question, topicIn } from '../quiz/types.js';
import type { Lang } from '../text/index.js';

const fileOf = (topic: string): string => `${topic}/quiz.yaml`;

/** The questions of some topics; a topic without any has none. @throws lesson-bad { file, line, code, facts } */
export async function questionsOf(library: Library, topics: readonly string[]): Promise<Question[]> {
  const all = await Promise.all(
    topics.map(async (topic) => {
      const file = fileOf(topic);
      if (!(await library.folder.has(file))) return [];
      const { questions, complaints } = readQuestions(await library.folder.text(file), topic);
      const [first] = complaints;
      if (first) fail('lesson-bad', { file, line: first.line, code: first.code, facts: first.data });
      return questions;
    }),
  );
  return all.flat();
}

/**
 * The names of every topic's questions, without reading more than that of their files; one that is not written as
 * those that come with attn is read whole.
 */
export async function questionKeys(library: Library): Promise<{ topic: string; questions: string[] }[]> {
  return Promise.all(
    library.topics.map(async ({ id: topic }) => {
      const text = await library.folder.text(fileOf(topic)).catch((error) => {
        if (error instanceof AttnError) return '';
        throw error;
      });
      const ids = [...text.matchAll(/^(?:- | {2})id: *["']?([\w-]+)["']?[ \t]*(?:#.*)?$/gm)].map(
        ([, id]) => id!,
      );
      const usual = ids.length > 0 && ids.length === [...text.matchAll(/^- /gm)].length;
      if (!usual && text !== '') return { topic, questions: readQuestions(text, topic).questions.map(keyOf) };
      return { topic, questions: ids.map((id) => keyOf({ topic, id })) };
    }),
  );
}

/** The topics that words name, all together or one by one. @throws topic-unknown { topic, near } */
export async function topicsNamed(words: readonly string[], library: Library, lang: Lang): Promise<string[]> {
  const whole = words.length > 1 ? await find(words.join(' '), library, lang) : undefined;
  if (whole?.kind === 'topic') return [whole.id];
  const named = await Promise.all(
    words.map(async (word) => {
      const found = await find(word, library, lang);
      if (found.kind === 'topic') return found.id;
      const near = found.kind === 'nothing' ? found.near.map((name) => excerpt(name)) : [];
      return fail('topic-unknown', { topic: excerpt(word), near });
    }),
  );
  return [...new Set(named)];
}

/**
 * What questions call their own wrong answers, from an answer that was wrong so: the question is made again from its seed.
 * A question that is there no more has nothing to say.
 */
export async function saidOf(
  mistakes: readonly string[],
  answers: readonly { readonly question: string; readonly seed: string; readonly mistake?: string }[],
  library: Library,
  edge: World,
): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const mistake of mistakes.filter((id) => !MISTAKES.some((known) => known.id === id))) {
    const last = answers.findLast((answer) => answer.mistake === mistake);
    const topic = last && topicIn(last.question);
    if (!last || topic === undefined || !library.topics.some(({ id }) => id === topic)) continue;
    try {
      const question = (await questionsOf(library, [topic])).find((own) => keyOf(own) === last.question);
      const instance = question && (await ask(question, last.seed, lessonWorld(library.folder, topic, edge)));
      const label = instance && saidBy(instance, mistake, edge.lang);
      if (label) said.set(mistake, label);
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
    }
  }
  return said;
}

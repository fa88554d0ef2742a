import type { Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { openSound } from '../lessons/library.js';
import { reportOf, reportPage } from '../quiz/report.js';
import { wordsIn } from '../quiz/words.js';
import { standing, within } from '../store/events.js';
import { readEvents } from '../store/log.js';
import { byLearner } from '../store/merge.js';
import { type Quiz, quizIn } from '../text/index.js';
import { saidOf } from './bank.js';
import type { Edge } from './edge.js';
import { textOf } from './given.js';

/** `attn quiz report *.jsonl`: a class from its logs. @throws report-none, import-nothing */
export async function report(
  files: readonly string[],
  from: string | undefined,
  edge: Edge,
): Promise<Result> {
  if (files.length === 0) fail('report-none', {});
  const found = await Promise.all(files.map(async (file) => ({ file, ...(await eventsOf(file, edge)) })));
  const learners = byLearner(found.map(({ events }) => events)).map((events) =>
    standing(events).filter((event) => event.kind === 'answer'),
  );
  const summed = reportOf(learners);
  const text = await quizIn(edge.lang);
  return {
    code: 0,
    json: () => summed,
    page: async () => {
      const ids = summed.mistakes.map(({ mistake }) => mistake);
      const library = await openSound(from);
      const said = await saidOf(ids, within(learners.flat(), library.name), library, edge);
      return reportPage(summed, await wordsIn(edge.lang), { lessons: library.name, said });
    },
    talk: [...new Set(found.flatMap((one) => remarksOn(one, text)))],
  };
}

async function eventsOf(file: string, edge: Edge) {
  const { events, garbled, torn, newer } = readEvents(await textOf(file, edge));
  const unread = garbled + Number(torn);
  if (events.length === 0 && unread > 0) fail('import-nothing', { file: excerpt(file, 200) });
  return { events, unread, newer };
}

/** What of a file does not count. */
function remarksOn(
  { file, unread, newer }: { file: string; unread: number; newer: number },
  text: Quiz,
): string[] {
  const name = excerpt(file, 200);
  return [
    ...(unread > 0 ? [text.reportUnread(name, unread)] : []),
    ...(newer > 0 ? [text.reportNewer(name, newer)] : []),
  ];
}

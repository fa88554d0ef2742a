import type { Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { openLibrary } from '../lessons/library.js';
import { reportOf, reportPage } from '../quiz/report.js';
import { wordsIn } from '../quiz/words.js';
import { standing } from '../store/events.js';
import { readEvents } from '../store/log.js';
import { saidOf } from './bank.js';
import type { Edge } from './edge.js';
import { answered } from './learner.js';

/** `attn quiz report *.jsonl`: a class from its logs. @throws report-none, import-nothing */
export async function report(files: readonly string[], edge: Edge): Promise<Result> {
  if (files.length === 0) fail('report-none', {});
  const logs = await Promise.all(
    files.map(async (file) => {
      const { events, garbled, torn } = readEvents(new TextDecoder().decode(await edge.read(file)));
      if (events.length === 0 && (garbled > 0 || torn)) fail('import-nothing', { file });
      return standing(events).filter((event) => event.kind === 'answer');
    }),
  );
  const found = reportOf(logs.map(answered));
  return {
    code: 0,
    json: () => found,
    page: async () => {
      const ids = found.mistakes.map(({ mistake }) => mistake);
      const said = await saidOf(ids, logs.flat(), await openLibrary(), edge);
      return reportPage(found, await wordsIn(edge.lang), said);
    },
  };
}

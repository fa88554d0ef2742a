import { join } from 'node:path';
import type { Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { openLibrary } from '../lessons/library.js';
import { prepareLessons } from '../lessons/prepare.js';
import { lessonsIn } from '../text/index.js';
import type { Edge } from './edge.js';
import { makeFolder, writeFile } from './files.js';

/** What the build does: lays beside the program what it has read of the lessons, so that it is not read again. */
export async function prepare(dir: unknown, edge: Edge): Promise<Result> {
  if (typeof dir !== 'string') return fail('option-value', { option: '--dir' });
  const all = await prepareLessons(await openLibrary());
  await makeFolder(dir);
  for (const [name, prepared] of all) await writeFile(join(dir, `${name}.json`), JSON.stringify(prepared));
  return {
    code: 0,
    json: () => ({ dir, lessons: [...all.keys()] }),
    page: async () => {
      const { prepared } = await lessonsIn(edge.lang);
      return { blocks: [{ kind: 'note', tone: 'good', text: prepared(all.size) }] };
    },
  };
}

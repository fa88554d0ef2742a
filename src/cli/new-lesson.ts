import { basename, join } from 'node:path';
import type { Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { shellWord } from '../input/shell.js';
import { openLibrary } from '../lessons/library.js';
import { type Folder, openFolder } from '../lessons/load.js';
import { refuseFirst } from '../lessons/refuse.js';
import { STARTER, withTopic } from '../lessons/starter.js';
import { LANGS, lessonsIn, pagesIn } from '../text/index.js';
import type { Edge } from './edge.js';
import { makeFolder, writeFile } from './files.js';

/**
 * Writes a lesson to begin with, in both languages, and adds it to the folder's index. Nothing is overwritten.
 * @throws lesson-name { name }, option-value, lesson-exists { name }, lesson-bad where the index cannot be read
 */
export async function newLesson(name: string | undefined, dir: unknown, edge: Edge): Promise<Result> {
  if (name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    return fail('lesson-name', { name: excerpt(name ?? '') });
  }
  if (typeof dir !== 'string') return fail('option-value', { option: '--dir' });
  await makeFolder(dir);
  const folder = await openFolder(dir);
  if (await folder.has(name)) fail('lesson-exists', { name });
  const index = (await folder.has('index.yaml')) ? await indexIn(folder) : undefined;
  const grown = withTopic(index, name, basename(folder.path)); // before anything is written: it may be refused
  await makeFolder(join(folder.path, name));
  for (const lang of LANGS) await writeFile(join(folder.path, name, `${lang}.md`), STARTER[lang](name));
  await writeFile(join(folder.path, 'index.yaml'), grown);
  const files = [...LANGS.map((lang) => `${name}/${lang}.md`), 'index.yaml'];
  return {
    code: 0,
    json: () => ({ dir: folder.path, files }),
    page: async () => {
      const [text, { next }] = await Promise.all([lessonsIn(edge.lang), pagesIn(edge.lang)]);
      return {
        blocks: [
          { kind: 'note', tone: 'good', text: text.written(text.list(files), excerpt(dir, 200)) },
          {
            kind: 'next',
            label: next,
            items: [
              { command: `attn lessons check ${shellWord(dir)}`, why: text.nextCheck },
              { command: `attn explain ${name} --from ${shellWord(dir)}`, why: text.nextSee },
            ],
          },
        ],
      };
    },
  };
}

/** The text of an index that can be added to. @throws lesson-bad */
async function indexIn({ path, text }: Folder): Promise<string> {
  refuseFirst((await openLibrary(path)).index.complaints);
  return text('index.yaml');
}

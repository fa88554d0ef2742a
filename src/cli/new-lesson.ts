import { join } from 'node:path';
import type { Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { openFolder } from '../lessons/load.js';
import { STARTER, withTopic } from '../lessons/starter.js';
import { LANGS, lessonsIn, pagesIn } from '../text/index.js';
import type { Edge } from './edge.js';
import { makeFolder, writeFile } from './files.js';

/**
 * Writes a lesson to begin with, in both languages, and adds it to the folder's index. Nothing is overwritten.
 * @throws lesson-name { name }, option-value, lesson-exists { name }
 */
export async function newLesson(name: string | undefined, dir: unknown, edge: Edge): Promise<Result> {
  if (name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    return fail('lesson-name', { name: excerpt(name ?? '') });
  }
  if (typeof dir !== 'string') return fail('option-value', { option: '--dir' });
  await makeFolder(dir);
  const folder = await openFolder(dir);
  const index = (await folder.has('index.yaml')) ? await folder.text('index.yaml') : undefined;
  if (await folder.has(name)) fail('lesson-exists', { name });
  await makeFolder(join(folder.path, name));
  for (const lang of LANGS) await writeFile(join(folder.path, name, `${lang}.md`), STARTER[lang](name));
  await writeFile(join(folder.path, 'index.yaml'), withTopic(index, name));
  const files = [...LANGS.map((lang) => `${name}/${lang}.md`), 'index.yaml'];
  return {
    code: 0,
    json: () => ({ dir: folder.path, files }),
    page: async () => {
      const [text, { next }] = await Promise.all([lessonsIn(edge.lang), pagesIn(edge.lang)]);
      return {
        blocks: [
          { kind: 'note', tone: 'good', text: text.written(files.join(', '), excerpt(dir, 200)) },
          {
            kind: 'next',
            label: next,
            items: [
              { command: `attn lessons check ${shown(dir)}`, why: text.nextCheck },
              { command: `attn explain ${name} --from ${shown(dir)}`, why: text.nextSee },
            ],
          },
        ],
      };
    },
  };
}

/** A path as it would be typed. */
function shown(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${excerpt(path, 200)}'`;
}

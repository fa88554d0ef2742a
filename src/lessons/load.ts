import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';

/** The lessons that come with attn. */
export const SHIPPED = fileURLToPath(new URL('../../lessons', import.meta.url));

/** Reading Markdown may take time that grows with the square of its length. */
const MOST_TEXT = 2 ** 18;
const MOST_BYTES = 2 ** 20;
const MOST_ENTRIES = 2000;

/** A folder of lessons; every name is confined to it. */
export interface Folder {
  readonly path: string;
  /** @throws lesson-outside, lesson-missing, lesson-large, lesson-encoding */
  text(name: string): Promise<string>;
  bytes(name: string): Promise<Uint8Array>;
  has(name: string): Promise<boolean>;
  /** Names of the files in one of its folders; none where there is no such folder. */
  files(name: string): Promise<string[]>;
}

/** @throws lesson-folder when there is no such folder */
export async function openFolder(path: string): Promise<Folder> {
  const root = await realpath(path).catch(() => fail('lesson-folder', { path: clean(path) }));
  const inside = async (name: string): Promise<string> => {
    const full = resolve(root, name);
    if (!full.startsWith(root + sep)) fail('lesson-outside', { name: clean(name) });
    const real = await realpath(full).catch(() => fail('lesson-missing', { name: clean(name) }));
    // a link may not lead out either
    if (!real.startsWith(root + sep)) fail('lesson-outside', { name: clean(name) });
    return real;
  };
  const bytes = async (name: string, most = MOST_BYTES): Promise<Uint8Array> => {
    const file = await inside(name);
    const found = await lstat(file);
    // a pipe or a device has no end to read to
    if (!found.isFile()) fail('lesson-missing', { name: clean(name) });
    if (found.size > most) fail('lesson-large', { name: clean(name), most });
    return readFile(file).catch(() => fail('lesson-missing', { name: clean(name) }));
  };
  const has = (name: string): Promise<boolean> =>
    inside(name).then(
      () => true,
      () => false,
    );
  return {
    path: root,
    bytes: (name) => bytes(name),
    async text(name) {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(await bytes(name, MOST_TEXT));
      } catch (error) {
        if (error instanceof TypeError) return fail('lesson-encoding', { name: clean(name) });
        throw error;
      }
    },
    has,
    async files(name) {
      if (!(await has(name))) return [];
      const entries = await readdir(await inside(name), { withFileTypes: true });
      if (entries.length > MOST_ENTRIES) fail('lesson-many', { name: clean(name), most: MOST_ENTRIES });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    },
  };
}

/** From a text of a lesson's files to what a build has read of it. A text that has changed since is not in it. */
export type Prepared = Readonly<Record<string, unknown>>;

/** What the build has laid beside the program about `topic.lang`; nothing where it has not. */
export async function preparedOf(name: string): Promise<Prepared> {
  try {
    return JSON.parse(
      await readFile(new URL(`../lessons/${name}.json`, import.meta.url), 'utf8'),
    ) as Prepared;
  } catch {
    return {};
  }
}

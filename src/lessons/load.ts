import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';

/** The lessons that come with attn. */
export const SHIPPED = fileURLToPath(new URL('../../lessons', import.meta.url));

const MOST_BYTES = 2 ** 20;
const MOST_ENTRIES = 2000;

/** A folder of lessons; every name is confined to it. */
export interface Folder {
  readonly path: string;
  /** @throws lesson-outside, lesson-missing, lesson-large, lesson-encoding */
  text(name: string): Promise<string>;
  bytes(name: string): Promise<Uint8Array>;
  has(name: string): Promise<boolean>;
  /** Names of the folders in it. */
  folders(): Promise<string[]>;
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
  const bytes = async (name: string): Promise<Uint8Array> => {
    const file = await inside(name);
    const { size } = await lstat(file);
    if (size > MOST_BYTES) fail('lesson-large', { name: clean(name), most: MOST_BYTES });
    return readFile(file).catch(() => fail('lesson-missing', { name: clean(name) }));
  };
  return {
    path: root,
    bytes,
    async text(name) {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(await bytes(name));
      } catch (error) {
        if (error instanceof TypeError) return fail('lesson-encoding', { name: clean(name) });
        throw error;
      }
    },
    async has(name) {
      return lstat(join(root, name)).then(
        () => true,
        () => false,
      );
    },
    async folders() {
      const entries = await readdir(root, { withFileTypes: true });
      if (entries.length > MOST_ENTRIES) fail('lesson-many', { most: MOST_ENTRIES });
      return entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    },
  };
}

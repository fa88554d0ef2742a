import type { World } from '../../src/commands/types.js';

/** A world in which these files are all there is. */
export function worldOf(files: Readonly<Record<string, string | Uint8Array>> = {}): World {
  return {
    async read(path) {
      const found = files[path];
      if (found === undefined) throw new Error(`no file ${path}`);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
    stdin: async () => undefined,
    seed: '42',
    width: 80,
    lang: 'en',
    now: () => 0,
    memory: () => 0,
  };
}

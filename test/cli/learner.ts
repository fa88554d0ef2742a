import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Around, attn, type Ran } from './attn.js';

export const FIXTURES = fileURLToPath(new URL('../quiz/fixtures', import.meta.url));

const CLOCK = fileURLToPath(new URL('clock.cjs', import.meta.url));

/** At another time, and somewhere on earth. */
export function at(moment: string, zone: string): Around {
  return { env: { NODE_OPTIONS: `--require ${JSON.stringify(CLOCK)}`, ATTN_TEST_NOW: moment, TZ: zone } };
}

/** Somebody with a log of their own, in a folder that is new. */
export async function newcomer() {
  const home = await mkdtemp(join(tmpdir(), 'attn-home-'));
  return {
    home,
    file: join(home, 'log.jsonl'),
    run: (args: readonly string[], input = '', around: Around = {}): Promise<Ran> =>
      attn(args, { input, ...around, env: { ATTN_HOME: home, ...around.env } }),
    /** The events of the log, in its order. */
    async log(): Promise<Record<string, unknown>[]> {
      const text = await readFile(join(home, 'log.jsonl'), 'utf8');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
  };
}

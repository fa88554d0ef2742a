import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import type { World } from '../../src/commands/types.js';

const world: World = {
  read: async () => Promise.reject(new Error('nothing is read')),
  stdin: async () => undefined,
  seed: '42',
  width: 80,
  lang: 'en',
  now: () => 0,
  memory: () => 0,
};

interface Compared {
  readonly shared: readonly string[];
  readonly differences: readonly { id: string; steps: Readonly<Record<string, number | null>> }[];
}
const compare = async (names: string): Promise<Compared> =>
  (await runLine(`compare ${names}`, world)).json() as Compared;

describe('compare', () => {
  it('gives the words of the first to all, though others have words of their own', async () => {
    const { shared, differences } = await compare('plain flash linear');
    expect(shared).toEqual(['X', 'W_Q', 'W_K', 'W_V']);
    expect(differences[0]!.steps.output).toBe(0);
    expect(differences[1]!.steps.output).toBeGreaterThan(0);
  });

  it('calls shared only what is the same', async () => {
    expect((await compare('global local-m local-p')).shared).toEqual(['h_t', 'h_s']);
  });
});

import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import type { World } from '../../src/commands/types.js';
import { plain } from '../../src/pages/page.js';

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
  it('says aside what else a name means, and that a slip was taken for the text', async () => {
    const asides = async (names: string) => (await runLine(`compare ${names}`, world)).talk ?? [];
    expect(await asides('dot cosine additve')).toEqual([expect.stringContaining('additive')]);
    expect(await asides('local soft')).toEqual([expect.stringContaining('local-m, local-p')]);
    expect(await asides('dot cosine "the cat sat"')).toEqual([]);
    expect(await asides('dot cosine the cat sat')).toEqual([]);
    expect(await asides('dot cosine Q="1 0" K="1 1" V="1"')).toEqual([]);
  });

  it('gives the words of the first to all, though others have words of their own', async () => {
    const { shared, differences } = await compare('plain flash linear');
    expect(shared).toEqual(['X', 'W_Q', 'W_K', 'W_V']);
    expect(differences[0]!.steps.output).toBe(0);
    expect(differences[1]!.steps.output).toBeGreaterThan(0);
  });

  it('calls shared only what is the same', async () => {
    expect((await compare('global local-m local-p')).shared).toEqual(['h_t', 'h_s']);
  });

  it('gives all as many heads as the one that has most, where that fits', async () => {
    const heads = async (line: string) =>
      (await played(line)).map(({ trace }) => trace.steps.find(({ name }) => name === 'scores')!.shape[0]);
    expect(await heads('mha gqa mqa')).toEqual([4, 4, 4]);
    expect(await heads('mha gqa --heads 2 --groups 1')).toEqual([2, 2]);
    expect(await heads('multi-head alibi')).toEqual([2, 3]); // ALiBi counts heads it does not have
  });

  it('lets numbers be where they do not fit', async () => {
    expect(await compare('gru multi-head')).toMatchObject({ shared: [] });
  });

  it('leaves out what some do not take, and refuses what none does', async () => {
    expect((await compare('additive cosine se "a b"')).differences).toHaveLength(2);
    await expect(compare('se cbam "a b"')).rejects.toThrow('text-unused');
    await expect(compare('soft hard Z=1')).rejects.toThrow('input-unknown');
    await expect(compare('se cbam --causal')).rejects.toThrow('option-unknown');
    await expect(compare('soft Q=1')).rejects.toThrow('compare-two');
  });

  it('draws one table for the same numbers, and the choice beside the weights', async () => {
    const { blocks } = await (await runLine('compare soft hard', world)).page();
    const titles = blocks
      .flatMap((block) => (block.kind === 'beside' ? block.blocks : [block]))
      .flatMap((block) => (block.kind === 'matrix' ? [plain(block.title!).split(/ {2,}/)] : []));
    expect(titles).toEqual([
      ['scores', 'soft = hard'],
      ['weights', 'soft = hard'],
      ['one_hot', 'hard'],
      ['output', 'soft'],
      ['output', 'hard'],
    ]);
  });

  it('has no number for steps of other shapes', async () => {
    const { differences } = await compare('scaled-dot-product se gat');
    expect(differences.map(({ steps }) => steps.output)).toEqual([null, null]);
  });
});

async function played(names: string): Promise<{ id: string; trace: EncodedTrace }[]> {
  return ((await runLine(`compare ${names}`, world)).json() as { mechanisms: never[] }).mechanisms;
}
interface EncodedTrace {
  readonly steps: readonly { name: string; shape: readonly number[] }[];
}

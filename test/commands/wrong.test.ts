import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { AttnError } from '../../src/engine/error.js';
import { MISTAKES } from '../../src/mistakes/index.js';
import { SUBJECTS } from '../../src/mistakes/types.js';
import { worldOf } from './world.js';

const world = worldOf();
interface Made {
  readonly mechanism: string;
  readonly differ: readonly string[];
  readonly right: { readonly steps: readonly { name: string; op: string; shape: readonly number[] }[] };
}
const made = async (line: string) => (await (await runLine(`wrong ${line}`, world)).json()) as Made;
const code = async (line: string): Promise<string> => {
  const error = await runLine(`wrong ${line}`, world).catch((thrown: unknown) => thrown);
  return error instanceof AttnError ? error.code : 'done';
};
const said = async (line: string, lang: 'en' | 'zh' = 'en'): Promise<string> =>
  JSON.stringify(await (await runLine(`wrong ${line}`, { ...world, lang })).page());
const shapeOf = ({ right }: Made, name: string) => right.steps.find((step) => step.name === name)?.shape;

describe('attn wrong', () => {
  it('lists every mistake once, under its subject, in both languages', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const { blocks } = await (await runLine('wrong', { ...world, lang })).page();
      const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
      expect(tables).toHaveLength(SUBJECTS.length);
      expect(tables.flatMap(({ rows }) => rows.map(([id]) => (id as { text: string }).text))).toEqual(
        MISTAKES.map(({ id }) => id),
      );
    }
  });

  it('prints what the next stage goes on with: the wrong trace', async () => {
    const line = 'wrong no-scale Q="1 0" K="1 1; 0 2" V="1; 2"';
    const printed = new TextEncoder().encode(JSON.stringify(await (await runLine(line, world)).json()));
    const next = await runLine('show weights', { ...world, stdin: async () => printed });
    const piped = await runLine(`${line} | show weights`, world);
    expect(await next.page()).toEqual(await piped.page());
  });

  it('lists those that can be seen in one mechanism', async () => {
    const listed = async (name: string): Promise<string[]> => {
      const all = await (await runLine(`wrong --mechanism ${name}`, world)).json();
      return (all as { id: string }[]).map(({ id }) => id);
    };
    expect(await listed('linear')).toContain('linear-not-normalised');
    const ids = await listed('mha');
    expect(ids).toEqual(expect.arrayContaining(['heads-by-view', 'mask-zero', 'no-scale']));
    expect(ids).not.toContain('linear-not-normalised');
    expect(await Promise.all(ids.map((id) => code(`${id} --mechanism mha`)))).toEqual(ids.map(() => 'done'));
    expect(await said('--mechanism mha')).toContain(`attn wrong ${ids[0]} --mechanism multi-head`);
    expect(await code('--mechanism transe')).toBe('mistakes-none');
    expect(await code('--mechanism nosuch')).toBe('mechanism-unknown');
  });

  it('makes a mistake by any of its names', async () => {
    expect(await made('不缩放')).toEqual(await made('no-scale'));
    expect(await code('no-skale')).toBe('mistake-unknown');
  });

  it('takes what the mistake needs to be seen, and says so', async () => {
    expect((await made('mask-zero')).differ).toContain('masked');
    expect(await said('mask-zero')).toContain('--causal');
    expect(await said('mask-zero', 'zh')).toContain('--causal');
    expect(shapeOf(await made('heads-split-sequence'), 'X')).toEqual([4, 4]);
    expect(await said('heads-split-sequence')).toContain('\\"the cat sat down\\"');
    expect(await said('no-shift')).toContain('Q=\\"40 0; 0 1\\"');
  });

  it('takes nothing where another mechanism lets the mistake be seen as it is', async () => {
    expect(await said('mask-after-softmax --mechanism local-window')).not.toContain('--causal');
    expect(await said('mask-after-softmax --mechanism multi-head')).toContain('--causal');
  });

  it('leaves to the user what the user says', async () => {
    const own = await made('heads-split-sequence "a b c d e f"');
    expect(shapeOf(own, 'X')).toEqual([6, 4]);
    expect(await code('temperature-multiplied --temperature 1')).toBe('mistake-elsewhere');
    expect(await code('temperature-multiplied --temperature 0.5')).toBe('done');
  });

  it('is made in another mechanism that has the step', async () => {
    const { mechanism, differ } = await made('mask-zero --mechanism multi-head');
    expect(mechanism).toBe('multi-head');
    expect(differ).toContain('output');
    expect(await code('mask-zero --mechanism se')).toBe('mistake-elsewhere');
    expect(await code('heads-split-sequence "a b c"')).toBe('mistake-elsewhere');
    expect(await code('weights-not-transposed --mechanism multi-head "a b" --d-model 6')).toBe('done');
  });
});

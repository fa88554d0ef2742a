import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import type { World } from '../../src/commands/types.js';
import type { TableBlock } from '../../src/pages/page.js';
import { valueIn } from '../../src/pages/values.js';
import { stepOf } from '../../src/trace/types.js';

/** Each look at the clock is a millisecond later; the memory never grows. */
function fake(): World {
  let time = 0;
  return {
    read: async () => Promise.reject(new Error('nothing is read')),
    stdin: async () => undefined,
    seed: '42',
    width: 80,
    lang: 'en',
    now: () => ++time,
    memory: () => 7,
  };
}
const run = (line: string) => runLine(line, fake());

describe('cost', () => {
  it('counts the base model where nothing is given, and says what was assumed', async () => {
    const { trace } = await run('cost --heads 16 --no-measure');
    expect(stepOf(trace!, 'd_k')!.value.data[0]).toBe(32);
    expect(stepOf(trace!, 'kv_heads')!.value.data[0]).toBe(16);
    expect(stepOf(trace!, 'heads')!.origin).toBe('user');
    expect(stepOf(trace!, 'n')!.origin).toBe('default');
  });

  it('is a trace, for why and for the holes of a lesson', async () => {
    const { trace } = await run('cost --n 100 --no-measure');
    expect(valueIn('attention / rnn', trace)).toBeCloseTo(115097600 / 52428800, 12);
    const because = (await (await run('cost --no-measure | why kv_cache')).json()) as { value: number };
    expect(because.value).toBe(512 * 2 * 6 * 512 * 4);
  });

  it('measures with the clock of the world, and counts the bytes of arrays', async () => {
    const { measured } = (await (await run('cost --d-model 8192 --block 16')).json()) as {
      measured: Record<string, unknown> & { points: { n: number; plain: object; tiled: object }[] };
    };
    const [d, b] = [1024, 16];
    expect(measured.points.map(({ n }) => n)).toEqual([32, 64, 128, 256, 512]);
    for (const { n, plain, tiled } of measured.points) {
      expect(plain).toEqual({ ms: 1, bytes: 8 * (n * n + n * d), grown: 0 });
      expect(tiled).toEqual({ ms: 1, bytes: 8 * (b * b + b * d + 2 * b + n * d), grown: 0 });
    }
    expect(measured.exponents).toMatchObject({ plain: { time: 0 }, tiled: { time: 0 } });
  });

  it('measures nothing where even short texts would take long, and says so', async () => {
    const result = await run('cost --d-model 1000000000 --heads 1');
    expect(await result.json()).not.toHaveProperty('measured');
    expect((await result.page()).blocks.filter(({ kind }) => kind === 'note')).toHaveLength(3);
  });

  it('shows cells with bars that are shares, in both languages', async () => {
    for (const lang of ['en', 'zh']) {
      const { blocks } = await (await run(`cost --d-model 8192 --lang ${lang}`)).page();
      const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
      expect(tables).toHaveLength(6);
      for (const { rows } of tables) {
        const bars = rows.flat().flatMap((cell) => (typeof cell === 'string' ? [] : [cell.bar ?? []].flat()));
        expect(bars.length).toBeGreaterThan(2);
        for (const bar of bars) expect(bar).toBeGreaterThan(0);
        for (const bar of bars) expect(bar).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each([
    ['cost --n 0', 'option-range'],
    ['cost --layers -1', 'option-range'],
    ['cost --bytes 0', 'option-range'],
    ['cost --n 1/2', 'option-integer'],
    ['cost --heads 7', 'heads-divide'],
    ['cost --kv-heads 3', 'groups-divide'],
    ['cost words', 'words-many'],
  ])('%s is refused: %s', async (line, code) => {
    await expect(run(line)).rejects.toThrow(code);
  });
});

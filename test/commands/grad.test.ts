import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { type Cell, plain } from '../../src/pages/page.js';
import { pages as text } from '../../src/text/en/pages.js';
import { stepOf } from '../../src/trace/types.js';
import { refusalOf } from '../input/refusal.js';
import { worldOf } from './world.js';

const run = (line: string) => runLine(line, worldOf());
const notes = async (line: string) =>
  (await (await run(line)).page()).blocks.flatMap((block) =>
    block.kind === 'note' ? [plain(block.text)] : [],
  );
const gradOf = async (line: string, step: string) => stepOf((await run(line)).trace!, step)!.grad;

describe('grad', () => {
  it('of the sum of weights is 0 by construction, and says so', async () => {
    expect(await notes('softmax 2 3 1 | grad')).toEqual([text.gradZero]);
    expect(await notes('run self-attention "a b" | grad --of weights')).toContain(text.gradZero);
  });

  it('of one cell that no longer moves is 0 here, not by construction', async () => {
    expect(await notes('softmax 1000 0 | grad --of weights,0')).toEqual([text.gradFlat('weights[0]')]);
  });

  it('of what can move says neither', async () => {
    expect(await notes('softmax 2 3 1 | grad --of weights,0')).toEqual([]);
    expect(await notes('run self-attention "a b" | grad')).toEqual([]);
  });

  it('shows why scores are scaled: large gaps leave nothing to learn from', async () => {
    const [large, small] = await Promise.all(
      ['16 8 0', '2 1 0'].map(
        async (z) => (await gradOf(`softmax ${z} | grad --of weights,0`, 'z'))!.data[0]!,
      ),
    );
    const p = (z: number[]) => Math.exp(z[0]!) / z.reduce((sum, own) => sum + Math.exp(own), 0);
    for (const [slope, weight] of [
      [large, p([16, 8, 0])],
      [small, p([2, 1, 0])],
    ] as const)
      expect(slope).toBeCloseTo(weight * (1 - weight), 12);
  });

  it('has no gradient, rather than 0, where none arrives', async () => {
    expect(await gradOf('run self-attention "a b" --causal | grad', 'mask')).toBeNull();
    expect(await gradOf('run self-attention "a b" | grad --of scores', 'V')).toBeNull();
  });

  it('refuses a step that is not there', async () => {
    expect(await refusalOf(run('softmax 1 2 | grad --of nope'))).toMatchObject({ code: 'step-unknown' });
  });
});

describe('finite differences beside the chain rule', () => {
  /** Of each leaf: ✓, corner or ✗. */
  async function verdicts(line: string): Promise<Record<string, string>> {
    const { blocks } = await (await run(line)).page();
    const table = blocks.findLast((block) => block.kind === 'table');
    return Object.fromEntries((table?.rows ?? []).map((row) => [textOf(row[0]!), textOf(row.at(-1)!)]));
  }
  const textOf = (cell: Cell): string => plain(typeof cell === 'string' ? cell : cell.text);

  it.each(MECHANISMS.map(({ id }) => id))('agree, or say that there is a corner: %s', async (id) => {
    const found = Object.values(await verdicts(`run ${id} | grad`));
    expect(found).not.toContain('✗');
  });

  it('are apart at a corner, and only there', async () => {
    expect(await verdicts('run mmoe | grad')).toMatchObject({ x: text.corner, W_e: text.corner, W_g: '✓' });
    expect(Object.values(await verdicts('run mmoe x="1 2" | grad'))).not.toContain(text.corner);
  });

  it('do not move what is infinite', async () => {
    expect(Object.keys(await verdicts('run online-softmax | grad'))).not.toContain('m_0');
  });
});

import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { plain } from '../../src/pages/page.js';
import { stepOf } from '../../src/trace/types.js';
import { refusalOf } from '../input/refusal.js';
import { worldOf } from './world.js';

const run = (line: string) => runLine(line, worldOf());
const refused = (line: string) => refusalOf(run(line));

/** The rows of the page's table, by their labels. */
async function rows(line: string) {
  const { blocks } = await (await run(line)).page();
  const matrix = blocks.find((block) => block.kind === 'matrix')!;
  return {
    note: matrix.note && plain(matrix.note),
    columns: matrix.columns,
    rows: matrix.rows.map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
    ),
  };
}

async function nextCommands(line: string): Promise<string[]> {
  const { blocks } = await (await run(line)).page();
  return blocks.flatMap((block) => (block.kind === 'next' ? block.items.map(({ command }) => command) : []));
}

describe('numbers', () => {
  it('are read in every form people write them', async () => {
    const { trace } = await run("softmax -1 .5 1e3 -0.5 1/2 50% -inf '０．５' −2");
    expect([...stepOf(trace!, 'z')!.value.data]).toEqual([-1, 0.5, 1000, -0.5, 0.5, 0.5, -Infinity, 0.5, -2]);
  });

  it.each([
    ['softmax inf 0', { code: 'number-infinite', word: 'inf', place: 1 }],
    ['softmax z="1 2; inf 0"', { code: 'number-infinite', word: 'inf', place: 'z[1][0]' }],
    ['softmax nan', { code: 'number-nan' }],
    ['softmax -inf -inf', { code: 'softmax-nothing' }],
    ['softmax z="1 2; -inf -inf"', { code: 'row-masked', query: 1 }],
    ['softmax z="-inf 1; -inf 2" --axis 0', { code: 'softmax-nothing' }],
    ['softmax 1 2 --axis 1', { code: 'axis-range', axis: 1 }],
    ['softmax 1 2 --axis -2', { code: 'axis-range', axis: -2 }],
    ['softmax 1 2 --depth 2', { code: 'option-needs' }],
  ])('%s is refused', async (line, expected) => {
    expect(await refused(line)).toMatchObject(expected);
  });

  it('of a row with one key left have the weight 1 on it', async () => {
    const { trace } = await run('softmax z="-inf 7; 0 0"');
    expect([...stepOf(trace!, 'weights')!.value.data]).toEqual([0, 1, 0.5, 0.5]);
  });
});

describe('the page', () => {
  it('calls a score of −∞ no mistake', async () => {
    const [z] = (await rows('softmax 2 -inf')).rows;
    expect(z!.map(({ tone }) => tone)).toEqual([undefined, 'masked']);
  });

  it('calls an overflow one', async () => {
    const [, exp, weights] = (await rows('softmax 1000 1001 --no-shift')).rows;
    expect([...exp!, ...weights!].map(({ tone }) => tone)).toEqual(['bad', 'bad', 'bad', 'bad']);
  });

  it('says what overflowed of any number of scores', async () => {
    const z = JSON.stringify({ z: Array(200_000).fill(1000) });
    const { page } = await runLine('softmax --no-shift --input z.json', worldOf({ 'z.json': z }));
    expect(JSON.stringify(await page())).toContain('e^1000 ');
  });

  it('goes on with the temperature it was asked for', async () => {
    expect(await nextCommands('softmax 2 3 1 -T 0.5')).toEqual([
      'attn softmax 2 3 1 --temperature 0.25',
      'attn softmax 2 3 1 --temperature 0.5 --why weights,1',
      'attn softmax 2 3 1 --temperature 0.5 -j | attn grad --of weights,1',
    ]);
  });

  it('goes on with the numbers themselves, not with what the table shows of them', async () => {
    expect((await nextCommands('softmax 0.123456 -inf'))[1]).toBe(
      'attn softmax 0.123456 -inf --why weights,0',
    );
  });

  it('leaves columns out of a long vector, and shows them with --full', async () => {
    const many = Array.from({ length: 40 }, (_, i) => i).join(' ');
    const short = await rows(`softmax ${many}`);
    expect(short.columns).toHaveLength(12);
    expect(short.columns[8]).toBe('…');
    expect(short.note).toContain('--full');
    const whole = await rows(`softmax ${many} --full`);
    expect(whole.columns).toHaveLength(40);
    expect(whole.note).toBeUndefined();
  });

  it('shows as many digits as are asked for', async () => {
    const weights = (await rows('softmax 2 3 1 --digits 15')).rows[3]!;
    expect(weights.map(({ text }) => text)).toEqual([
      '0.244728471054798',
      '0.665240955774822',
      '0.09003057317038',
    ]);
  });
});

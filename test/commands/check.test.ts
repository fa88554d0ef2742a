import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { readArrayFile } from '../../src/commands/source.js';
import { AttnError } from '../../src/engine/error.js';
import { type Tensor, toNested } from '../../src/engine/tensor.js';
import { makeMistake } from '../../src/mistakes/apply.js';
import { MISTAKES } from '../../src/mistakes/index.js';
import { plain } from '../../src/pages/page.js';
import { LEAF, stepOf, type Trace } from '../../src/trace/types.js';
import { attn } from '../cli/attn.js';
import { randomRight } from '../mistakes/played.js';
import { worldOf } from './world.js';

interface Checked {
  readonly holds: boolean;
  readonly tolerance: number;
  readonly mechanism: string;
  readonly mistakes: readonly { readonly id: string; readonly difference: number }[];
  readonly steps: readonly { readonly name: string; readonly verdict: string }[];
}

async function check(dump: object, options = ''): Promise<Checked & { code: number }> {
  const result = await runLine(`check mine.json ${options}`, worldOf({ 'mine.json': JSON.stringify(dump) }));
  return { ...((await result.json()) as Checked), code: result.code };
}
const refused = async (dump: object, options = ''): Promise<AttnError> => {
  const error = await check(dump, options).catch((thrown: unknown) => thrown);
  if (error instanceof AttnError) return error;
  throw new Error('was not refused');
};
const verdicts = ({ steps }: Checked, ...names: string[]) =>
  names.map((name) => steps.find((step) => step.name === name)?.verdict);

type Rounding = (value: number) => number;
const exact: Rounding = (value) => value;
const decimals =
  (count: number): Rounding =>
  (value) =>
    Number(value.toFixed(count));
/** To the nearest number of so many significant bits. */
const bits =
  (count: number): Rounding =>
  (value) => {
    const unit = value === 0 ? 1 : 2 ** (Math.floor(Math.log2(Math.abs(value))) - count + 1);
    return Math.round(value / unit) * unit;
  };

/** The inputs of a run, as a program would dump them. */
const inputs = (right: Trace, round: Rounding) =>
  Object.fromEntries(
    right.steps
      .filter(({ op, origin }) => op === LEAF && origin === 'user')
      .map(({ name, value }) => [name, rounded(value, round)]),
  );
const rounded = ({ shape, data }: Tensor, round: Rounding): unknown =>
  toNested({ shape, data: data.map(round) } as Tensor);
const turned = (rows: number[][]): number[][] => rows[0]!.map((_, j) => rows.map((row) => row[j]!));
const inputsOf = (dump: object): object =>
  Object.fromEntries(Object.entries(dump).filter(([name]) => !/^(weights|output)$/.test(name)));
const mistake = (id: string) => MISTAKES.find((one) => one.id === id)!;

/** The dump of a program that makes this mistake, and of one that does not. */
async function programs(id: string, round: Rounding, seed = '1') {
  const right = await randomRight(mistake(id), seed);
  const wrong = makeMistake(right, mistake(id));
  const of = (trace: Trace) => ({
    ...inputs(right, round),
    weights: rounded(stepOf(trace, 'weights')!.value, round),
    output: rounded(stepOf(trace, 'output')!.value, round),
  });
  return { right: of(right), wrong: of(wrong) };
}

describe('a dump of one’s own arrays', () => {
  it.each([
    ['in full', exact],
    ['in float32', Math.fround],
    ['in float16', bits(11)],
    ['in bfloat16', bits(8)],
    ['with 8 decimals', decimals(8)],
    ['with 4 decimals', decimals(4)],
  ] as const)('is told right from wrong, and the mistake by its name: %s', async (_how, round) => {
    for (const id of ['no-scale', 'softmax-axis', 'keys-as-values', 'sigmoid-then-softmax']) {
      const { right, wrong } = await programs(id, round);
      expect(await check(right), id).toMatchObject({ holds: true, code: 0, mistakes: [] });
      const checked = await check(wrong);
      expect(checked, id).toMatchObject({ holds: false, code: 1 });
      expect(
        checked.mistakes.map((one) => one.id),
        id,
      ).toEqual([id]);
    }
  });

  it('says which step is the first that differs', async () => {
    const { wrong } = await programs('no-scale', exact);
    expect(verdicts(await check(wrong), 'scaled', 'weights', 'output')).toEqual([
      'computed',
      'false',
      'carried',
    ]);
  });

  it('does not mistake numbers typed with few decimals for rounded ones', async () => {
    const { tolerance } = await check({ Q: [[0.5, 1]], K: [[1, 0.5]], V: [[0.5]], weights: [[1.0000001]] });
    expect(tolerance).toBe(1e-5);
  });

  it('does not mistake dyadic numbers for float16, nor float32 from inputs in float16', async () => {
    const [Q, K] = [[[0.125, 1]], [[1, 0.0625]]];
    expect((await check({ Q, K, V: [[0.5]], weights: [[1.0000001]] })).tolerance).toBe(1e-5);
    const { right } = await programs('no-scale', exact);
    const { right: halves } = await programs('no-scale', bits(11));
    const given = Object.fromEntries(Object.entries(halves).filter(([name]) => /^[XW]/.test(name)));
    const { tolerance } = await check({ ...right, ...given });
    expect(tolerance).toBe(1e-5);
  });

  it('allows for what rounding of the inputs becomes on its way', async () => {
    const { right } = await programs('no-scale', decimals(2));
    const checked = await check(right);
    expect(checked.holds).toBe(true);
    expect(checked.tolerance).toBeGreaterThan(5e-3);
    expect((await check(right, '--tolerance 1e-9')).holds).toBe(false);
  });

  it('may have a batch axis of 1, names of its own, and the number of heads', async () => {
    const { wrong } = await programs('scale-by-d_model', Math.fround);
    const { X, weights, output, ...W } = wrong as Record<string, unknown>;
    const dump = { x: [X], ...W, num_heads: 2, attn: [weights], out: [output] };
    const checked = await check(dump, '--as x=X,num_heads=heads,attn=weights,out=output');
    expect(checked).toMatchObject({ mechanism: 'multi-head', code: 1 });
    expect(checked.mistakes.map(({ id }) => id)).toEqual(['scale-by-d_model']);
  });

  it('names a mistake that leaves other shapes', async () => {
    const { wrong } = await programs('heads-averaged', exact);
    const checked = await check({ ...wrong, heads: 2 });
    expect(checked.mistakes.map(({ id }) => id)).toEqual(['heads-averaged']);
    expect(verdicts(checked, 'weights', 'output')).toEqual(['holds', 'false']);
  });

  it('is a .npz of NumPy too', async () => {
    const read = (name: string) => readFileSync(new URL(`../golden/dumps/${name}.npz`, import.meta.url));
    const world = worldOf({ 'heads.npz': read('heads'), 'right.npz': read('right') });
    const as = '--as x=X,n_heads=heads,attn=weights,out=output';
    const heads = await runLine(`check heads.npz ${as}`, world);
    expect(heads.code).toBe(1);
    expect(((await heads.json()) as Checked).mistakes.map(({ id }) => id)).toEqual(['heads-split-by-view']);
    expect((await runLine(`check right.npz ${as}`, world)).code).toBe(0);
    expect((await readArrayFile('right.npz', 'x', read('right'), {})).shape).toHaveLength(3);
    await expect(runLine('run self-attention X=right.npz', world)).rejects.toMatchObject({
      code: 'npz-lacks',
    });
  });

  it('says in either language whose numbers these are', async () => {
    const { wrong } = await programs('no-scale', exact);
    const world = worldOf({ 'mine.json': JSON.stringify(wrong) });
    for (const lang of ['en', 'zh'] as const) {
      const page = await (await runLine('check mine.json', { ...world, lang })).page();
      const notes = page.blocks.flatMap((block) => (block.kind === 'note' ? [plain(block.text)] : []));
      const { [lang]: title } = mistake('no-scale').title;
      expect(notes.filter((note) => note.includes(title) && note.includes('no-scale'))).toHaveLength(1);
    }
  });

  it('is arrays one by one, from files or as typed', async () => {
    const { wrong } = await programs('no-scale', Math.fround);
    const { weights, output: _, ...given } = wrong as Record<string, unknown>;
    const files = Object.fromEntries(
      Object.entries({ ...given, weights }).map(([name, value]) => [`${name}.json`, JSON.stringify(value)]),
    );
    const line = Object.keys(files).map((file) => `${file.replace('.json', '')}=${file}`);
    const result = await runLine(`check ${line.join(' ')}`, worldOf(files));
    expect(((await result.json()) as Checked).mistakes.map(({ id }) => id)).toEqual(['no-scale']);
    const typed = 'check Q="1 0" K="1 1; 0 2" V="1; 3" weights=';
    expect((await runLine(`${typed}"0.67 0.33"`, worldOf())).code).toBe(0);
    expect((await runLine(`${typed}"0.73 0.27"`, worldOf())).code).toBe(1);
    await expect(runLine(`${typed}"1 0" mine.json`, worldOf())).rejects.toMatchObject({ code: 'words-many' });
  });

  it('tells where the right number comes from, by the line it offers', async () => {
    const { right } = await programs('no-scale', exact);
    const [[first, ...others], ...rows] = right.weights as [[number, ...number[]], ...number[][]];
    const dump = { w: [[first + 0.01, ...others], ...rows], ...inputsOf(right) };
    const world = worldOf({ 'mine.json': JSON.stringify(dump) });
    const page = await (await runLine('check mine.json --as w=weights', world)).page();
    const [{ command }] = page.blocks.flatMap((block) => (block.kind === 'next' ? block.items : [])) as [
      { command: string },
    ];
    const why = await runLine(command.replace(/^attn /, ''), world);
    expect(JSON.stringify(await why.page())).toContain(first.toFixed(4));
  });

  it('takes the parameters of the mechanism that is named, which an .npz has no place for', async () => {
    const { trace } = await runLine('run encoder-block "a b c" --norm pre', worldOf());
    const given = trace!.steps.filter(({ op, origin }) => op === LEAF && origin !== 'constant');
    const value = (step: { value: Tensor }) => rounded(step.value, Math.fround);
    const dump = {
      ...Object.fromEntries(given.map((step) => [step.name, value(step)])),
      output: value(stepOf(trace!, 'output')!),
    };
    expect(await check(dump, '--mechanism encoder-block --norm pre')).toMatchObject({ code: 0 });
    expect(await check(dump, '--mechanism encoder-block')).toMatchObject({ code: 1 });
    const world = worldOf({ 'mine.json': JSON.stringify({ ...dump, output: value(given[0]!) }) });
    const page = await (await runLine('check mine.json --mechanism encoder --norm pre', world)).page();
    expect(JSON.stringify(page)).toContain('check mine.json --mechanism encoder --norm pre --why output');
  });

  it('knows the mean over the heads by its shape', async () => {
    const { right } = await programs('heads-by-view', exact);
    const [weights] = right.weights as number[][][];
    expect(await refused({ ...right, weights })).toMatchObject({
      code: 'claim-shape',
      data: { averaged: true },
    });
  });

  it('is right or wrong with matrices as PyTorch keeps them, biases and all', async () => {
    const from = async (line: string) => (await runLine(line, worldOf())).trace!;
    const right = await from(
      'run multi-head "a b c" b_Q="1 2 3 4" b_K="1 0 0 1" b_V="2 1 0 1" b_O="1 1 0 0" -j',
    );
    const value = (name: string) => rounded(stepOf(right, name)!.value, Math.fround) as number[][];
    const names = right.steps.filter(({ op, name }) => op === LEAF && /^(X|[Wb]_)/.test(name));
    const dump = Object.fromEntries(
      names.map(({ name }) => [name, name.startsWith('W') ? turned(value(name)) : value(name)]),
    );
    const checked = await check({ ...dump, heads: 2, weights: value('weights'), output: value('output') });
    expect(checked.mistakes.map(({ id }) => id)).toEqual(['weights-not-transposed']);
  });

  it('ends with 0 where all holds, 1 where not, 2 where it cannot be read', async () => {
    const { right, wrong } = await programs('no-scale', Math.fround);
    const codeOf = async (dump: object) => (await attn(['check', '-'], { input: JSON.stringify(dump) })).code;
    expect(await Promise.all([right, wrong, { ...wrong, V: null }].map(codeOf))).toEqual([0, 1, 2]);
  });

  it('says so where no known mistake fits', async () => {
    const { right } = await programs('no-scale', exact);
    const [[first, ...others], ...rows] = right.output as [[number, ...number[]], ...number[][]];
    const checked = await check({ ...right, output: [[first + 0.5, ...others], ...rows] });
    expect(checked).toMatchObject({ code: 1, mistakes: [] });
    expect(verdicts(checked, 'weights', 'output')).toEqual(['holds', 'false']);
  });

  it('does not take a number for a masked score', async () => {
    const I = [
      [1, 0],
      [0, 1],
    ];
    const W_K = [
      [1, 0],
      [1, 1],
    ];
    const masked = { X: I, W_Q: I, W_K, causal: true };
    const scores = (hidden: number | string) => [
      [Math.SQRT1_2, hidden],
      [0, Math.SQRT1_2],
    ];
    expect((await check({ ...masked, masked: scores('-Infinity') })).holds).toBe(true);
    const zero = await check({ ...masked, masked: scores(0) });
    expect(zero.mistakes.map(({ id }) => id)).toEqual(['mask-zero']);
  });
});

describe('what is refused', () => {
  const sound = {
    Q: [[1, 2]],
    K: [
      [1, 0],
      [0, 1],
    ],
    V: [[1], [2]],
  };
  it.each([
    ['nothing to check', sound, '', 'claim-none'],
    ['a step that is none', { ...sound, wieghts: [[0.5, 0.5]] }, '', 'claim-unknown'],
    ['a step whose inputs are missing', { Q: [[1, 2]], output: [[1]] }, '', 'claim-needs'],
    ['another shape that no mistake gives', { ...sound, weights: [[0.2, 0.3, 0.5]] }, '', 'claim-shape'],
    ['a renaming without an end', { ...sound, w: [[0.5, 0.5]] }, '--as w', 'claim-as'],
    ['a renaming of nothing', { ...sound, w: [[0.5, 0.5]] }, '--as a=weights', 'claim-as-unknown'],
    [
      'two arrays of one name',
      { ...sound, w: [[0.5, 0.5]], weights: [[1, 0]] },
      '--as w=weights',
      'name-twice',
    ],
    ['a mechanism that is none', { ...sound, output: [[1]] }, '--mechanism sdpq', 'mechanism-unknown'],
    ['keys that do not fit', { ...sound, K: [[1, 0, 0]], output: [[1]] }, '', 'shapes-axes'],
    ['a tolerance below 0', { ...sound, output: [[1]] }, '--tolerance -1', 'param-range'],
  ])('%s', async (_what, dump, options, code) => {
    expect((await refused(dump, options)).code).toBe(code);
  });

  it('is told with the names that were near', async () => {
    const { data } = await refused({ ...sound, wieghts: [[0.5, 0.5]] });
    expect(data.near).toContain('weights');
  });
});

describe('what attn wrong prints', () => {
  /** Of these the output itself has another shape, which no step of the right trace can have. */
  const MISSHAPEN = ['cross-direction', 'additive-sums-keys', 'heads-averaged'];

  it.each(MISTAKES.map(({ id }) => id))('is recognised: %s', async (id) => {
    const dump = (await (await runLine(`wrong ${id}`, worldOf())).json()) as object;
    if (MISSHAPEN.includes(id)) expect((await refused(dump)).code).toBe('trace-shape');
    else {
      const { code, mistakes } = await check(dump);
      expect(code).toBe(1);
      expect(mistakes.map((found) => found.id)).toContain(id);
    }
  });

  it.each([
    [{ right: { format: 'attn-trace' }, wrong: { format: 'attn-trace' } }, 'trace-version'],
    [{ right: { format: 'attn-trace', version: 1, steps: [null] }, wrong: { format: 'attn-trace' } }, ''],
    [{ right: null, wrong: { format: 'attn-trace', version: 1, steps: [null] } }, ''],
  ])('is refused where it is none: %j', async (dump, code) => {
    expect((await refused(dump)).code).toContain(code);
  });

  it('is one trace too many where attn compare prints them', async () => {
    const dump = (await (await runLine('compare soft cosine', worldOf())).json()) as object;
    const { code, data } = await refused(dump);
    expect([code, data.mechanisms]).toEqual(['trace-several', ['soft', 'cosine']]);
  });
});

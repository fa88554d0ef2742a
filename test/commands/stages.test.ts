import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { plain } from '../../src/pages/page.js';
import { stepOf, type Trace } from '../../src/trace/types.js';
import { refusalOf } from '../input/refusal.js';
import { worldOf } from './world.js';

const run = (line: string) => runLine(line, worldOf());
const refused = (line: string) => refusalOf(run(line));
const traceOf = async (line: string): Promise<Trace> => (await run(line)).trace!;
const valuesOf = async (line: string, step: string) => [...stepOf(await traceOf(line), step)!.value.data];

const PROJECTED = 'embed "the cat sat" | project';
const CROSSED = 'embed "the cat" --memory "a dog ran off" | project';

describe('the pipeline', () => {
  it('gives step by step what the mechanism gives as a whole', async () => {
    const line = `${PROJECTED} | scores | scale | softmax | sum`;
    const whole = await valuesOf('run scaled-dot-product "the cat sat"', 'output');
    expect(await valuesOf(line, 'output')).toEqual(whole);
  });

  it('without scale is dot-product attention', async () => {
    expect(await valuesOf(`${PROJECTED} | scores | softmax | sum`, 'output')).toEqual(
      await valuesOf('run dot-product "the cat sat"', 'output'),
    );
  });

  it('with a causal mask gives later keys no weight', async () => {
    const weights = await valuesOf(`${PROJECTED} | scores | scale | mask --causal | softmax`, 'weights');
    expect([weights[1], weights[2], weights[5]]).toEqual([0, 0, 0]);
    expect(weights[0]).toBe(1);
  });

  it('calls a second softmax weights2, and sums with it', async () => {
    const trace = await traceOf(`${PROJECTED} | scores | softmax | softmax | sum`);
    expect(stepOf(trace, 'weights2')!.from).toEqual(['weights']);
    expect(stepOf(trace, 'output')!.from).toEqual(['weights2', 'V']);
  });

  it('takes keys and values from the memory', async () => {
    const trace = await traceOf(`${CROSSED} | scores | scale | softmax | sum`);
    expect(stepOf(trace, 'K')!.from).toEqual(['Y', 'W_K']);
    expect(stepOf(trace, 'weights')!.shape).toEqual([2, 4]);
    expect(trace.labels).toEqual({ n: ['the', 'cat'], m: ['a', 'dog', 'ran', 'off'] });
  });

  it.each([
    ['dot', [1, 2]],
    ['cosine', [1, 2 / Math.sqrt(5)]],
  ])('scores with %s', async (how, expected) => {
    expect(await valuesOf(`scores Q="1 0" K="1 0; 2 1" --with ${how}`, 'scores')).toEqual(expected);
  });

  it('scores with a matrix between, and with a layer', async () => {
    expect(await valuesOf('scores Q="1 2" K="3 4" W="0 1; 1 0" --with bilinear', 'scores')).toEqual([10]);
    const layer = 'scores Q="1" K="2; 3" W_q="1" W_k="1" v="2" --with additive';
    expect(await valuesOf(layer, 'scores')).toEqual([2 * Math.tanh(3), 2 * Math.tanh(4)]);
  });

  it('takes a token for an index', async () => {
    const { cell } = (await run(`${PROJECTED} | scores | why scores,cat,sat`)).json() as { cell: string };
    expect(cell).toBe('scores[1,2]');
  });
});

describe('operands that do not fit are told in the letters of the field', () => {
  it.each([
    ['scores Q="1 2" K="1 2 3"', { letter: 'd_k', a: 'K', shapeA: [1, 3], b: 'Q', shapeB: [1, 2] }],
    ['sum weights="1 2" V="1; 2; 3"', { letter: 'm', a: 'V', b: 'weights' }],
    ['mask scores="1 2; 3 4" --mask "1 1 1"', { letter: 'm', a: 'mask', b: 'scores' }],
    ['mask scores="1 2; 3 4" --mask "1 1; 1 1; 1 1"', { letter: 'n', a: 'mask', b: 'scores' }],
    ['project X="1 2" W_Q="1 2"', { letter: 'd_model', a: 'W_Q', b: 'X' }],
    ['project X="1" W_Q="1 2" W_K="1 2 3"', { letter: 'd_k', a: 'W_K', b: 'W_Q' }],
    ['scores Q="1 2" K="1 2" W="1 2" --with bilinear', { letter: 'd_q', a: 'W', b: 'Q' }],
  ])('%s', async (line, facts) => {
    expect(await refused(line)).toMatchObject({ code: 'shapes-axes', ...facts });
  });
});

describe('what a stage refuses', () => {
  it.each([
    ['scores K="1 2"', { code: 'stage-needs', name: 'Q', stage: 'project' }],
    ['scale scores="1 2; 3 4"', { code: 'scale-needs' }],
    ['mask scores="1 2; 3 4"', { code: 'mask-needs' }],
    ['mask scores="1 2; 3 4" --mask "2 1"', { code: 'mask-value' }],
    ['mask scores="1 2 3; 4 5 6" --causal', { code: 'causal-square', n: 2, m: 3 }],
    [`${CROSSED} | scores | mask --mask "1 1 0 0; 0 0 0 0"`, { code: 'row-masked', query: 1, token: 'cat' }],
    ['embed "a b" X="1 2"', { code: 'tokens-rows', tokens: 2, name: 'X', shape: [1, 2] }],
    ['embed a --d-model 0', { code: 'param-range' }],
    ['embed a --d-model 3 --positions sinusoidal', { code: 'positions-even' }],
    ['project X="1 2" --d-k 0', { code: 'param-range', name: '--d-k' }],
    ['scale', { code: 'nothing-given' }],
    ['embed ""', { code: 'text-empty' }],
  ])('%s', async (line, expected) => {
    expect(await refused(line)).toMatchObject(expected);
  });
});

describe('a mask of one row', () => {
  const shared = [1, 1, 0, 1, 1, 0, 1, 1, 0];

  it.each([
    'run self-attention "the cat sat"',
    'run self-attention',
    'run dot-product Q="1;2;3" K="1;2;3" V="1;2;3"',
  ])('%s hides the same keys from every query', async (line) => {
    expect(await valuesOf(`${line} --mask "1 1 0"`, 'mask')).toEqual(shared);
  });

  it('must leave a key', async () => {
    expect(await refused('run self-attention "a b" --mask "0 0"')).toMatchObject({ code: 'row-masked' });
  });
});

describe('the page of a stage', () => {
  const pageOf = async (line: string) => (await (await run(line)).page()).blocks;
  const titles = async (line: string) =>
    (await pageOf(line)).flatMap((block) =>
      block.kind === 'matrix' && block.title ? [plain(block.title)] : [],
    );
  const notes = async (line: string) =>
    (await pageOf(line)).flatMap((block) => (block.kind === 'note' ? [plain(block.text)] : []));

  it('writes brackets in a formula only where they say something', async () => {
    const score = async (how: string) => (await titles(`${PROJECTED} | scores --with ${how}`)).at(-1);
    expect(await score('additive')).toBe('scores = sum(tanh(Q · W_q + K · W_k) ⊙ v)');
    expect(await score('bilinear')).toBe('scores = (Q · W) Kᵀ');
    expect(await score('cosine')).toBe('scores = (Q / norm(Q)) (K / norm(K))ᵀ');
  });

  it('says which query looks where, by its token or its place', async () => {
    expect(await notes('softmax z="1 2; 3 5"')).toEqual(['Query 1 looks most at key 1 (0.8808).']);
    expect(await notes('softmax z="1 1; 3 3"')).toEqual([]);
    const [named] = await notes('embed "a b" | project | scores | softmax');
    expect(named).toMatch(/^"[ab]" looks most at "[ab]" \(0\.\d{4}\)\.$/);
  });

  it('says so however many keys there are', async () => {
    const z = JSON.stringify({ z: [[...Array(200_000).fill(0), 9]] });
    const { page } = await runLine('softmax --input z.json', worldOf({ 'z.json': z }));
    expect(JSON.stringify(await page())).toContain('looks most at key 200000');
  });

  it('does not say so of weights that sum to 1 down the columns', async () => {
    expect(await notes('softmax z="1 2; 3 5" --axis 0')).toEqual([]);
  });

  it('writes a choice as the formula above the table has it', async () => {
    const line = 'mask scores="1 2; 3 4" --causal --why masked,0,1';
    const lines = (await pageOf(line)).flatMap((block) =>
      block.kind === 'formula' ? block.lines.map(plain) : [],
    );
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(
      'where mask[0,1], else -∞ = 2 where 0, else -∞ = -∞',
    );
  });

  it('asks for no reason of numbers that nothing gave', async () => {
    const next = (await pageOf('embed "a b"')).find((block) => block.kind === 'next')!;
    expect(next.items.map(({ command }) => command)).toEqual(['… -j | attn project']);
  });
});

describe('a trace given to a mechanism', () => {
  const played = (line: string, options = '') =>
    `run self-attention "the cat" --seed 7 | ${line} --input - ${options}`;

  it('of its own is shown as it is', async () => {
    const own = 'run multi-head "the cat" --heads 4 --seed 7';
    expect(await valuesOf(`${own} | run multi-head --input -`, 'output')).toEqual(
      await valuesOf(own, 'output'),
    );
  });

  it('gives its inputs and tokens, not its results', async () => {
    const trace = await traceOf(played('run dot-product'));
    expect(trace.steps.map(({ name }) => name)).not.toContain('scaled');
    expect(trace.labels).toEqual({ n: ['the', 'cat'] });
    expect(await valuesOf(played('run dot-product'), 'output')).toEqual(
      await valuesOf('run dot-product "the cat" --seed 7', 'output'),
    );
  });

  it('is played again where an option changes it', async () => {
    expect(await valuesOf(played('run self-attention', '--causal'), 'output')).toEqual(
      await valuesOf('run self-attention "the cat" --seed 7 --causal', 'output'),
    );
  });

  it('is refused where it has nothing to give', async () => {
    expect(await refused('softmax 1 2 | run dot-product --input -')).toMatchObject({
      code: 'input-unknown',
      name: 'z',
    });
  });
});

describe('sizes that no memory holds', () => {
  it.each([
    'run multi-head a --d-model 1000000',
    'run multi-head a --d-model 1e9',
    'run learned-positions a --length 1e9',
  ])('%s', async (line) => {
    expect(await refused(line)).toMatchObject({ code: 'shape-cells' });
  });

  it('the causal mask of too many tokens', async () => {
    const ids = JSON.stringify({ ids: Array(200_000).fill(1) });
    const run = runLine('run next-token --input ids.json', worldOf({ 'ids.json': ids }));
    expect(await refusalOf(run)).toMatchObject({ code: 'shape-cells' });
  });
});

it('a loop ends at the most steps a trace may have', async () => {
  expect(await refused('run hopfield --updates 1e9')).toMatchObject({ code: 'trace-steps' });
});

it('a formula of more terms than a call takes arguments is written and asked about', async () => {
  const long = worldOf({ 'long.json': JSON.stringify({ z: new Array(200_000).fill(1) }) });
  const page = await (await runLine('softmax --input long.json --why sum,0', long)).page();
  expect(JSON.stringify(page)).toContain('…');
});

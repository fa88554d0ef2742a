import { describe, expect, it } from 'vitest';
import { runLine, splitLine } from '../../src/commands/line.js';
import { parseWords } from '../../src/commands/parse.js';
import type { World } from '../../src/commands/types.js';
import { AttnError } from '../../src/engine/error.js';

const parse = (...argv: string[]) => parseWords(argv, 'en');

/** The code and facts of a refusal. */
async function refusal(what: () => unknown): Promise<unknown> {
  try {
    await what();
  } catch (error) {
    if (error instanceof AttnError) return { code: error.code, ...error.data };
    throw error;
  }
  return undefined;
}
const refused = (...argv: string[]) => refusal(() => parse(...argv));

describe('numbers that look like options', () => {
  const words = [
    '-1',
    '-inf',
    '-1/2',
    '-.5',
    '−2',
    '-50%',
    '-1e3',
    '-1 2; -3 4',
    '-∞',
    '-1,000',
    '-0x10',
    '-2x',
  ];
  it('are words', async () => {
    expect((await parse('softmax', ...words)).call.words).toEqual(words);
    expect((await parse('softmax', '--', ...words)).call.words).toEqual(words);
    expect((await parse('softmax', '--', '--json')).call).toMatchObject({ words: ['--json'], options: {} });
  });

  it('are values of options', async () => {
    const value = async (...argv: string[]) => (await parse('softmax', ...argv)).call.options.temperature;
    expect(await value('--temperature', '-1/2')).toBe(-0.5);
    expect(await value('--temperature=-.5')).toBe(-0.5);
    expect(await value('-T', '−2')).toBe(-2);
    expect(await value('-T-50%')).toBe(-0.5);
    expect(await value('1', '2', '--temperature', '５０％')).toBe(0.5);
  });

  it('leaves other words as they are', async () => {
    const odd = ['- a b', '\0x', 'a-b', '-', 'Q=-1 0'];
    expect((await parse('embed', ...odd)).call.words).toEqual(odd);
  });
});

describe('options', () => {
  it('are read by kind', async () => {
    const { call } = await parse('softmax', '--no-shift', '--axis', '-1', '--input', 'a.json', '--digits=3');
    expect(call.options).toEqual({ noShift: true, axis: -1, input: 'a.json', digits: 3 });
  });

  it('of a mechanism are known once it is named, wherever', async () => {
    const options = { heads: 4, causal: true };
    for (const line of [
      'run mha --heads 4 --causal',
      'run --heads 4 --causal mha',
      'run --causal mha --heads=4',
    ]) {
      const { call } = await parse(...line.split(' '));
      expect(call).toMatchObject({ words: ['mha'], options });
    }
    expect(await refused('run', 'dot-product', '--heads', '4')).toMatchObject({ code: 'option-unknown' });
  });

  it('of every command are global', async () => {
    const { globals } = await parse(
      '-j',
      '--width',
      '60',
      'softmax',
      '1',
      '--lang=zh',
      '--seed',
      '-7',
      '-o',
      'f',
    );
    expect(globals).toMatchObject({ json: true, width: 60, lang: 'zh', seed: '-7', output: 'f' });
  });

  it('may contradict each other: the last counts', async () => {
    expect((await parse('softmax', '--color', 'always', '--no-color')).globals.color).toBe('never');
    expect((await parse('softmax', '--no-color', '--colour=always')).globals.color).toBe('always');
    expect((await parse('softmax', '--digits', '2', '--digits', '5')).call.options.digits).toBe(5);
  });
});

describe('refusals', () => {
  it.each<[string, object]>([
    ['sofmax', { code: 'command-unknown', name: 'sofmax', near: ['softmax'] }],
    ['multi_head x', { code: 'command-unknown', mechanism: 'multi-head' }],
    ['toString', { code: 'command-unknown', name: 'toString' }],
    ['--jsno softmax', { code: 'option-unknown', option: '--jsno', near: ['--json'] }],
    ['softmax --temprature=2', { code: 'option-unknown', option: '--temprature', near: ['--temperature'] }],
    ['softmax -x', { code: 'option-unknown', option: '-x', command: 'softmax' }],
    ['softmax 1 --temperature', { code: 'option-value', option: '--temperature' }],
    ['softmax 1 --temperature --json', { code: 'option-value', option: '--temperature' }],
    ['softmax 1 -o', { code: 'option-value', option: '--output' }],
    ['softmax --json=1', { code: 'option-unknown', option: '--json' }],
    ['softmax --temperature warm', { code: 'number-bad', place: '--temperature' }],
    ['softmax --axis 1/2', { code: 'option-integer', option: '--axis' }],
    ['softmax --digits 16', { code: 'option-range', option: '--digits', least: 0, most: 15 }],
    ['softmax --digits -1', { code: 'option-range' }],
    ['softmax --width 39', { code: 'option-range', least: 40, most: 1000 }],
    ['softmax --lang fr', { code: 'option-choice', option: '--lang', choices: ['en', 'zh'] }],
    ['softmax -j --format text', { code: 'options-clash' }],
    ['why', { code: 'words-missing', command: 'why', name: 'cell' }],
    ['why a b', { code: 'words-many', command: 'why' }],
  ])('%s', async (line, expected) => {
    expect(await refused(...line.split(' '))).toMatchObject(expected);
  });
});

describe('a line', () => {
  it('is split into stages of words', () => {
    expect(splitLine('softmax 2  3 1')).toEqual([['softmax', '2', '3', '1']]);
    expect(splitLine('attn embed "the cat" -j|attn project')).toEqual([
      ['embed', 'the cat', '-j'],
      ['project'],
    ]);
    expect(splitLine(`scores Q="1 0; 0 1" K='a "b" $(c)' ""`)).toEqual([
      ['scores', 'Q=1 0; 0 1', 'K=a "b" $(c)', ''],
    ]);
    expect(splitLine('embed "a \\"b\\" \\$c \\n | >"')).toEqual([['embed', 'a "b" $c \\n | >']]);
    expect(splitLine('embed costs$ 5$')).toEqual([['embed', 'costs$', '5$']]);
  });

  it.each<[string, object]>([
    ['softmax 1 > f', { code: 'line-sign', sign: '>', column: 11 }],
    ['softmax 1 < f', { code: 'line-sign', sign: '<' }],
    ['softmax 1 & x', { code: 'line-sign', sign: '&' }],
    ['softmax 1; rm', { code: 'line-sign', sign: ';' }],
    ['softmax $(x)', { code: 'line-sign', sign: '$' }],
    ['softmax "$HOME"', { code: 'line-sign', sign: '$' }],
    ['softmax `x`', { code: 'line-sign', sign: '`' }],
    ['softmax "`x`"', { code: 'line-sign', sign: '`' }],
    ['softmax 1\nsoftmax 2', { code: 'line-sign', sign: '␊' }],
    ['embed "a b', { code: 'line-quote', quote: '"', column: 7 }],
    ["embed 'a b", { code: 'line-quote', quote: "'" }],
    ['softmax 1 |', { code: 'line-stage' }],
    ['| softmax 1', { code: 'line-stage' }],
    ['embed a || project', { code: 'line-stage' }],
    ['', { code: 'line-stage' }],
    ['attn', { code: 'line-stage' }],
    ['--json', { code: 'line-command' }],
    ['softmax 1 -o f', { code: 'line-option', option: '--output' }],
    ['softmax --help', { code: 'line-option', option: '--help' }],
    ['mechanisms | softmax', { code: 'line-trace', command: 'mechanisms' }],
    ['doctor', { code: 'command-unknown' }],
  ])('%j is refused', async (line, expected) => {
    expect(await refusal(() => runLine(line, world))).toMatchObject(expected);
  });

  it('hands each stage the trace of the one before', async () => {
    const line = 'embed "the cat sat" | project -j | scores | mask --causal | scale | softmax | sum';
    const { trace } = await runLine(line, world);
    expect(trace?.output).toBe('output');
    const names = ['X', 'Q', 'K', 'V', 'scores', 'scaled', 'weights', 'output'];
    expect(trace?.steps.map((step) => step.name)).toEqual(expect.arrayContaining(names));
  });

  it('takes seed and width from the line, else from the world', async () => {
    const numbers = async (line: string) =>
      (await runLine(line, world)).trace?.steps.find(({ name }) => name === 'X')?.value.data;
    expect(await numbers('embed cat')).toEqual(await numbers('embed cat --seed 42'));
    expect(await numbers('embed cat')).not.toEqual(await numbers('embed cat --seed 43'));
  });

  it('reads files through the world alone', async () => {
    const read = async (path: string) =>
      new TextEncoder().encode(path === 'z.json' ? '{"z": [2, 3, 1]}' : '');
    const { trace } = await runLine('softmax --input z.json', { ...world, read });
    expect(trace?.output).toBe('weights');
  });
});

const world: World = {
  read: async () => new Uint8Array(),
  stdin: async () => undefined,
  seed: '42',
  width: 80,
  lang: 'en',
  now: () => 0,
  memory: () => 0,
};

import { describe, expect, it } from 'vitest';
import { checkQuestions } from '../../src/quiz/check.js';
import { readQuestions } from '../../src/quiz/read.js';
import { FIXTURE, QUESTIONS, WORLD } from './bank.js';

const SEEDS = ['0', '1'];

/** What the check finds when one thing of the fixture is otherwise. */
async function checked(from: string | RegExp = '', to = '') {
  const { questions, complaints } = readQuestions(FIXTURE.replace(from, to), 'fixture');
  const known = new Map([['e-known', { run: [], cite: ['bahdanau-2015'] }]]);
  const found = await checkQuestions(questions, WORLD, SEEDS, known);
  return { ...found, complaints: [...complaints, ...found.complaints] };
}

async function codes(from: string | RegExp = '', to = ''): Promise<string[]> {
  const { complaints } = await checked(from, to);
  return complaints.map(({ code }) => code);
}

describe('the check of questions', () => {
  it('has nothing to say of good ones', async () => expect(await codes()).toEqual([]));

  it.each([
    ['a second right option', 'mistake: no-softmax', 'right: true', 'quiz-right'],
    ['no right option', ', right: true', '', 'quiz-right'],
    ['a wrong option without why', /why: \{ en: "not .*\n/, '\n', 'quiz-why'],
    ['a wrong option that nothing refutes', '      run: softmax 1 1\n', '', 'quiz-refute'],
    ['a choice whose worked solution would be the answer alone', /solution: .*/, '', 'quiz-solution'],
    ['a formula that nobody explains', 'cell: weights[1]', 'cell: exp[1] / (a + b)', 'quiz-solution'],
    ['a number that was given and not computed', 'cell: weights[1]', 'cell: z[1]', 'quiz-solution'],
    ['an option that is there twice', 'en: "anything"', 'en: "1"', 'quiz-same'],
    ['a line of an option that does not run', 'run: softmax 1 1', 'run: softmaxx 1 1', 'command-unknown'],
    ['steps that read the same', 'en: "scale"', 'en: "scores"', 'quiz-same'],
    ['a number that is not finite', 'cell: weights[1]', 'cell: 1 / (a - a)', 'quiz-infinite'],
    ['a number that is always 1', 'cell: weights[1]', 'cell: weights[0] / weights[0]', 'quiz-trivial'],
    ['letters that change nothing', 'cell: weights[1]', 'cell: exp[1] + 2', 'quiz-constant'],
    ['a tolerance finer than four decimals', 'show: [z, weights]', 'tolerance: 0.00001', 'quiz-tolerance'],
    [
      'mistakes that give the right number',
      '[no-scale, softmax-twice, no-softmax]',
      '[no-scale]',
      'quiz-alike',
    ],
    [
      'a mistake that makes two kinds of steps false',
      /run: run scaled-dot-product "the cat sat"\n {2}mistakes: \[no-scale\]/,
      'run: run self-attention "the cat sat" --causal\n  mistakes: [mask-after-softmax]',
      'quiz-spot-several',
    ],
    ['a mistake that does not exist', '[no-scale, softmax-twice', '[no-scale, no-such', 'mistake-unknown'],
    ['an erratum that does not exist', 'kind: order', 'kind: order\n  errata: [e-none]', 'erratum-unknown'],
    ['a cell that does not exist', 'cell: weights[1]', 'cell: weights[9]', 'cell-range'],
    ['a step that does not exist', 'step: scores', 'step: scoresx', 'step-unknown'],
    ['a shown step that does not exist', 'show: [z, weights]', 'show: [zz]', 'step-unknown'],
    ['a letter that does not vary', 'beside {a}', 'beside {x}', 'quiz-letter'],
    ['a letter that is not used', '{ k: [2, 3] }', '{ k: [2, 3], unused: 1..2 }', 'quiz-unused'],
    ['a wrong shape that is right', 'value: [n, d_k]', 'value: [n, m]', 'quiz-wrong-right'],
    [
      'a mistake that cannot be seen',
      'mistakes: [no-scale]\n',
      'mistakes: [temperature-twice]\n',
      'mistake-elsewhere',
    ],
    ['an example that does not do it', 'example: 1 8 0', 'example: 8 1 0', 'quiz-example'],
    ['an example of words', 'example: 1 8 0', 'example: the cat sat', 'quiz-numbers'],
    ['an example with rows of different lengths', 'example: 1 8 0', 'example: 1 8 0; 1', 'quiz-numbers'],
    [
      'a check that compares nothing',
      'check: weights[1] >= p and',
      'check: weights[1] and',
      'quiz-comparison',
    ],
    ['a hole that cannot be filled', 'two {{ exp[0] }}', 'two {{ nothing[0] }}', 'expression-name'],
    [
      'a sentence about a wrong number that cannot be filled',
      'power {{ exp[1] }}"',
      'power {{ q[1] }}"',
      'expression-name',
    ],
  ])('finds %s', async (_what, from, to, code) => {
    expect(await codes(from, to)).toContain(code);
  });

  it('is content with a formula that is explained, and with a choice that is computed', async () => {
    const why = 'solution: { en: "a power", zh: "幂" }';
    expect(await codes('cell: weights[1]', `cell: exp[1] / (a + b)\n  ${why}`)).toEqual([]);
    expect(await codes(/solution: .*/, 'run: softmax {k} 1')).toEqual([]);
  });

  it('knows errata that exist', async () => {
    expect(await codes('kind: order', 'kind: order\n  errata: [e-known]')).toEqual([]);
  });
});

describe('what is known of wrong answers', () => {
  it('is counted: options that a computation refutes, and numbers that are recognised', async () => {
    const { coverage } = await checked();
    const numbers = QUESTIONS.filter(({ kind }) => kind === 'number').length;
    expect(coverage).toMatchObject({ options: 2, computed: 2, cited: 0, numbers });
    expect(coverage.recognised).toBeGreaterThanOrEqual(2 * numbers);
  });

  it('is an erratum where there is nothing to run: papers, if that is what it stands on', async () => {
    const { coverage, complaints } = await checked('run: softmax 1 1', 'erratum: e-known');
    expect(complaints).toEqual([]);
    expect(coverage).toMatchObject({ options: 2, computed: 1, cited: 1 });
  });
});

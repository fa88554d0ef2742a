import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { at } from '../../src/engine/tensor.js';
import { ask } from '../../src/quiz/ask.js';
import type { NumberInstance } from '../../src/quiz/diagnose.js';
import { wrongNumbers } from '../../src/quiz/diagnose.js';
import { grade, type Of } from '../../src/quiz/grade.js';
import { rightAnswer } from '../../src/quiz/show-question.js';
import type { NumberQuestion, Question } from '../../src/quiz/types.js';
import { stepOf } from '../../src/trace/types.js';
import { asked, QUESTIONS, question, WORLD } from './bank.js';

async function verdict(id: string, answer: string, seed = '1') {
  return grade(await asked(id, seed), answer, WORLD);
}
const outcome = async (id: string, answer: string) => (await verdict(id, answer)).outcome;

describe('asking', () => {
  it('makes the same question of the same seed, and others of others', async () => {
    expect(await asked('weight', '5')).toEqual(await asked('weight', '5'));
    const values = await Promise.all(
      Array.from(
        { length: 20 },
        async (_, seed) => ((await asked('weight', String(seed))) as NumberInstance).value,
      ),
    );
    expect(new Set(values).size).toBeGreaterThan(5);
  });

  it('fills letters and cells in, in both languages', async () => {
    const { ask, hints, letters } = await asked('weight');
    const { a, b } = letters as { a: number; b: number };
    expect(ask).toBe(`The weight of ${b}, beside ${a}?`);
    expect(hints[0]).toBe(`one ${a + b}`);
    expect((await asked('weight', '1', { ...WORLD, lang: 'zh' })).hints[0]).toBe(`一 ${a + b}`);
  });

  it('takes its own right answer, every kind, over many seeds', async () => {
    for (const { id } of QUESTIONS) {
      for (let seed = 0; seed < 8; seed++) {
        const instance = await asked(id, String(seed));
        const answer = rightAnswer(instance).replace(/:.*/, '');
        expect([id, seed, (await grade(instance, answer, WORLD)).outcome]).toEqual([id, seed, 'right']);
      }
    }
  });
});

describe('a number', () => {
  it('is read as people write it', async () => {
    const instance = (await asked('weight')) as NumberInstance;
    const { value } = instance;
    const p = value.toFixed(4);
    const ways = [
      p,
      p.replace(/^0/, ''),
      ` ${p} `,
      `${(100 * value).toFixed(2)}%`,
      `${(1e4 * value).toFixed(1)}/1e4`,
      p.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      `sqrt(${value * value})`,
      `e^${Math.log(value)}`,
      `−${-value}`.replace('−-', '+'),
    ];
    for (const way of ways)
      expect([way, (await grade(instance, way, WORLD)).outcome]).toEqual([way, 'right']);
  });

  it('counts within the tolerance and not beyond it', async () => {
    const instance = (await asked('weight')) as NumberInstance;
    const say = async (by: number) =>
      (await grade(instance, (instance.value + by).toFixed(8), WORLD)).outcome;
    expect(await say(0.0004)).toBe('right');
    expect(await say(0.002)).not.toBe('right');
  });

  it.each(['', 'abc', '1,5', '0x10', '1 2', '(((', 'process.exit()', '1/0x', 'a'.repeat(500), '\u001b[2J'])(
    'that is none is told and counts for nothing: %j',
    async (answer) => expect(await outcome('weight', answer)).toBe('unreadable'),
  );

  it('is recognised when it comes of a mistake of the registry', async () => {
    const instance = (await asked('attention')) as NumberInstance;
    const known = [...wrongNumbers(instance)];
    expect(known.map(({ id }) => id)).toEqual(['no-scale', 'softmax-twice', 'no-softmax']);
    const { trace } = await runLine('softmax 1 2 0', WORLD);
    const unscaled = at(stepOf(trace!, 'weights')!.value, 1);
    expect(known[0]!.value).toBeCloseTo(unscaled, 12);
    for (const { id, value } of known) {
      expect(await grade(instance, value.toFixed(6), WORLD)).toMatchObject({ outcome: 'wrong', mistake: id });
    }
    expect(await grade(instance, '0.987', WORLD)).toEqual({ outcome: 'wrong' });
  });

  it('is recognised when the question foresaw it, in the reader’s language', async () => {
    const instance = (await asked('weight', '1')) as NumberInstance;
    const { a, b } = instance.letters as { a: number; b: number };
    const said = await grade(instance, String(b / (a + b + 1)), { ...WORLD, lang: 'zh' });
    expect(said).toMatchObject({
      outcome: 'wrong',
      mistake: 'fixture/weight#2',
      says: `${a} 与 ${b} 的份额`,
    });
  });

  it('is accepted when it was only rounded on the way', async () => {
    const instance = (await asked('attention')) as NumberInstance;
    const scaled = stepOf(instance.trace, 'scaled')!.value.data;
    const [x, y, z] = Array.from(scaled, (v) => Math.exp(Number(v.toFixed(1)))) as [number, number, number];
    const rounded = y / (x + y + z);
    expect(Math.abs(rounded - instance.value)).toBeGreaterThan(0.001);
    expect(await grade(instance, rounded.toFixed(4), WORLD)).toEqual({
      outcome: 'rounded',
      rounding: { step: 'scaled', digits: 1 },
    });
  });

  it.each(['1e-200', '1.5e-999', `0.${'0'.repeat(300)}1`, '1e-99%', '1e999', '-0'])(
    'is read however small it is: %j',
    async (answer) => expect(['wrong', 'unreadable']).toContain(await outcome('weight', answer)),
  );

  it('is not taken for a rounded one when it is further off than it was written', async () => {
    const instance = (await asked('attention')) as NumberInstance;
    const off = (instance.value + instance.question.tolerance + 2e-4).toFixed(4);
    expect(await grade(instance, off, WORLD)).toEqual({ outcome: 'wrong' });
  });

  it('is not taken for a rounded one where the answer itself was rounded to a whole number', async () => {
    const question = (await asked('attention')).question as NumberQuestion;
    const instance = await ask({ ...question, cell: `97 * ${question.cell}` }, '1', WORLD);
    const whole = (instance as NumberInstance).value.toFixed(0);
    for (const written of [whole, `${whole}.`, `${whole}00%`]) {
      expect([written, await grade(instance, written, WORLD)]).toEqual([written, { outcome: 'wrong' }]);
    }
  });

  it('is asked for again with more digits when it is right but coarse', async () => {
    const instance = (await asked('attention')) as NumberInstance;
    const { value } = instance;
    const percent = Math.round(value * 100);
    for (const [written, digits] of [
      [value.toFixed(1), 1],
      [value.toFixed(2), 2],
      [`${percent}%`, 2],
      [`${percent / 10}e-1`, 2],
    ] as const) {
      expect([written, await grade(instance, written, WORLD)]).toEqual([
        written,
        { outcome: 'coarse', digits },
      ]);
    }
  });

  it('is not taken for a rounded one in what the question shows, or behind it', async () => {
    const question = (await asked('attention')).question as NumberQuestion;
    const rounded = async (...show: string[]) => {
      const instance = (await ask({ ...question, show }, '1', WORLD)) as NumberInstance;
      const scaled = stepOf(instance.trace, 'scaled')!.value.data;
      const exp = Array.from(scaled, (v) => Math.exp(Number(v.toFixed(1)))) as [number, number, number];
      return (await grade(instance, (exp[1] / (exp[0] + exp[1] + exp[2])).toFixed(4), WORLD)).outcome;
    };
    expect(await rounded('scores')).toBe('rounded');
    expect(await rounded('scaled')).toBe('wrong');
  });

  it('is coarse, not rounded, with digits that were cut off', async () => {
    const instance = (await asked('attention')) as NumberInstance;
    const cut = Math.floor(instance.value * 100) / 100;
    expect(await grade(instance, cut.toFixed(2), WORLD)).toEqual({ outcome: 'coarse', digits: 2 });
    expect(await grade(instance, (cut - 0.02).toFixed(2), WORLD)).toEqual({ outcome: 'wrong' });
  });

  it('is coarse as well when it was cut off where the question asks for no more', async () => {
    const question = (await asked('attention')).question as NumberQuestion;
    const cell = `${question.cell} - ${question.cell} + 0.4175`;
    const instance = await ask({ ...question, cell, tolerance: 0.005 }, '1', WORLD);
    expect(await grade(instance, '0.41', WORLD)).toEqual({ outcome: 'coarse', digits: 2 });
    expect(await grade(instance, '0.42', WORLD)).toEqual({ outcome: 'right' });
    expect((await grade(instance, '0.43', WORLD)).outcome).toBe('wrong');
  });

  it.each(['1/(1-1)', 'sqrt(-1)', 'ln(0)'])('is none when arithmetic comes to nothing: %s', async (answer) =>
    expect(await outcome('weight', answer)).toBe('unreadable'),
  );

  it('is not put down to a mistake in what the question shows', async () => {
    const question = (await asked('attention')).question as NumberQuestion;
    const known = async (...show: string[]) => {
      const instance = (await ask({ ...question, show }, '1', WORLD)) as NumberInstance;
      return [...wrongNumbers(instance)].map(({ id }) => id);
    };
    expect(await known('scores', 'weights')).toEqual(['no-scale', 'softmax-twice', 'no-softmax']);
    expect(await known('scaled')).toEqual(['softmax-twice', 'no-softmax']);
  });
});

describe('other answers', () => {
  it('a choice is a number of the list; a wrong one has its misconception', async () => {
    const instance = (await asked('pick')) as Of<'choice'>;
    expect(await outcome('pick', '4')).toBe('unreadable');
    expect(await outcome('pick', '0')).toBe('unreadable');
    const anything = instance.options.findIndex(({ shown }) => shown === 'anything');
    const other = [0, 1, 2].find((i) => i !== anything && i !== instance.right)!;
    expect(await grade(instance, `(${anything + 1})`, WORLD)).toMatchObject({
      outcome: 'wrong',
      mistake: 'no-softmax',
    });
    expect(await grade(instance, `${other + 1}.`, WORLD)).toMatchObject({ mistake: 'fixture/pick#2' });
  });

  it('an order is every number once', async () => {
    const instance = (await asked('sequence')) as Of<'order'>;
    expect(instance.steps).not.toEqual(['scores', 'scale', 'softmax', 'sum']);
    const right = rightAnswer(instance);
    expect(await outcome('sequence', right.replaceAll(' ', ''))).toBe('right');
    expect(await outcome('sequence', right.replaceAll(' ', '、'))).toBe('right');
    const [first, second, ...rest] = right.split(' ');
    expect(await verdict('sequence', [second, first, ...rest].join(' '))).toEqual({
      outcome: 'wrong',
      agree: 0,
    });
    expect(await verdict('sequence', [first, second, rest[1], rest[0]].join(' '))).toMatchObject({
      agree: 2,
    });
    // a number that is none of them is no better: all are asked for, not one of them
    for (const none of ['1 2', '1 1 2 3', '1 2 3 5', 'abc', '3'])
      expect(await verdict('sequence', none)).toMatchObject({
        outcome: 'unreadable',
        error: { code: 'answer-order', data: { most: 4 } },
      });
  });

  it('a shape is its extents', async () => {
    for (const way of ['2×3', '2x3', '2 3', '2 X 3', '(2, 3)', '[2,3]', '２×３', '2*3']) {
      expect([way, await outcome('shape-of-scores', way)]).toEqual([way, 'right']);
    }
    const { letters } = await asked('shape-of-scores');
    expect(await verdict('shape-of-scores', `2×${letters.d}`)).toMatchObject({
      mistake: 'fixture/shape-of-scores#1',
      says: 'that is Q',
    });
    expect(await verdict('shape-of-scores', '3×2')).toEqual({
      outcome: 'wrong',
      mistake: 'shape-transposed',
    });
    for (const none of ['', '-2 3', '2.5×3', '1 2 3 4 5', '3x', '×2', '[]']) {
      expect(await outcome('shape-of-scores', none)).toBe('unreadable');
    }
  });

  it('a false step is named, by name or number; what follows from it is not false', async () => {
    const { steps, first } = (await asked('false-step')) as Of<'spot'>;
    expect(first).toBe('scaled');
    expect(await outcome('false-step', 'Scaled')).toBe('right');
    expect(await outcome('false-step', String(steps.indexOf('scaled') + 1))).toBe('right');
    // not to have seen a mistake is not to have made it
    expect(await verdict('false-step', 'output')).toEqual({ outcome: 'wrong', late: true });
    expect(await verdict('false-step', 'scores')).toEqual({ outcome: 'wrong', late: false });
    expect(await outcome('false-step', 'nonsense')).toBe('unreadable');
  });

  it('an inverse answer is whatever does it, and numbers only', async () => {
    const ways = [
      '1 9 0',
      '１ ９ ０',
      '1, 9, 0',
      '1，9，0',
      '[1 9 0]',
      '0.5 1e1 -3',
      '1/2 9 −1',
      '50% 3^2 -sqrt(2)',
    ];
    for (const way of ways) {
      expect([way, await outcome('sharp', way)]).toEqual([way, 'right']);
    }
    expect(await verdict('sharp', '1 1 0')).toMatchObject({
      outcome: 'wrong',
      compared: { left: { text: 'weights[1]' }, sign: '>=', holds: false },
    });
    for (const none of ['1 9 0 --temperature 0.01', '1 9 0 | sum', '"1" 9 0', 'cat', '$(x)', '1 9 ∞']) {
      expect([none, await outcome('sharp', none)]).toEqual([none, 'unreadable']);
    }
  });

  it.each([
    ['1', [1]],
    ['0 10 1 0 0', [5]],
    ['1;9;0', [1, 1, 1]],
    ['1 9; 0', [2, 1]],
  ])('an inverse answer has the form of the example: not %j', async (answer, given) => {
    const error = { code: 'answer-form', data: { form: [1, 3], given } };
    expect(await verdict('sharp', answer)).toEqual({ outcome: 'unreadable', error });
  });

  /** An inverse question like the fixture's, with another command behind it. */
  async function inverse(run: string, check: string, example: string) {
    const own = { ...question('sharp'), run, check, example } as Question;
    const instance = await ask(own, '1', WORLD);
    return (answer: string) => grade(instance, answer, WORLD);
  }

  it('numbers are put into the command as they were meant: rows, signs, all digits', async () => {
    const say = await inverse(
      'run dot-product Q="{answer}" K="1 0" V="1"',
      'Q[0,0] + Q[1,1] = 0',
      '1 0; 0 -1',
    );
    const { outcome, made } = await say('1/3 sqrt(2)；-1e-7 −1/3');
    expect(outcome).toBe('right');
    expect([...stepOf(made!, 'Q')!.value.data]).toEqual([1 / 3, Math.SQRT2, -1e-7, -1 / 3]);
  });

  it('what the command refuses of the right form is told in its words', async () => {
    const say = await inverse(
      'run dot-product Q="1; 1" K="1; 2" V="1; 2" --mask "1 1; {answer}"',
      'weights[1,0] = 1',
      '1 0',
    );
    expect(await say('1 0')).toMatchObject({ outcome: 'right' });
    expect(await say('2 0')).toMatchObject({ outcome: 'unreadable', error: { code: 'mask-value' } });
    expect(await say('1')).toMatchObject({ error: { code: 'answer-form' } });
  });

  it('numbers that lead to NaN decide nothing', async () => {
    const say = await inverse('run dot-product Q="{answer}" K="9; 1" V="1; 2"', 'output[0,0] <= 1.5', '1');
    expect(await say('1e308')).toMatchObject({ outcome: 'unreadable', error: { code: 'answer-nan' } });
  });
});

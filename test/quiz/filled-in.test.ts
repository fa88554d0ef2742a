import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { calculate } from '../../src/input/arithmetic.js';
import { SHIPPED } from '../../src/lessons/load.js';
import { plain } from '../../src/pages/page.js';
import { ask } from '../../src/quiz/ask.js';
import type { Of } from '../../src/quiz/grade.js';
import { numberIn } from '../../src/quiz/letters.js';
import { readQuestions } from '../../src/quiz/read.js';
import { whyNumber } from '../../src/quiz/show-number.js';
import { keyOf } from '../../src/quiz/types.js';
import { wordsIn } from '../../src/quiz/words.js';
import { WORLD } from './bank.js';

const DEPTH = 2;

/** The lines of arithmetic of a worked solution, each as its stages from the formula to the result. */
async function stagesOf(instance: Of<'number'>): Promise<string[][]> {
  const blocks = whyNumber(instance, DEPTH, await wordsIn('en'));
  const lines = blocks.flatMap((block) => (block.kind === 'formula' ? block.lines.map(plain) : []));
  const whole: string[] = [];
  for (const line of lines) {
    if (/^ +=/.test(line)) whole.push(`${whole.pop()} = ${line.replace(/^ +=/, '').trim()}`);
    else whole.push(line);
  }
  return whole.map((line) => line.split(' = '));
}

/** What a learner with a calculator gets; undefined where names stand in it, or terms were left out. */
function computed(stage: string): number | undefined {
  if (stage.includes('…')) return undefined;
  try {
    // attn's own arithmetic knows no tanh
    return calculate(stage.replace(/tanh\((-?[\d.]+)\)/g, (_, x) => `(${Math.tanh(Number(x))})`));
  } catch {
    return undefined;
  }
}

/** Half a unit of the last digit; numbers are shown with four decimals, if they are not exact in fewer. */
function halfUnit(shown: string): number {
  const [, decimals = '', power] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(shown)!;
  const last = power === undefined ? -Math.max(4, decimals.length) : Number(power) - decimals.length;
  return 0.5 * 10 ** last + 1e-9 * Math.abs(Number(shown));
}

async function shippedNumbers() {
  const topics = await readdir(SHIPPED, { withFileTypes: true });
  const all = topics.map(async ({ name }) => {
    const text = await readFile(`${SHIPPED}/${name}/quiz.yaml`, 'utf8').catch(() => undefined);
    return text === undefined ? [] : readQuestions(text, name).questions;
  });
  return (await Promise.all(all)).flat().filter(({ kind }) => kind === 'number');
}

async function drawn(id: string, seed: string) {
  const question = (await shippedNumbers()).find((own) => own.id === id)!;
  return (await ask(question, seed, WORLD)) as Of<'number'>;
}

describe('a filled-in line', () => {
  it('gives, computed with the numbers shown, the result as shown', { timeout: 120_000 }, async () => {
    const untrue: string[] = [];
    let tried = 0;
    for (const question of await shippedNumbers()) {
      for (const seed of ['1', '2', '12']) {
        const instance = (await ask(question, seed, { ...WORLD, seed })) as Of<'number'>;
        for (const stages of await stagesOf(instance)) {
          const result = stages.at(-1)!;
          if (!Number.isFinite(Number(result))) continue;
          for (const stage of stages.slice(1, -1)) {
            const value = computed(stage);
            if (value === undefined) continue;
            tried++;
            if (Math.abs(value - Number(result)) <= halfUnit(result)) continue;
            untrue.push(`${keyOf(question)}, seed ${seed}: ${stage} is ${value}, not ${result}`);
          }
        }
      }
    }
    expect(untrue).toEqual([]);
    expect(tried).toBeGreaterThan(1500);
  });

  it('is followed by its cells with the digits they have in it', async () => {
    const drawing = await drawn('ratio-of-two', '12');
    const letters = { a: -2, b: 2.5, r: 6 };
    const trace = (await runLine('softmax 2.5 -2 6', WORLD)).trace!;
    const value = numberIn(drawing.question.cell, letters, trace);
    const [own, ...cells] = await stagesOf({ ...drawing, letters, trace, value });
    const shown = own![1]!.split(' / ');
    expect(own!.at(-1)).toBe('90.0171');
    for (const [i, digits] of shown.entries()) {
      expect(cells.find(([left]) => left === `weights[${i}]`)!.at(-1)).toBe(digits);
    }
  });

  it('has no more digits than that takes', async () => {
    const drawing = await drawn('ratio-of-two', '12');
    const trace = (await runLine('softmax 2 4 2', WORLD)).trace!;
    const question = { ...drawing.question, cell: 'weights[1]' };
    const [own] = await stagesOf({ ...drawing, question, trace, value: 0.787 });
    expect(own!.slice(-2)).toEqual(['1 / 1.2707', '0.7870']);
  });
});

describe('a normalized channel', () => {
  it('is worked out from the values the question names', async () => {
    const instance = await drawn('adain', '3');
    const [[first]] = (await stagesOf(instance)) as [[string]];
    const { p, q } = instance.letters;
    expect(first).toContain(`(${p} − (${p} + ${q}) / 2) / ((${q} − ${p}) / 2)`);
    expect(computed(first)).toBeCloseTo(instance.value);
  });
});

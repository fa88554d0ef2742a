import { describe, expect, it } from 'vitest';
import { tensor } from '../../src/engine/tensor.js';
import { normalise } from '../../src/input/distance.js';
import { differing, makeMistake } from '../../src/mistakes/apply.js';
import { diagnose } from '../../src/mistakes/diagnose.js';
import { MISTAKES } from '../../src/mistakes/index.js';
import { SUBJECTS } from '../../src/mistakes/types.js';
import { stepOf, type Trace } from '../../src/trace/types.js';
import { randomRight, shownRight } from './played.js';

const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

describe('the list', () => {
  it('has one name for one mistake', () => {
    const names = MISTAKES.flatMap(({ id, aliases = [] }) => [id, ...aliases]).map(normalise);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('is in the order of its subjects, each of which has mistakes', () => {
    expect([...new Set(MISTAKES.map(({ subject }) => subject))]).toEqual(SUBJECTS);
  });

  it.each(MISTAKES.map((mistake) => [mistake.id, mistake] as const))('%s speaks both languages', (id, m) => {
    expect(id).toMatch(/^[a-z0-9_]+(-[a-z0-9_]+)*$/);
    for (const { en, zh } of [m.title, m.notice]) {
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
    expect(m.title.en).not.toMatch(/\.$/);
    expect(m.title.zh).not.toMatch(/。$/);
    expect((m.aliases ?? []).some((alias) => /\p{Script=Han}/u.test(alias))).toBe(true);
    for (const place of m.seen ?? []) expect(place).toMatch(/^(e-[a-z0-9-]+|[\w.-]+\/[\w.-]+#\d+)$/);
  });
});

describe.each(MISTAKES.map((mistake) => [mistake.id, mistake] as const))('%s', (_id, mistake) => {
  it('differs on what it is shown with, from the step it rewrites on, and in the result', async () => {
    const right = await shownRight(mistake);
    expect(mistake.when(right)).toBe(true);
    const wrong = makeMistake(right, mistake);
    const differ = differing(right, wrong);
    const rewritten = new Set(Object.keys(mistake.rewrite));
    const first = right.steps.findIndex(({ name }) => rewritten.has(name) || rewritten.has(last(name)));
    expect(differ).toContain(right.output);
    expect(differ.filter((name) => right.steps.findIndex((step) => step.name === name) < first)).toEqual([]);
  });
});

/** Step names that a program's own dump would have. */
const DUMPED = ['weights', 'output'];

/** What a program that makes the mistake would dump of these steps. */
function dumped(wrong: Trace, names: readonly string[]) {
  const steps = wrong.steps.filter(({ name }) => names.includes(last(name)));
  return Object.fromEntries(steps.map(({ name, value }) => [name, value]));
}

/** By algebra the first, made on its own mechanism, is the second too. */
const SAME: readonly (readonly [made: string, also: string, why: string])[] = [
  [
    'causal-without-itself',
    'excludes-itself',
    'a causal mask without the diagonal hides what both hide together',
  ],
  ['graph-no-self-loops', 'excludes-itself', 'the edges without self-loops leave the diagonal out'],
];

describe('diagnose', () => {
  it.each([
    ['weights and output', DUMPED],
    ['the output alone', ['output']],
  ])(
    'names every mistake from its own numbers: %s',
    async (_what, names) => {
      const found: string[] = [];
      for (const mistake of MISTAKES) {
        const seeds = await Promise.all(
          ['1', '2', '3'].map(async (seed) => {
            const right = await randomRight(mistake, seed);
            const wrong = makeMistake(right, mistake);
            expect(differing(right, wrong), mistake.id).toContain(right.output);
            const claims =
              names.length > 1 ? dumped(wrong, names) : { output: stepOf(wrong, right.output)!.value };
            return diagnose(right, claims, 1e-9).map((one) => one.mistake.id);
          }),
        );
        for (const ids of seeds) expect(ids, mistake.id).toContain(mistake.id);
        const always = seeds[0]!.filter((id) => id !== mistake.id && seeds.every((ids) => ids.includes(id)));
        found.push(...always.map((id) => `${mistake.id} = ${id}`));
        const chance = seeds.flat().filter((id) => id !== mistake.id && !always.includes(id));
        expect(chance, mistake.id).toEqual([]);
      }
      expect(found.sort()).toEqual(SAME.map(([made, also]) => `${made} = ${also}`).sort());
    },
    60_000,
  );

  it('names nothing where no mistake fits', async () => {
    const right = await shownRight(MISTAKES.find(({ id }) => id === 'no-scale')!);
    const { value } = stepOf(right, 'output')!;
    const off = tensor(
      value.shape,
      value.data.map((v, i) => v + i / 100),
    );
    expect(diagnose(right, { output: off }, 1e-9)).toEqual([]);
  });
});

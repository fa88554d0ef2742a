import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, newcomer } from './learner.js';

/** The lessons of the fixtures in a folder of somebody's own, its topic and its questions called as one may like. */
async function lessonsOf({ name, topic = 'fixture' }: { name?: string; topic?: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attn-own-'));
  await cp(FIXTURES, folder, { recursive: true });
  if (topic !== 'fixture') await cp(join(FIXTURES, 'fixture'), join(folder, topic), { recursive: true });
  const index = (await readFile(join(FIXTURES, 'index.yaml'), 'utf8')).replaceAll('fixture', topic);
  await writeFile(join(folder, 'index.yaml'), (name === undefined ? '' : `name: ${name}\n`) + index);
  return folder;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();
const wrong = (question: string, lessons?: string) =>
  `${JSON.stringify({
    ...{ v: 1, id: `${lessons} ${question}`, at: daysAgo(4), kind: 'answer', question, seed: '1', hints: 0 },
    ...{ outcome: 'wrong', lessons },
  })}\n`;

type Run = Awaited<ReturnType<typeof newcomer>>['run'];

/** What `review`, `review --list` and `progress` say is due, in the lessons of a folder or in those of attn. */
async function dueIn(run: Run, from: readonly string[]) {
  const [review, list, progress] = await Promise.all([
    run(['review', ...from], ''),
    run(['review', '--list', ...from]),
    run(['progress', '--json', ...from]),
  ]);
  const topics = JSON.parse(progress.stdout) as { due: number }[];
  return {
    asked: Number(/^1 \/ (\d+)/.exec(review.stdout)?.[1] ?? 0),
    listed: Number(/^(\d+) due today/.exec(list.stdout)?.[1]),
    counted: topics.reduce((sum, { due }) => sum + due, 0),
  };
}
const all = (due: number) => ({ asked: due, listed: due, counted: due });

describe('questions of lessons of one’s own', () => {
  it('are due in these lessons and in no others', async () => {
    const { run, file } = await newcomer();
    const folder = await lessonsOf({});
    await writeFile(file, wrong('fixture/weight') + wrong('fixture/pick') + wrong('softmax/one-weight'));
    expect(await dueIn(run, [])).toEqual(all(1));
    expect(await dueIn(run, ['--from', folder])).toEqual(all(2));
  });

  it('are spoken of in one line where other lessons are open', async () => {
    const { run, file } = await newcomer();
    await writeFile(file, wrong('fixture/weight') + wrong('fixture/pick') + wrong('softmax/no-more'));
    for (const words of [['review'], ['review', '--list'], ['progress']]) {
      const { code, stdout } = await run(words, '', { env: { COLUMNS: '200' } });
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining('3 answered questions are not in these lessons (fixture, softmax)'),
      ]);
      expect(stdout).not.toMatch(/-\d|Nothing has been answered yet/);
    }
    const { stdout } = await run(['review', '--from', FIXTURES], '', { env: { COLUMNS: '200' } });
    expect(stdout).toContain('1 / 2');
  });

  it('are kept apart from those of the same topic, where the lessons have a name', async () => {
    const { run, file } = await newcomer();
    const mine = ['--from', await lessonsOf({ name: 'mine', topic: 'softmax' })];
    await writeFile(file, wrong('softmax/weight', 'mine') + wrong('softmax/one-weight'));
    expect(await dueIn(run, [])).toEqual(all(1));
    expect(await dueIn(run, mine)).toEqual(all(1));
    const yours = ['--from', await lessonsOf({ name: 'yours', topic: 'softmax' })];
    expect(await dueIn(run, yours)).toEqual(all(0));
  });

  it('share what is known of a topic with lessons of the same topic, where they have no name', async () => {
    const { run, file } = await newcomer();
    const folder = await lessonsOf({ topic: 'softmax' });
    await writeFile(file, wrong('softmax/weight') + wrong('softmax/one-weight'));
    expect(await dueIn(run, ['--from', folder])).toEqual(all(1));
    expect(await dueIn(run, [])).toEqual(all(1));
  });

  it('are found however their file is written', async () => {
    const { run, file } = await newcomer();
    const folder = await lessonsOf({});
    const quiz = join(folder, 'fixture/quiz.yaml');
    await writeFile(quiz, (await readFile(quiz, 'utf8')).replaceAll(/^(?=.)/gm, '  '));
    await writeFile(file, wrong('fixture/weight'));
    expect(await dueIn(run, ['--from', folder])).toEqual(all(1));
  });
});

describe('lessons of one’s own that have a name', () => {
  it('are named with every answer, from the terminal and from a program', async () => {
    const { run, log } = await newcomer();
    const quiz = ['quiz', '--count', '1', '--from', await lessonsOf({ name: 'mine' })];
    await run(quiz, 's\n');
    await run([...quiz, '--json'], '{"key": "skip"}\n');
    expect((await log()).map(({ lessons }) => lessons)).toEqual(['mine', 'mine']);
  });

  it('are read apart from those of the same topic', async () => {
    const { run } = await newcomer();
    const mine = ['--from', await lessonsOf({ name: 'mine', topic: 'softmax' })];
    await run(['learn', 'softmax', ...mine], '\n\n\nq\n');
    const begun = async (from: readonly string[]) => {
      const { stdout } = await run(['learn', '--list', '--json', ...from]);
      const lessons = JSON.parse(stdout) as { id: string; scene: number }[];
      return lessons.find(({ id }) => id === 'softmax')!.scene > 0;
    };
    expect([await begun(mine), await begun([])]).toEqual([true, false]);
    const lesson = async (from: readonly string[]) => {
      const topics = JSON.parse((await run(['progress', '--json', ...from])).stdout);
      return topics.find(({ id }: { id: string }) => id === 'softmax').lesson > 0;
    };
    expect([await lesson(mine), await lesson([])]).toEqual([true, false]);
  });

  it.each(['mine', '2024', 'Für die 3b', '我的课'])('get it from their folder: %s', async (folder) => {
    const { run } = await newcomer();
    const dir = join(await mkdtemp(join(tmpdir(), 'attn-own-')), folder);
    await run(['lessons', 'new', 'my-topic', '--dir', dir]);
    expect((await run(['lessons', 'check', dir])).code).toBe(0);
    expect(await readFile(join(dir, 'index.yaml'), 'utf8')).toMatch(/^name: "[a-z0-9-]+"$/m);
  });
});

describe('what is told to be typed after questions of one’s own', () => {
  it.each([['quiz', 'fixture', '--count', '2'], ['review'], ['review', '--list'], ['progress']])(
    'stays in their folder: %s %s',
    async (...line) => {
      const { run, file } = await newcomer();
      const folder = await lessonsOf({});
      if (line[0] !== 'quiz') await writeFile(file, wrong('fixture/weight'));
      const { stdout } = await run([...line, '--from', folder], 's\ns\n', { env: { COLUMNS: '200' } });
      const told = stdout.split('\n').filter((one) => /attn (explain|review|progress|quiz|learn)/.test(one));
      expect(told.length).toBeGreaterThan(0);
      for (const one of told) expect(one).toContain(` --from ${folder}`);
    },
  );
});

describe('attn reset', () => {
  /** What is left of four answers in lessons of attn, in two folders of other people, and in one that is gone. */
  async function left(words: (mine: string) => readonly string[]): Promise<[number | null, string[]]> {
    const { run, file, log } = await newcomer();
    const mine = await lessonsOf({ name: 'mine', topic: 'softmax' });
    const [shipped, own, yours, gone] = [
      wrong('softmax/one-weight'),
      wrong('softmax/weight', 'mine'),
      wrong('softmax/weight', 'yours'),
      wrong('long-gone/weight', 'yours'),
    ];
    await writeFile(file, shipped + own + yours + gone);
    const { code } = await run(['reset', ...words(mine), '--yes']);
    const undone = (await log()).flatMap(({ of }) => (of ?? []) as string[]);
    const names = { shipped, own, yours, gone };
    return [
      code,
      Object.entries(names).flatMap(([name, line]) => (undone.includes(JSON.parse(line).id) ? [] : [name])),
    ];
  }

  it.each<[string, (mine: string) => readonly string[], string[]]>([
    ['all', () => [], []],
    ['a topic of the lessons that are open', () => ['softmax'], ['own', 'yours', 'gone']],
    ['it in a folder', (mine) => ['softmax', '--from', mine], ['shipped', 'yours', 'gone']],
    ['all of a folder', (mine) => ['--from', mine], ['shipped', 'yours', 'gone']],
    ['a topic that only the log knows', () => ['long-gone'], ['shipped', 'own', 'yours']],
    ['it beside another', () => ['long-gone', 'Softmax'], ['own', 'yours']],
  ])('forgets %s', async (_, words, rest) => {
    expect(await left(words)).toEqual([0, rest]);
  });

  it('refuses a topic that nobody knows', async () => {
    expect(await left(() => ['long-gone', 'nowhere'])).toEqual([2, ['shipped', 'own', 'yours', 'gone']]);
  });
});

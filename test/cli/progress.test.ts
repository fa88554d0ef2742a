import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, FIXTURES, newcomer } from './learner.js';

const FROM = ['--from', FIXTURES];
const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const event = (id: string, days: number, more: object = {}) =>
  `${JSON.stringify({
    ...{ v: 1, id, at: daysAgo(days), kind: 'answer', question: 'fixture/weight', seed: '1', hints: 0 },
    ...{ outcome: 'right', ...more },
  })}\n`;
const progressOf = async (run: Awaited<ReturnType<typeof newcomer>>['run']) =>
  JSON.parse((await run(['progress', '--json', ...FROM])).stdout)[0];

describe('attn progress', () => {
  it('is empty at first', async () => {
    const { run } = await newcomer();
    expect((await run(['progress', ...FROM])).code).toBe(0);
    expect(await progressOf(run)).toEqual({
      ...{ id: 'fixture', lesson: 0, questions: 7, seen: 0, mastered: 0, due: 0, answers: 0, right: 0 },
    });
  });

  it('counts what was seen, mastered, is due, and the mistake made most', async () => {
    const { run, file } = await newcomer();
    const wrong = { outcome: 'wrong', question: 'fixture/attention', mistake: 'no-scale' };
    await writeFile(
      file,
      event('a', 30) + event('b', 25) + event('c', 15) + event('d', 3, wrong) + event('e', 2, wrong),
    );
    expect(await progressOf(run)).toMatchObject({
      seen: 2,
      mastered: 1,
      due: 1,
      answers: 5,
      usual: 'no-scale',
    });
  });

  it('says what its log has that it cannot count, and counts the rest', async () => {
    const { run, file } = await newcomer();
    const newer = JSON.stringify({ v: 7, id: 'n', at: daysAgo(1), kind: 'dream' });
    await writeFile(file, `${event('a', 3)}garbage\n${newer}\n{"v":1,"id":"to`);
    const { stdout, code } = await run(['progress', ...FROM]);
    expect(code).toBe(0);
    for (const count of ['1 ', 'cut off']) expect(stdout).toContain(count);
    expect((await progressOf(run)).answers).toBe(1);
  });

  it('refuses a log that cannot be read', async () => {
    const { run } = await newcomer();
    const { code, stderr } = await run(['progress'], '', { env: { ATTN_HOME: '/dev/null' } });
    expect([code, stderr.includes('/dev/null/log.jsonl')]).toEqual([2, true]);
  });

  it('moves: export and import merge, twice the same as once', async () => {
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    await writeFile(one.file, event('a', 3) + event('b', 2));
    await writeFile(two.file, event('b', 2) + event('c', 1));
    const carried = join(one.home, 'carried.jsonl');
    expect((await one.run(['progress', 'export', carried])).code).toBe(0);
    expect((await two.run(['progress', 'import', carried])).code).toBe(0);
    expect((await two.log()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    const again = await two.run(['progress', 'import', carried, '--json']);
    expect(JSON.parse(again.stdout)).toEqual({ imported: 0, known: 2, refused: 0 });
    expect(await two.log()).toHaveLength(3);
    await one.run(['progress', 'export', '-o', `${carried}.too`]);
    expect(await readFile(`${carried}.too`, 'utf8')).toBe(await readFile(carried, 'utf8'));
    expect((await two.run(['progress', 'import', join(FIXTURES, 'index.yaml')])).code).toBe(2);
    expect((await two.run(['progress', 'import'])).code).toBe(2);
  });

  it('takes standard input for -', async () => {
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    await writeFile(one.file, event('a', 3) + event('b', 2));
    const { stdout } = await one.run(['progress', 'export']);
    expect(await two.run(['progress', 'import', '-'], stdout)).toMatchObject({ code: 0, stderr: '' });
    expect((await two.log()).map(({ id }) => id)).toEqual(['a', 'b']);
    const report = await two.run(['quiz', 'report', '-', two.file, '--json'], stdout);
    expect(JSON.parse(report.stdout)).toMatchObject({ learners: 1, answers: 2 });
    expect((await two.run(['progress', 'import', '-'], 'rubbish\n')).code).toBe(2);
  });

  it('does not bring back what was reset when a log is imported, and does bring what is new', async () => {
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    await writeFile(one.file, event('a', 3) + event('b', 2));
    await one.run(['progress', 'export', join(one.home, 'x')]);
    await writeFile(two.file, event('c', 5));
    await one.run(['reset', '--yes']);
    expect((await progressOf(one.run)).answers).toBe(0);
    await one.run(['progress', 'import', join(one.home, 'x')]);
    await one.run(['progress', 'import', two.file]);
    expect((await progressOf(one.run)).answers).toBe(1);
    await two.run(['progress', 'import', one.file]);
    expect((await progressOf(two.run)).answers).toBe(1);
  });
});

describe('attn undo and attn reset', () => {
  it('take back the last answer, one at a time, until there is none', async () => {
    const { run, file } = await newcomer();
    await writeFile(file, event('a', 3) + event('b', 2));
    for (const left of [1, 0]) {
      expect((await run(['undo'])).code).toBe(0);
      expect((await progressOf(run)).answers).toBe(left);
    }
    expect(JSON.parse((await run(['undo', '--json'])).stdout)).toEqual({ undone: null });
  });

  it('ask before they forget: without --yes and a terminal nothing is done', async () => {
    const { run, file } = await newcomer();
    await writeFile(file, event('a', 3) + event('b', 2, { question: 'softmax/one-weight' }));
    expect((await run(['reset'], 'yes\n')).code).toBe(2);
    expect((await progressOf(run)).answers).toBe(1);
    expect((await run(['reset', 'softmax', '--yes'])).code).toBe(0);
    expect((await progressOf(run)).answers).toBe(1);
    expect((await run(['reset', '--yes'])).code).toBe(0);
    expect((await progressOf(run)).answers).toBe(0);
    expect((await run(['reset'])).code).toBe(0);
  });
});

describe('attn review', () => {
  it('has nothing at first, and asks what is due with fresh numbers', async () => {
    const { run, file, log } = await newcomer();
    expect((await run(['review', ...FROM])).code).toBe(0);
    await writeFile(file, event('a', 9, { outcome: 'wrong' }) + event('b', 0, { question: 'fixture/pick' }));
    const list = JSON.parse((await run(['review', '--list', '--json', ...FROM])).stdout);
    expect(
      list.map(({ id, due }: { id: string; due: string }) => [id, Date.parse(due) <= Date.now()]),
    ).toEqual([
      ['fixture/weight', true],
      ['fixture/pick', false],
    ]);
    const { code } = await run(['review', '--seed', '5', ...FROM], 's\n');
    expect(code).toBe(1);
    expect((await log()).at(-1)).toMatchObject({ question: 'fixture/weight', seed: '5/fixture/weight' });
    expect((await run(['review', ...FROM])).code).toBe(0);
  });

  it.each([
    ['Asia/Shanghai', '2026-05-05T14:30:00Z', '2026-05-05T15:59:00Z', '2026-05-05T16:01:00Z'],
    // half past midnight, of a day of 23 hours and of one of 25
    ['America/New_York', '2026-03-08T05:30:00Z', '2026-03-09T03:59:00Z', '2026-03-09T04:01:00Z'],
    ['America/New_York', '2026-11-01T04:30:00Z', '2026-11-02T04:59:00Z', '2026-11-02T05:01:00Z'],
  ])('asks what is due by the end of the day, in %s', async (zone, wrong, before, after) => {
    const { run, file } = await newcomer();
    await writeFile(file, event('a', 0, { outcome: 'wrong', at: wrong }));
    const seen = async (moment: string) => {
      const [none, list, [topic], [item]] = await Promise.all([
        run(['review', ...FROM], 'q\n', at(moment, zone)),
        run(['review', '--list', ...FROM], '', at(moment, zone)),
        run(['progress', '--json', ...FROM], '', at(moment, zone)).then(({ stdout }) => JSON.parse(stdout)),
        run(['review', '--json', ...FROM], '', at(moment, zone)).then(({ stdout }) => JSON.parse(stdout)),
      ]);
      return { none: none.stdout, list: list.stdout, due: topic.due, from: Date.parse(item.due) };
    };
    const [tonight, tomorrow] = await Promise.all([before, after].map(seen));
    expect(tonight!.none).toContain('due tomorrow');
    expect(tonight!.list).toMatch(/0 due today[\s\S]*weight │ tomorrow/);
    expect(tomorrow!.list).toMatch(/1 due today[\s\S]*weight │ today/);
    expect(tomorrow!.none).toContain('1 / 1');
    expect([tonight!.due, tomorrow!.due]).toEqual([0, 1]);
    for (const { from } of [tonight!, tomorrow!]) {
      expect(Date.parse(before) < from && from < Date.parse(after)).toBe(true);
    }
  });

  it('passes over questions that are there no more', async () => {
    const { run, file } = await newcomer();
    await appendFile(
      file,
      event('a', 9, { question: 'fixture/gone' }) + event('b', 9, { question: 'gone/gone' }),
    );
    expect((await run(['review', ...FROM])).code).toBe(0);
  });
});

describe('attn quiz report', () => {
  it('sums a class up', async () => {
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    const wrong = { outcome: 'wrong', mistake: 'no-scale' };
    await writeFile(one.file, event('a', 3, wrong) + event('b', 2, wrong) + event('c', 1));
    await writeFile(two.file, event('e', 3, wrong) + event('d', 1, { question: 'fixture/pick' }));
    const report = JSON.parse((await one.run(['quiz', 'report', one.file, two.file, '--json'])).stdout);
    expect(report).toMatchObject({ learners: 2, answers: 5, right: 2 });
    expect(report.mistakes).toEqual([{ mistake: 'no-scale', times: 3, learners: 2 }]);
    expect(report.questions[0]).toEqual({ question: 'fixture/weight', answers: 4, right: 1 });
    const again = await one.run(['quiz', 'report', one.file, two.file, one.file, '--json']);
    expect([JSON.parse(again.stdout), again.stderr]).toEqual([report, '']);
    expect((await one.run(['quiz', 'report'])).code).toBe(2);
    expect((await one.run(['quiz', 'report', join(FIXTURES, 'index.yaml')])).code).toBe(2);
  });

  const mine = { outcome: 'wrong', mistake: 'fixture/weight#1', lessons: 'my-lessons' };

  it('keeps questions of different lessons apart that are called the same, and known mistakes together', async () => {
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    const { lessons } = mine;
    const known = { outcome: 'wrong', mistake: 'no-scale' };
    const erratum = { outcome: 'wrong', mistake: 'e-sink-first-token' };
    await writeFile(one.file, event('a', 9, mine) + event('b', 8, { ...mine, lessons: undefined }));
    await writeFile(
      two.file,
      event('c', 7, { ...mine, lessons: undefined }) +
        event('d', 6, known) +
        event('e', 5, { ...known, lessons }) +
        event('f', 4, { ...known, lessons }) +
        event('g', 3, erratum) +
        event('h', 2, { ...erratum, lessons }) +
        event('i', 1, { lessons }),
    );
    const { stdout } = await one.run(['quiz', 'report', one.file, two.file, '--json']);
    const question = 'fixture/weight';
    expect(JSON.parse(stdout)).toMatchObject({
      mistakes: [
        { mistake: 'no-scale', times: 3, learners: 1 },
        { mistake: 'fixture/weight#1', times: 2, learners: 2 },
        { mistake: 'e-sink-first-token', times: 2, learners: 1 },
        { lessons, mistake: 'fixture/weight#1', times: 1, learners: 1 },
      ],
      questions: [
        { question, answers: 4, right: 0 },
        { lessons, question, answers: 5, right: 1 },
      ],
    });
    expect(JSON.parse(stdout).mistakes.filter((row: object) => 'lessons' in row)).toHaveLength(1);
    expect(JSON.parse(stdout).questions.filter((row: object) => 'lessons' in row)).toHaveLength(1);
  });

  it.each([
    ['en', 'my-lessons: fixture/weight', 'only the power'],
    ['zh', 'my-lessons：fixture/weight', '只有幂'],
  ])('names other lessons in %s, and words their mistakes only as they do', async (lang, label, says) => {
    const { run, file, home } = await newcomer();
    const report = async (from: string): Promise<string> =>
      (await run(['quiz', 'report', file, '--lang', lang, '--from', from])).stdout;
    await writeFile(file, event('a', 2, mine));
    const elsewhere = await report(FIXTURES);
    expect(elsewhere).toContain(`${label}#1`);
    expect(elsewhere).toMatch(new RegExp(`${label} `));
    expect(elsewhere).not.toContain(says);
    const own = join(home, 'own');
    await cp(FIXTURES, own, { recursive: true });
    const index = join(own, 'index.yaml');
    await writeFile(index, `name: my-lessons\n${await readFile(index, 'utf8')}`);
    expect(await report(own)).toContain(says);
    // and those of nobody's name are not worded by these
    await writeFile(file, event('b', 1, { ...mine, lessons: undefined }));
    expect(await report(own)).not.toContain(says);
    expect(await report(FIXTURES)).toContain(says);
    // both at once: one wording, one id
    await writeFile(file, event('a', 2, mine) + event('b', 1, { ...mine, lessons: undefined }));
    expect((await report(FIXTURES)).split(says)).toHaveLength(2);
    expect(await report(FIXTURES)).toContain(`${label}#1`);
  });

  it.each([
    ['en', /one\.jsonl: 3 lines .*\n.*one\.jsonl: one event .*later/],
    ['zh', /one\.jsonl：有 3 行.*\n.*one\.jsonl：有 1 条/],
  ])('tells in %s how much of a log it could not read', async (lang, told) => {
    const { run, home } = await newcomer();
    const broken = event('b', 2, { outcome: 'perhaps' });
    const newer = JSON.stringify({ v: 7, id: 'n', at: daysAgo(1), kind: 'dream' });
    await writeFile(join(home, 'one.jsonl'), `${event('a', 3)}garbage\n${broken}${newer}\n{"v":1,"id":"to`);
    const { code, stdout, stderr } = await run(['quiz', 'report', join(home, 'one.jsonl'), '--lang', lang]);
    expect([code, stdout.includes('one.jsonl')]).toEqual([0, false]);
    expect(stderr).toMatch(told);
  });
});

import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printTerminal } from '../../src/printers/terminal.js';
import { ask } from '../../src/quiz/ask.js';
import { planRound } from '../../src/quiz/choose.js';
import { rightAnswer } from '../../src/quiz/show-question.js';
import { whyRightPage } from '../../src/quiz/show-reason.js';
import { keyOf } from '../../src/quiz/types.js';
import { wordsIn } from '../../src/quiz/words.js';
import { QUESTIONS, WORLD } from '../quiz/bank.js';
import { shell } from './attn.js';
import { FIXTURES, newcomer } from './learner.js';

const QUIZ = ['quiz', 'fixture', '--from', FIXTURES, '--seed', '1'];

/** What to type so that the first so many of the round are right, the others wrong. */
async function answers(right: number, seed = '1'): Promise<string[]> {
  const wrong = { number: '7', choice: '', order: '4 3 2 1', shape: '9', spot: 'output', inverse: '0 0 0' };
  return Promise.all(
    planRound(QUESTIONS, 10, seed).map(async ({ question, seed: own }, i) => {
      const instance = await ask(question, own, WORLD);
      const good = rightAnswer(instance).replace(/:.*/, '');
      if (i < right) return good;
      if (question.kind === 'choice') return good === '1' ? '2' : '1';
      return wrong[question.kind] === good ? '1 2 3 4' : wrong[question.kind];
    }),
  );
}
const typed = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('attn quiz, piped', () => {
  it.each([
    [7, 0],
    [6, 0],
    [5, 1],
    [0, 1],
  ])('with %i of 7 right ends with %i, and writes all down', async (right, code) => {
    const { run, log } = await newcomer();
    const ran = await run(QUIZ, typed(await answers(right)));
    expect([ran.code, ran.stderr]).toEqual([code, '']);
    const events = await log();
    expect(events).toHaveLength(7);
    expect(events.filter(({ outcome }) => outcome === 'right')).toHaveLength(right);
    expect(events[0]).not.toHaveProperty('ms');
  });

  it('reads the same every time', async () => {
    const input = typed(['h', 's', 'w', '???', ...(await answers(3)).slice(1), 'q']);
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    const [a, b] = [await one.run(QUIZ, input), await two.run(QUIZ, input)];
    expect(a.stdout).toBe(b.stdout);
    const other = await one.run([...QUIZ.slice(0, -1), '2'], input);
    expect(other.stdout).not.toBe(a.stdout);
  });

  it.each([['a b'], [''], ["it's $HOME"], ['-x']])(
    'tells how the same questions are asked again: seed %j',
    async (seed) => {
      const { run, home } = await newcomer();
      const lessons = join(home, 'my lessons');
      await symlink(FIXTURES, lessons);
      const first = await run(
        ['quiz', 'fixture', '--from', lessons, `--seed=${seed}`, '--width', '1000'],
        typed(['s', 'q']),
      );
      const again = /attn quiz fixture .*--seed.*?(?= {3})/.exec(first.stdout)![0];
      const env = { ATTN_HOME: home };
      const second = await shell(`${again} --width 1000`, { input: typed(['s', 'q']), env });
      expect(second).toEqual({ ...first, stderr: '' });
    },
  );

  it('says all in Chinese, within 60 columns', async () => {
    const { run } = await newcomer();
    const { stdout } = await run([...QUIZ, '--lang', 'zh', '--width', '60'], typed(['s', 's', 's']));
    expect(stdout).toMatch(/\p{Script=Han}/u);
    expect(stdout).not.toMatch(/\b(the|right|question|next)\b/i);
  });

  it('reads no line without end, and ends with what was answered before', async () => {
    const { run, log, home } = await newcomer();
    const [first] = await answers(7);
    const { code, stdout, stderr } = await run(QUIZ, `${first}\n${'\0'.repeat(3_000_000)}\ns\n`);
    expect([code, await log()]).toEqual([1, [expect.objectContaining({ outcome: 'right' })]]);
    expect(stderr).toMatch(/^[^\n]*1 MB[^\n]*\n$/);
    expect(stdout).not.toContain('\0');
    const endless = await shell(`attn ${QUIZ.join(' ')} --json </dev/zero`, { env: { ATTN_HOME: home } });
    expect(endless.code).toBe(1);
    expect(JSON.parse(endless.stdout.trim().split('\n').at(-1)!)).toMatchObject({ type: 'end' });
  });

  it('goes on after a line that is too long for an answer', async () => {
    const { run, log } = await newcomer();
    const { stdout } = await run(QUIZ, typed(['x'.repeat(500_000), 's']));
    expect(stdout.length).toBeLessThan(5000);
    expect(await log()).toMatchObject([{ outcome: 'skipped' }]);
  });

  it('lets no control character of an answer through', async () => {
    const { run } = await newcomer();
    expect((await run(QUIZ, '\u001b[31mred\n')).stdout).not.toContain('\u001b');
  });

  it('saves what was answered when input ends, and ends with 1', async () => {
    const { run, log } = await newcomer();
    const { code } = await run(QUIZ, typed((await answers(7)).slice(0, 2)));
    expect(code).toBe(1);
    expect(await log()).toHaveLength(2);
  });

  it('has no answers on no input at all, not even to the question that was shown', async () => {
    const { run } = await newcomer();
    const { code, stdout } = await run(QUIZ);
    expect([code, stdout.includes('7 questions were not answered.')]).toEqual([1, true]);
  });

  it('keeps to a kind, a count, a topic', async () => {
    const { run } = await newcomer();
    const asked = async (...more: string[]) =>
      (await run([...QUIZ, '--json', ...more])).stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))[0];
    expect(await asked('--kind', 'order')).toMatchObject({ of: 1, kind: 'order' });
    expect(await asked('--count', '3')).toMatchObject({ of: 3 });
    expect((await run(['quiz', 'nonsense-topic'])).code).toBe(2);
    expect((await run([...QUIZ, '--kind', 'riddle'])).code).toBe(2);
    expect((await run([...QUIZ, '--count', '0'])).code).toBe(2);
    expect((await run(['quiz', 'second', '--from', FIXTURES])).code).toBe(2);
  });
});

describe('where nothing can be saved', () => {
  const cases: [string, (dir: string) => Promise<string>][] = [
    ['its folder is a file', (dir) => writeFile(join(dir, 'f'), '').then(() => join(dir, 'f'))],
    ['its folder cannot be made', async () => '/proc/nowhere/attn'],
    ['the log is a folder', (dir) => mkdir(join(dir, 'log.jsonl')).then(() => dir)],
  ];

  it.each(cases)('%s: it is said, and the quiz goes on', async (_what, make) => {
    const { run } = await newcomer();
    const home = await make(await mkdtemp(join(tmpdir(), 'attn-')));
    const { code, stderr } = await run(QUIZ, typed(await answers(7)), { env: { ATTN_HOME: home } });
    expect(code).toBe(0);
    expect(stderr).toContain(join(home, 'log.jsonl'));
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.skipIf(process.platform !== 'linux')('the disk is full: every answer that is lost is told', async () => {
    const { run } = await newcomer();
    const home = await mkdtemp(join(tmpdir(), 'attn-'));
    await symlink('/dev/full', join(home, 'log.jsonl'));
    const { code, stderr } = await run(QUIZ, typed((await answers(7)).slice(0, 2)), {
      env: { ATTN_HOME: home },
    });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});

describe('a topic that is named twice', () => {
  it('is asked about once', async () => {
    const { run } = await newcomer();
    const { stdout } = await run([
      'quiz',
      'fixture',
      'fixture',
      '--from',
      FIXTURES,
      '--count',
      '50',
      '--json',
    ]);
    expect(JSON.parse(stdout.split('\n')[0]!).of).toBe(QUESTIONS.length);
  });
});

describe('a step called Q', () => {
  it('is an answer where it can be one, and q is a key', async () => {
    for (const [typed, answers] of [
      ['Q', 1],
      ['Ｑ', 1],
      ['q', 0],
    ] as const) {
      const { run, log } = await newcomer();
      await run(['quiz', 'cross-attention', '--kind', 'spot', '--seed', '2', '--count', '1'], `${typed}\n`);
      expect(await log()).toHaveLength(answers);
    }
  });
});

describe('attn quiz --json', () => {
  const talk = async (...messages: (object | string)[]) => {
    const { run, log } = await newcomer();
    const input = messages.map((m) => (typeof m === 'string' ? m : JSON.stringify(m))).join('\n');
    const { stdout, code } = await run([...QUIZ, '--json'], `${input}\n`);
    return {
      code,
      log,
      out: stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    };
  };

  it('asks, takes an answer, gives a verdict', async () => {
    const right = await answers(7);
    const { out, code, log } = await talk(...right.map((answer) => ({ answer })));
    expect(code).toBe(0);
    const types = out.map(({ type }) => type);
    expect(types.filter((type) => type === 'question')).toHaveLength(7);
    expect(out.filter(({ type, outcome }) => type === 'verdict' && outcome === 'right')).toHaveLength(7);
    expect(out.at(-1)).toEqual({ type: 'end', asked: 7, of: 7, right: 7, passed: true, saved: 7 });
    expect(await log()).toHaveLength(7);
  });

  it('says what refutes a wrong choice, as commands', async () => {
    const { out } = await talk(...(await answers(0)).map((answer) => ({ answer })));
    const verdict = out[out.findIndex(({ id }) => id === 'fixture/pick') + 1];
    expect(verdict.outcome).toBe('wrong');
    expect(verdict.run.length).toBeGreaterThan(0);
    for (const command of verdict.run) expect(command).toMatch(/^attn softmax [\d ]+$/);
  });

  it('does not give away what it asks for', async () => {
    const { out } = await talk(...(await answers(0)).map((answer) => ({ answer })));
    const weight = out.find(({ id }) => id === 'fixture/weight');
    const verdict = out[out.indexOf(weight) + 1];
    expect(JSON.stringify(weight)).not.toContain(verdict.right);
    expect(weight.tables[1].value).toContain(null);
  });

  it('says the form of an inverse answer, and waits for one that has it', async () => {
    const { run, log } = await newcomer();
    const input = ['1 9', [1, 9], '1; 9; 0', '1\n9\n0', '1 9 0'].map((answer) => JSON.stringify({ answer }));
    const { stdout } = await run([...QUIZ, '--json', '--kind', 'inverse'], input.join('\n'));
    const [asked, ...answered] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(asked).toMatchObject({ kind: 'inverse', form: [1, 3] });
    expect(answered.map(({ outcome, error, code }) => error ?? code ?? outcome)).toEqual([
      'answer-form',
      'message-unknown',
      'answer-form',
      'answer-form',
      'right',
      undefined,
    ]);
    expect(await log()).toHaveLength(1);
  });

  it.each(['en', 'zh'])('says in %s of a wrong answer of any kind what a terminal says', async (lang) => {
    const [one, two] = await Promise.all([newcomer(), newcomer()]);
    const wrong = await answers(0);
    const { stdout } = await one.run(
      [...QUIZ, '--json', '--lang', lang],
      typed(wrong.map((answer) => JSON.stringify({ answer }))),
    );
    const out = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const kinds = out.filter(({ type }) => type === 'question').map(({ kind }) => kind);
    const verdicts = out.filter(({ type }) => type === 'verdict');
    const told = await two.run([...QUIZ, '--lang', lang], typed(wrong), { env: { COLUMNS: '400' } });
    const plain = (text: string) => text.replace(/[`*\s]/g, '');
    expect(new Set(kinds)).toEqual(new Set(['number', 'choice', 'order', 'shape', 'spot', 'inverse']));
    for (const { outcome, says } of verdicts) {
      expect([outcome, says.length > 0]).toEqual(['wrong', true]);
      expect(plain(told.stdout)).toContain(plain(says));
    }
    const said = (kind: string) => verdicts[kinds.indexOf(kind)].says;
    expect(said('inverse')).toMatch(lang === 'en' ? /^Your answer makes .* = / : /^用你给的数，.* = /);
    expect(said('order')).toMatch(lang === 'en' ? /first|steps/ : /步/);
  });

  it('says nothing of an answer that is right, or none yet', async () => {
    const { out } = await talk({ answer: '???' }, { answer: (await answers(1))[0]! });
    const verdicts = out.filter(({ type }) => type === 'verdict');
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['unreadable', 'right']);
    for (const verdict of verdicts) expect(verdict).not.toHaveProperty('says');
  });

  it('computes why as a terminal does, in plain text, one level deeper each time', async () => {
    const { run } = await newcomer();
    const input = [{ key: 'skip' }, { answer: '1' }, { key: 'why' }, { key: 'why' }];
    const { stdout } = await run([...QUIZ, '--json'], typed(input.map((m) => JSON.stringify(m))), {
      env: { COLUMNS: '40', FORCE_COLOR: '3' },
    });
    const out = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [once, twice] = out.filter(({ type }) => type === 'why');
    expect([once.depth, twice.depth]).toEqual([1, 2]);
    const asked = planRound(QUESTIONS, 10, '1')[1]!;
    const instance = await ask(asked.question, asked.seed, WORLD);
    const words = await wordsIn('en');
    for (const { depth, text } of [once, twice]) {
      const page = await whyRightPage(instance, depth, words, WORLD);
      expect(`${text}\n`).toBe(printTerminal(page, { width: 80, colour: 0, ascii: false }));
    }
    expect(once.text).toContain(`= ${once.right}`);
    expect(twice.text.startsWith(once.text) && twice.text.length > once.text.length).toBe(true);
  });

  it('has keys, and an error for what is none', async () => {
    const { out } = await talk(
      { key: 'hint' },
      { key: 'why' },
      'rubbish',
      { key: 'dance' },
      { key: 'skip' },
      {
        key: 'quit',
      },
    );
    expect(out.map(({ type, code }) => code ?? type)).toEqual([
      'question',
      'hint',
      'nothing-answered',
      'json-broken',
      'message-unknown',
      'verdict',
      'question',
      'end',
    ]);
  });
});

describe('attn quiz --paper', () => {
  it.each(['markdown', 'html'])('writes a worksheet and a separate key as %s', async (format) => {
    const { run } = await newcomer();
    const dir = await mkdtemp(join(tmpdir(), 'attn-'));
    const args = [...QUIZ, '--paper', '5', '--format', format, '-o', join(dir, 'sheet')];
    expect((await run(args)).code).toBe(0);
    const ending = format === 'html' ? 'html' : 'md';
    const sheet = await readFile(join(dir, `sheet.${ending}`), 'utf8');
    const key = await readFile(join(dir, `sheet-key.${ending}`), 'utf8');
    for (const { question, seed } of planRound(QUESTIONS, 5, '1')) {
      const instance = await ask(question, seed, WORLD);
      expect(sheet).toContain(instance.ask.split(' ')[0]);
      expect(key).toContain(rightAnswer(instance).replace(/^\d: /, ''));
      if (question.kind === 'number') expect(sheet).not.toContain(rightAnswer(instance));
    }
    await run(args);
    expect(await readFile(join(dir, `sheet.${ending}`), 'utf8')).toBe(sheet);
  });

  it('says an answer once in its key, also where there is nothing more to say', async () => {
    const { run } = await newcomer();
    const dir = await mkdtemp(join(tmpdir(), 'attn-'));
    await cp(FIXTURES, dir, { recursive: true });
    const file = join(dir, 'fixture', 'quiz.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/solution: .*/, ''));
    const { stdout } = await run(['quiz', 'fixture', '--from', dir, '--kind', 'choice', '--paper', '1']);
    const [, key] = stdout.split('# Attention: answers');
    expect(key!.match(/\d: 1\b/g)).toHaveLength(1);
  });

  it('goes into a folder under names of its own', async () => {
    const { run } = await newcomer();
    const dir = await mkdtemp(join(tmpdir(), 'attn-'));
    await mkdir(join(dir, 'html'));
    const paper = [...QUIZ, '--paper', '2'];
    const around = { cwd: dir };
    expect((await run([...paper, '-o', '.'], '', around)).stdout).toContain('sheet.md');
    await run([...paper, '-o', 'html/', '--format', 'html'], '', around);
    expect((await readdir(dir, { recursive: true })).sort()).toEqual(
      ['html', 'html/sheet-key.html', 'html/sheet.html', 'sheet-key.md', 'sheet.md'].sort(),
    );
  });

  it('is one JSON value with --json, answers and all', async () => {
    const { run, home } = await newcomer();
    const { stdout, code } = await run([...QUIZ, '--paper', '5', '--json']);
    const { seed, questions } = JSON.parse(stdout);
    expect([code, seed, questions.length]).toEqual([0, '1', 5]);
    for (const [i, { question, seed: own }] of planRound(QUESTIONS, 5, '1').entries()) {
      const instance = await ask(question, own, WORLD);
      const { id, ask: asked, right } = questions[i];
      expect([id, asked, right]).toEqual([keyOf(question), instance.ask, rightAnswer(instance)]);
    }
    await run([...QUIZ, '--paper', '5', '--json', '-o', join(home, 'sheet.json')]);
    expect(await readFile(join(home, 'sheet.json'), 'utf8')).toBe(stdout);
  });
});

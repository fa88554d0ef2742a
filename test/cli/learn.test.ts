import { describe, expect, it } from 'vitest';
import { FIXTURES, newcomer } from './learner.js';

const LEARN = ['learn', '--from', FIXTURES];
const typed = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');
const lessons = (events: Record<string, unknown>[]) => events.filter(({ kind }) => kind === 'lesson');

describe('attn learn, piped', () => {
  it('plays a lesson, asks before it shows, and goes on to the next', async () => {
    const { run, log } = await newcomer();
    const { code, stdout } = await run(LEARN, typed('', '', '0.7311', '', '', '1', '', '', '', '', ''));
    expect(code).toBe(0);
    expect(stdout).toContain('Second lesson');
    const events = await log();
    expect(events.filter(({ kind }) => kind === 'predict').map(({ right }) => right)).toEqual([true, false]);
    expect(
      lessons(events)
        .filter(({ done }) => done)
        .map(({ topic }) => topic),
    ).toEqual(['fixture', 'second']);
    const list = JSON.parse((await run([...LEARN, '--list', '--json'])).stdout);
    expect(list.map(({ done }: { done: boolean }) => done)).toEqual([true, true]);
  });

  it('goes on where it stopped, with a table that is shown only after the guess', async () => {
    const { run, log } = await newcomer();
    const first = await run(LEARN, typed('', '', 'q'));
    expect(first.stdout).not.toContain('0.7311');
    const { scene } = lessons(await log()).at(-1) as { scene: number };
    const second = await run(LEARN, typed('s', ''));
    expect(lessons(await log()).at(-1)).toMatchObject({ scene: scene + 1, done: false });
    expect(second.stdout).toContain('0.7311');
    expect((await run([...LEARN.slice(0, 1), 'second', ...LEARN.slice(1)], '')).stdout).toContain(
      'Second lesson',
    );
  });

  it('answers why and try, and refuses them nothing but what is wrong', async () => {
    const { run } = await newcomer();
    const { code, stdout } = await run(
      LEARN,
      typed(
        '',
        'w',
        'weights,1',
        'weights,9',
        'nothing',
        '',
        't',
        'softmax 5 5',
        'sum',
        'quiz',
        'rm -rf /',
        '',
        'q',
      ),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('0.6652');
    expect(stdout).toContain('0.5');
  });

  it('tries the commands of the edge, too, but for those that converse', async () => {
    const { run, log } = await newcomer();
    const { code, stdout } = await run(
      LEARN,
      typed('t', 'errata e-softmax-231', 'softmax --help', 'softmax 7 7 -j', 'quiz', 'reset --yes', '', 'q'),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('0.51304452');
    expect(stdout).toContain('--no-shift');
    expect(stdout).toContain('"format": "attn-trace"');
    expect(stdout).not.toContain('there is no command');
    expect((await log()).map(({ kind }) => kind)).not.toContain('undo');
  });

  it('goes on in the folder it was started with', async () => {
    const { run } = await newcomer();
    expect((await run(LEARN, typed('q'))).stdout.replace(/\s+/g, ' ')).toContain(
      `attn learn --from ${FIXTURES} `,
    );
  });

  it('switches its language in the middle of a lesson', async () => {
    const { run, log } = await newcomer();
    const { stdout } = await run(LEARN, typed('', '', 'zh', '0.5', 'q'));
    expect(stdout).toContain('2 和 3 里');
    expect(stdout.indexOf('The weight of 3')).toBeLessThan(stdout.indexOf('2 和 3 里'));
    expect(lessons(await log()).at(-1)).toMatchObject({ scene: 2 });
  });

  it('ends where input ends, and is told what it does not know', async () => {
    const { run } = await newcomer();
    expect((await run(LEARN)).code).toBe(0);
    expect((await run(['learn', 'no-such-topic'])).code).toBe(2);
    expect((await run(['learn', '--from', '/nowhere'])).code).toBe(2);
  });
});

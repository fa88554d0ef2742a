import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerEvent, type Event, standing } from '../../src/store/events.js';
import { logIn, readEvents } from '../../src/store/log.js';
import { byLearner, merge } from '../../src/store/merge.js';

const folder = () => mkdtemp(join(tmpdir(), 'attn-log-'));

function answer(id: string, at = '2026-01-01T00:00:00.000Z', more: Partial<AnswerEvent> = {}): AnswerEvent {
  return {
    v: 1,
    id,
    at,
    kind: 'answer',
    question: 'softmax/q',
    seed: '1',
    outcome: 'right',
    hints: 0,
    ...more,
  };
}
const ids = (events: readonly Event[]) => events.map(({ id }) => id);
const jsonl = (...events: object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');

describe('a log', () => {
  it('is empty where there is none, and is made with its folder', async () => {
    const log = logIn(join(await folder(), 'deep', 'er'));
    expect(await log.read()).toEqual({ events: [], garbled: 0, torn: false, newer: 0 });
    await log.append([answer('a')]);
    await log.append([answer('b'), answer('c')]);
    expect(ids((await log.read()).events)).toEqual(['a', 'b', 'c']);
    expect(await readFile(log.file, 'utf8')).toBe(jsonl(answer('a'), answer('b'), answer('c')));
  });

  it('goes on after a line that was torn, which costs that line and nothing else', async () => {
    const log = logIn(await folder());
    await log.append([answer('a')]);
    await appendFile(log.file, JSON.stringify(answer('b')).slice(0, 40));
    expect(await log.read()).toMatchObject({ torn: true, garbled: 0 });
    await log.append([answer('c')]);
    const found = await log.read();
    expect([ids(found.events), found.torn, found.garbled]).toEqual([['a', 'c'], false, 1]);
  });

  it('has an answer whose line lacks only its end', async () => {
    const log = logIn(await folder());
    await log.append([answer('a')]);
    await appendFile(log.file, JSON.stringify(answer('b')));
    await log.append([answer('c')]);
    expect(ids((await log.read()).events)).toEqual(['a', 'b', 'c']);
  });

  it('keeps what it cannot read, and counts it', async () => {
    const newer = { v: 2, id: 'n', at: '2030-01-01T00:00:00Z', kind: 'dream', of: 7 };
    const strange = { v: 1, id: 's', at: '2026-01-01T00:00:00Z', kind: 'dream' };
    const broken = [
      answer('x', 'yesterday'),
      answer('w', '+275760-09-12T23:00:00Z'),
      answer('y', undefined, { outcome: 'maybe' as never }),
      answer('z', undefined, { lessons: '../mine' }),
      [],
      7,
      null,
    ];
    const text = `${jsonl(answer('a'), newer, strange, ...(broken as object[]))}\u0000{{\n${jsonl(answer('b'))}`;
    const found = readEvents(text);
    expect(ids(found.events)).toEqual(['a', 'b']);
    expect(found.newer).toBe(1);
    expect(found.garbled).toBe(9);
    const log = logIn(await folder());
    await writeFile(log.file, text);
    await log.append([answer('c')]);
    expect(await readFile(log.file, 'utf8')).toBe(text + jsonl(answer('c')));
  });

  it('reads whatever bytes there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(answer('a'))))),
        (lines) => {
          const { events, garbled, newer, torn } = readEvents(lines.join('\n'));
          const seen = lines
            .join('\n')
            .split('\n')
            .filter((line) => line.trim() !== '').length;
          expect(events.length + garbled + newer + Number(torn)).toBe(seen);
        },
      ),
    );
  });

  it('is written by two at once without loss', async () => {
    const dir = await folder();
    const logs = [logIn(dir), logIn(dir), logIn(dir)];
    await Promise.all(
      logs.flatMap((log, who) => Array.from({ length: 40 }, (_, i) => log.append([answer(`${who}-${i}`)]))),
    );
    const found = await logs[0]!.read();
    expect([new Set(ids(found.events)).size, found.garbled, found.torn]).toEqual([120, 0, false]);
  });

  it('says what the matter is where it cannot be had', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    await expect(logIn(file).append([answer('a')])).rejects.toMatchObject({ code: 'log-unwritable' });
    const dir = await folder();
    await mkdir(join(dir, 'log.jsonl'));
    await expect(logIn(dir).read()).rejects.toMatchObject({
      code: 'log-unreadable',
      data: { reason: 'EISDIR' },
    });
    await expect(logIn(dir).append([answer('a')])).rejects.toMatchObject({ code: 'log-unwritable' });
    await expect(logIn('/proc/nowhere').append([answer('a')])).rejects.toMatchObject({
      code: 'log-unwritable',
    });
  });

  it.skipIf(process.platform === 'win32')('waits for nobody at the other end of a pipe', async () => {
    const dir = await folder();
    execFileSync('mkfifo', [join(dir, 'log.jsonl')]);
    const log = logIn(dir);
    await expect(log.read()).rejects.toMatchObject({ code: 'log-unreadable', data: { reason: 'ENXIO' } });
    await expect(log.append([answer('a')])).rejects.toMatchObject({
      code: 'log-unwritable',
      data: { reason: 'ENXIO' },
    });
  });

  it('may be a link to a file elsewhere', async () => {
    const [dir, elsewhere] = [await folder(), join(await folder(), 'synced.jsonl')];
    await writeFile(elsewhere, '');
    await symlink(elsewhere, join(dir, 'log.jsonl'));
    await logIn(dir).append([answer('a')]);
    expect(ids((await logIn(dir).read()).events)).toEqual(['a']);
    expect(await readFile(elsewhere, 'utf8')).toBe(jsonl(answer('a')));
  });

  it.skipIf(process.platform !== 'linux')('says that the disk is full', async () => {
    const dir = await folder();
    await symlink('/dev/full', join(dir, 'log.jsonl'));
    await expect(logIn(dir).read()).rejects.toMatchObject({
      code: 'log-unreadable',
      data: { reason: 'ENXIO' },
    });
    await expect(logIn(dir).append([answer('a')])).rejects.toMatchObject({ code: 'log-full' });
  });

  it.skipIf(process.getuid?.() === 0)('says that it is read-only', async () => {
    const dir = await folder();
    await chmod(dir, 0o500);
    await expect(logIn(dir).append([answer('a')])).rejects.toMatchObject({
      code: 'log-unwritable',
      data: { reason: 'EACCES' },
    });
  });
});

describe('events that stand', () => {
  it('are those not taken back, once each, by time', () => {
    const undo: Event = { v: 1, id: 'u', at: '2026-01-03T00:00:00Z', kind: 'undo', of: ['b'] };
    const events = [answer('c', '2026-01-02T00:00:00Z'), answer('b'), undo, answer('a'), answer('c')];
    expect(ids(standing(events))).toEqual(['a', 'c']);
  });
});

describe('logs by learner', () => {
  it('are one where an event is the same, and have each event once', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => answer(id)) as [Event, Event, Event, Event];
    const learners = byLearner([[a], [c], [b], [a, b], [], [c, d]]);
    expect(learners.map((events) => ids(events).sort())).toEqual([['a', 'b'], [], ['c', 'd']]);
  });
});

describe('a merge', () => {
  const log = fc
    .uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
    .map((all) => all.map((n) => answer(String(n))));

  it('is the union: nothing lost, nothing twice, in whichever order', () => {
    fc.assert(
      fc.property(log, log, (mine, yours) => {
        const { fresh, known, refused } = merge(jsonl(...mine), jsonl(...yours));
        expect(fresh.length + known).toBe(yours.length);
        expect(refused).toBe(0);
        const union = [...ids(mine), ...ids(fresh)].sort();
        expect(union).toEqual([...new Set([...ids(mine), ...ids(yours)])].sort());
        expect(merge(jsonl(...mine, ...fresh), jsonl(...yours)).fresh).toEqual([]);
      }),
    );
  });

  it('carries events of a later version over, and says what was none', () => {
    const newer = { v: 9, id: 'n', at: '2030-01-01T00:00:00Z', kind: 'dream', more: [1] };
    const { fresh, refused } = merge('', `${jsonl(newer)}rubbish\n{}\n`);
    expect(fresh).toEqual([newer]);
    expect(refused).toBe(2);
  });

  it('leaves out what is broken, however much it looks like an event of this version', () => {
    const broken = answer('x', undefined, { outcome: 'maybe' as never });
    expect(merge('', jsonl(answer('a'), broken))).toEqual({ fresh: [answer('a')], known: 0, refused: 1 });
  });

  it('takes over what is broken in the log itself', () => {
    const broken = answer('a', undefined, { outcome: 'maybe' as never });
    expect(merge(jsonl(broken), jsonl(answer('a')))).toEqual({ fresh: [answer('a')], known: 0, refused: 0 });
  });
});

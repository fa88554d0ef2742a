import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attn } from './attn.js';

/** What Node says of a user whom the system does not know: `docker run --user 12345`. */
const nobody = `
  import os from 'node:os';
  import { syncBuiltinESMExports } from 'node:module';
  const unknown = () => { throw Object.assign(new Error('ENOENT'), { code: 'ERR_SYSTEM_ERROR' }); };
  os.homedir = os.userInfo = unknown;
  syncBuiltinESMExports();
`;
const NOBODY = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(nobody)}` };
const LEARNERS = ['progress', 'review', 'undo', 'reset --yes'];

describe('for somebody without a home', () => {
  it.each([...LEARNERS, 'learn --list', 'doctor'])(
    'attn %s asks for none where ATTN_HOME is set',
    async (line) => {
      const env = { ...NOBODY, ATTN_HOME: await mkdtemp(join(tmpdir(), 'attn-')) };
      expect(await attn(line.split(' '), { env })).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it.each(LEARNERS.flatMap((line) => ['en', 'zh'].map((lang) => [line, lang] as const)))(
    'attn %s says in %s what to set',
    async (line, lang) => {
      const { code, stdout, stderr } = await attn([...line.split(' '), '--lang', lang], { env: NOBODY });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('ATTN_HOME');
      expect(stderr).not.toContain('log-homeless');
    },
  );

  it.each([
    ['quiz', 1],
    ['learn', 0],
  ])('attn %s goes on without saving, and says so', async (command, code) => {
    const ran = await attn([command, 'softmax'], { env: NOBODY, input: 's\nq\n' });
    expect(ran.code).toBe(code);
    expect(ran.stdout).toContain('softmax');
    expect(ran.stderr).toMatch(/^[^\n]*ATTN_HOME[^\n]*\n$/);
  });

  it('the map of the lessons is shown, and doctor finds no folder', async () => {
    const map = await attn(['learn', '--list'], { env: NOBODY });
    expect(map).toMatchObject({ code: 0, stderr: expect.stringContaining('ATTN_HOME') });
    const doctor = await attn(['doctor', '--json'], { env: NOBODY });
    expect(JSON.parse(doctor.stdout).folder).toEqual({ value: null, from: 'default' });
  });
});

it('an empty HOME is none: the list of users has one', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'attn-'));
  for (const HOME of ['', 'relative']) {
    const { stdout } = await attn(['doctor', '--json'], { env: { HOME }, cwd });
    expect(JSON.parse(stdout).folder.value).toContain(userInfo({ encoding: 'utf8' }).homedir);
  }
  expect(await readdir(cwd)).toEqual([]);
});

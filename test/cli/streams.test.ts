import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attn, shell } from './attn.js';

describe('streams', () => {
  it('prints results on standard output and nothing beside them', async () => {
    expect(await attn(['softmax', '2', '3', '1'])).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout, stderr } = await attn(['softmax', '2', '3', '1', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ format: 'attn-trace', output: 'weights' });
  });

  it('takes global options before and after the command', async () => {
    const after = await attn(['softmax', '2', '3', '1', '-j', '--seed', '7']);
    expect(await attn(['-j', '--seed', '7', 'softmax', '2', '3', '1'])).toEqual(after);
    expect(await attn(['--seed=7', 'softmax', '-j', '--', '2', '3', '1'])).toEqual(after);
  });

  it('says nothing when who reads goes away, however much there is to print', async () => {
    const numbers = '$(seq -s " " 1 60000)';
    const line = `attn softmax --json ${numbers} | head -c 10 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    expect(await shell(line)).toEqual({ code: 0, stdout: '0\n', stderr: '' });
    expect(await shell(`attn help | true; echo "\${PIPESTATUS[0]}"`)).toMatchObject({
      stdout: '0\n',
      stderr: '',
    });
  });

  it('writes all of a large result into a slow pipe', async () => {
    const { stdout } = await shell('attn softmax --json $(seq -s " " 1 60000) | (sleep 0.3; cat)');
    expect(JSON.parse(stdout).steps[0].value).toHaveLength(60000);
  });

  it.skipIf(process.platform !== 'linux')('tells when standard output is full', async () => {
    const { code, stderr } = await shell('attn softmax 1 2 >/dev/full');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^attn: [^\n]+\n$/);
  });

  it('ends with 130 when interrupted', async () => {
    // a stage that waits for its standard input
    const line = 'sleep 5 | attn sum & sleep 1; kill -INT %1 2>/dev/null; kill -INT $!; wait $!; echo $?';
    expect((await shell(`set -m; ${line}`)).stdout).toContain('130');
  });

  it('works with standard input closed or empty', async () => {
    expect(await shell('attn softmax 2 3 1 -j <&-')).toMatchObject({ code: 0, stderr: '' });
    expect(await shell('attn softmax </dev/null')).toMatchObject({ code: 2, stdout: '' });
  });

  it('is the same with CI=1', async () => {
    const plain = await attn(['softmax', '2', '3', '1']);
    expect(await attn(['softmax', '2', '3', '1'], { env: { CI: '1' } })).toEqual(plain);
  });

  it('reads a pipeline of stages', async () => {
    const stages =
      'attn embed "the cat sat" -j | attn project -j | attn scores -j | attn scale -j | attn softmax -j';
    const { code, stdout } = await shell(`${stages} | attn sum -j`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).output).toBe('output');
  });
});

describe('-o', () => {
  it('writes to the file and nowhere else, as standard output would have it', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'attn-'));
    const said = await attn(['softmax', '2', '3', '1'], { cwd });
    expect(await attn(['softmax', '2', '3', '1', '-o', 'a.txt'], { cwd })).toEqual({ ...said, stdout: '' });
    expect(await readFile(join(cwd, 'a.txt'), 'utf8')).toBe(said.stdout);
    await attn(['softmax', '2', '3', '1', '-j', '--output=a.json'], { cwd });
    expect(JSON.parse(await readFile(join(cwd, 'a.json'), 'utf8'))).toHaveProperty('steps');
    for (const more of [
      ['--format', 'svg', '-o', 'b.svg'],
      ['-o', 'a.svg'],
    ]) {
      expect(await attn(['softmax', '2', '3', '1', ...more], { cwd })).toMatchObject({ code: 0, stdout: '' });
      expect(await readFile(join(cwd, more.at(-1)!), 'utf8')).toMatch(/^<svg|^<\?xml/);
    }
    expect((await readdir(cwd)).sort()).toEqual(['a.json', 'a.svg', 'a.txt', 'b.svg']);
  });

  it('is standard output for -', async () => {
    expect(await attn(['softmax', '1', '2', '-o', '-'])).toEqual(await attn(['softmax', '1', '2']));
  });
});

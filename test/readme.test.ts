import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const PAGES = ['README.md', 'README.zh-CN.md', 'docs/trace-format.md'].map((file) => join(ROOT, file));

it('shows what the commands really print', () => {
  const bin = mkdtempSync(join(tmpdir(), 'attn-bin-'));
  symlinkSync(join(ROOT, 'bin/attn.js'), join(bin, 'attn'));
  const { status, stderr } = spawnSync('node', [join(ROOT, 'test/console.mjs'), bin, ...PAGES], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 60_000);

it('has a picture that the tool drew', () => {
  const drawn = /<!-- attn (.*) -->/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  const command = drawn[1]!.split(' ');
  const svg = execFileSync('node', [join(ROOT, 'bin/attn.js'), ...command], { encoding: 'utf8' });
  expect(svg).toBe(readFileSync(join(ROOT, 'docs/attention.svg'), 'utf8'));
});

import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../src/lessons/library.js';
import { refusalOf } from '../input/refusal.js';
import { changed, complaintsOf, folderOf, GOOD } from './folder.js';

const codes = async (files: Readonly<Record<string, string>>): Promise<string[]> => [
  ...new Set((await complaintsOf(files)).map((complaint) => complaint.split(' ')[1]!)),
];

it.each([
  ['an escape sequence', '\u001b]0;owned\u0007'],
  ['a bidi override', '\u202e'],
  ['a carriage return in a line', 'a\rb'],
])('refuses %s', async (_what, sign) => {
  expect(await codes(changed('{{ weights[1] | 4 }}', `a${sign}b`))).toEqual(['lesson-control']);
});

it('refuses a billion laughs', async () => {
  const bomb = 'title: &a [x, x]\nsummary: [*a, *a]';
  expect(await codes(changed(/title: .*\nsummary: .*/, bomb))).toContain('yaml-alias');
});

it('refuses a tag', async () => {
  expect(await codes(changed(/title: .*/, 'title: !!js/function "() => 1"'))).toContain('yaml-tag');
});

it('refuses YAML nested a thousand deep', async () => {
  expect(await codes(changed(/title: .*/, `title: ${'['.repeat(1000)}${']'.repeat(1000)}`))).toContain(
    'yaml-deep',
  );
});

it('refuses a thousand blocks', async () => {
  const many = '```attn quiet\nsoftmax 1 2\n```\n\n'.repeat(1000);
  expect(await codes(changed('## What to read', `${many}## What to read`, ''))).toContain('lesson-blocks');
});

it('refuses 100 MB', async () => {
  expect(await codes({ ...GOOD, 'mine/en.md': 'x'.repeat(100 * 2 ** 20) })).toEqual(['lesson-large']);
});

it('refuses what is no text', async () => {
  const root = folderOf(GOOD);
  writeFileSync(join(root, 'mine/en.md'), new Uint8Array([0xff, 0xfe, 0x00]));
  const library = await openLibrary(root);
  expect(await refusalOf(library.lesson('mine', 'en'))).toMatchObject({ code: 'lesson-encoding' });
});

it.each(['../outside', '/etc/passwd', 'mine/../../outside', 'link/passwd'])('opens no %s', async (name) => {
  const root = folderOf(GOOD);
  symlinkSync('/etc', join(root, 'link'));
  const { folder } = await openLibrary(root);
  expect(await refusalOf(folder.bytes(name))).toMatchObject({
    code: expect.stringMatching(/^lesson-(outside|missing)$/),
  });
});

it.each(['*a ', '**', '[', '![', '`', '$', '{{', '> ', '- ', '\\', '<', '|a|\n|-|\n'])(
  'reads 200 kB of %j in a second or two',
  async (sign) => {
    const start = performance.now();
    await codes({ ...GOOD, 'mine/en.md': `${GOOD['mine/en.md']}\n${sign.repeat(200_000 / sign.length)}\n` });
    expect(performance.now() - start).toBeLessThan(5000);
  },
);

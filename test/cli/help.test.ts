import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLE } from '../../src/cli/table.js';
import { flagOf, GLOBALS } from '../../src/commands/options.js';
import { paramOptions } from '../../src/commands/run.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { columns } from '../../src/printers/terminal/measure.js';
import { helpIn, LANGS } from '../../src/text/index.js';
import { attn, BIN, ran } from './attn.js';

const COMMANDS = await Promise.all(
  Object.entries(TABLE).map(async ([name, load]) => ({ name, command: await load() })),
);
const EXAMPLES = COMMANDS.flatMap(({ command }) => command.examples);

async function linked(): Promise<string> {
  const bin = await mkdtemp(join(tmpdir(), 'attn-'));
  await symlink(BIN, join(bin, 'attn'));
  return bin;
}

describe('examples', async () => {
  const bin = await linked();
  const works = async (line: string): Promise<void> => {
    const PATH = `${bin}:${process.env.PATH}`;
    const { code, stdout, stderr } = await ran('bash', ['--norc', '-o', 'pipefail', '-c', line], {
      env: { PATH, ATTN_HOME: bin },
      cwd: bin, // some write a file
    });
    // a quiz that nobody answers is not passed
    const asks = /^attn quiz/.test(line) && !line.includes('--paper');
    expect({ code, stderr }).toEqual({ code: asks ? 1 : 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(10);
  };
  it.concurrent.each([...new Set(EXAMPLES)])('%s', works, 60_000);

  for (const lang of LANGS) {
    const text = await helpIn(lang);
    it.concurrent.each(text.welcome.map(([line]) => line))(`${lang}: %s`, works);
  }
});

describe('help', () => {
  it.each(LANGS)('%s has a sentence for every command and every option', async (lang) => {
    const text = await helpIn(lang);
    const missing: string[] = [];
    const has = (command: string, name: string): boolean =>
      `${command} ${flagOf(name)}` in text.options || flagOf(name) in text.options;
    for (const { name } of GLOBALS) if (name !== 'colour' && !has('attn', name)) missing.push(name);
    for (const { name, command } of COMMANDS) {
      if (!text.commands[name]) missing.push(name);
      for (const mechanism of MECHANISMS) {
        const more = (await command.optionsFor?.([mechanism.id], lang)) ?? [];
        for (const spec of [...command.options, ...more]) {
          if (!has(name, spec.name) && !spec.about) missing.push(`${name} ${flagOf(spec.name)}`);
        }
      }
    }
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each(LANGS)(
    '%s tells a choice apart from another of the same name: --norm post, --norm l2',
    async (lang) => {
      const text = await helpIn(lang);
      const values = new Map<string, Set<string>>();
      for (const mechanism of MECHANISMS) {
        for (const spec of paramOptions(await mechanism.load(), lang)) {
          if (!spec.choices || spec.about) continue;
          const sentence = text.options[flagOf(spec.name)]!;
          values.set(sentence, (values.get(sentence) ?? new Set()).add([...spec.choices].sort().join('|')));
        }
      }
      expect([...values].filter(([, choices]) => choices.size > 1)).toEqual([]);
    },
  );

  const pages = ['', 'help', ...Object.keys(TABLE).map((name) => `help ${name}`)];
  it.concurrent.each(pages.flatMap((line) => LANGS.map((lang) => [line, lang] as const)))(
    'attn %s in %s fits into 60 and 80 columns',
    async (line, lang) => {
      const examples = new Set(EXAMPLES.map((example) => `  ${example}`)); // never broken
      for (const width of [60, 80]) {
        const { code, stdout, stderr } = await attn([
          ...line.split(' ').filter(Boolean),
          `--lang=${lang}`,
          `--width=${width}`,
        ]);
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        const wide = stdout.split('\n').filter((one) => columns(one) > width && !examples.has(one));
        expect(wide).toEqual([]);
      }
    },
  );

  it('is asked for in three ways', async () => {
    const help = await attn(['help', 'softmax']);
    expect(help.stdout).toContain('attn softmax 2 3 1');
    expect(await attn(['softmax', '--help'])).toEqual(help);
    expect(await attn(['-h', 'softmax', 'no', 'numbers'])).toEqual(help);
    expect(await attn(['--help'])).toEqual(await attn(['help']));
  });

  it('shows the parameters of a mechanism that is named', async () => {
    expect((await attn(['run', 'multi-head', '--help'])).stdout).toMatch(/^ +--heads/m);
    expect((await attn(['run', 'dot-product', '--help'])).stdout).not.toMatch(/^ +--heads/m);
  });

  it.each([
    ['en', 'attn quiz [topic…] [options]', 'attn quiz report <file…> [options]'],
    ['zh', 'attn quiz [主题…] [选项]', 'attn quiz report <文件…> [选项]'],
  ])('shows in %s every way to use a command', async (lang, ...usages) => {
    const { stdout } = await attn(['help', 'quiz', '--lang', lang]);
    expect(stdout).toContain(usages.map((usage) => `  ${usage}\n`).join(''));
  });

  it('alone is about ten lines', async () => {
    const { code, stdout } = await attn([]);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').length).toBeLessThan(12);
  });

  it('tells the version', async () => {
    const { stdout } = await attn(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    expect((await attn(['softmax', '-V'])).stdout).toBe(stdout);
  });
});

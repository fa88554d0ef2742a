import { spawnSync } from 'node:child_process';
import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candidates } from '../../src/cli/candidates.js';
import { TABLE } from '../../src/cli/table.js';
import { flagOf, GLOBALS } from '../../src/commands/options.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { attn, BIN, ran, shell } from './attn.js';
import { FIXTURES } from './learner.js';

const complete = (...words: string[]) => candidates(words, 'en');
const installed = (program: string) => spawnSync(program, ['--version']).status === 0;

describe('what could follow', () => {
  it('is a command first', async () => {
    expect(await complete('')).toEqual(Object.keys(TABLE));
    expect(await complete('soft')).toEqual(['softmax']);
    expect(await complete('--json', 'soft')).toEqual(['softmax']);
  });

  it('is an option of the command or of all', async () => {
    expect(await complete('--')).toEqual(GLOBALS.map(({ name }) => flagOf(name)));
    expect(await complete('softmax', '2', '--te')).toEqual(['--temperature']);
    expect(await complete('run', 'multi-head', '--he')).toEqual(['--help', '--heads']);
    expect(await complete('run', 'dot-product', '--hea')).toEqual([]);
  });

  it('is a mechanism, by any of its names', async () => {
    const names = MECHANISMS.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(await complete('run', '')).toEqual(names);
    expect(await complete('run', '多')).toEqual(names.filter((name) => name.startsWith('多')));
    expect(await complete('run', 'multi-head', '')).toEqual([]);
  });

  it('is a topic, one for a lesson and several for a quiz', async () => {
    expect(await complete('learn', 'softm')).toEqual(['softmax']);
    expect(await complete('learn', 'softmax', '')).toEqual([]);
    expect(await complete('quiz', 'softmax', 'softm')).toEqual([]);
    expect(await complete('quiz', 'softmax', 'mask')).toEqual(['masking']);
    expect(await complete('reset', 'softmax', 'mask')).toEqual(['masking']);
  });

  it('is a topic of the folder that was named', async () => {
    for (const from of [['--from', FIXTURES], [`--from=${FIXTURES}`], ['--from', '=', FIXTURES]]) {
      expect(await complete('reset', ...from, '')).toEqual(['fixture', 'second']);
      expect(await complete('quiz', 'second', ...from, '')).toEqual(['fixture']);
      expect(await complete('learn', ...from, '')).toEqual(['fixture', 'second']);
    }
    expect(await complete('reset', '--from', join(FIXTURES, 'nowhere'), '')).toEqual([]);
    expect(await complete('reset', '--fr')).toEqual(['--from']);
  });

  it('is a value of the option before', async () => {
    expect(await complete('--lang', '')).toEqual(['en', 'zh']);
    expect(await complete('softmax', '--lang=z')).toEqual(['--lang=zh']);
    expect(await complete('softmax', '--lang', '=', 'z')).toEqual(['zh']);
    expect(await complete('softmax', '-o', '')).toEqual([]);
    expect(await complete('help', 'doc')).toEqual(['doctor']);
    expect(await complete('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });
});

describe('scripts', () => {
  it.each(['bash', 'zsh', 'fish'])('%s is given on standard output', async (name) => {
    const { code, stdout } = await attn(['completion', name]);
    expect(code).toBe(0);
    if (!installed(name)) return;
    const file = join(await mkdtemp(join(tmpdir(), 'attn-')), name);
    await writeFile(file, stdout);
    expect(await ran(name, ['-n', file], {})).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  /** What bash would offer, asked as it asks. */
  async function bash(...words: string[]): Promise<string[]> {
    const line = `eval "$(attn completion bash)"
      COMP_WORDS=(attn ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
      _attn; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return (await shell(line)).stdout.split('\n').filter(Boolean);
  }

  it('bash completes', async () => {
    expect(await bash('softm')).toEqual(['softmax']);
    expect(await bash('run', 'scaled-dot')).toEqual(['scaled-dot-product']);
    expect(await bash('run', 'multi-head', '--hea')).toEqual(['--heads']);
    expect(await bash('softmax', '--lang', '')).toEqual(['en', 'zh']);
    expect(await bash('softmax', '--lang', '=', 'z')).toEqual(['zh']);
    expect(await bash('softmax', '--lang', '=')).toEqual(['en', 'zh']);
    expect(await bash('softmax', '--input', '')).toEqual([]);
  });

  it.skipIf(!installed('fish'))('fish completes', async () => {
    const bin = await mkdtemp(join(tmpdir(), 'attn-'));
    await symlink(BIN, join(bin, 'attn'));
    const env = { PATH: `${bin}:${process.env.PATH}`, XDG_CONFIG_HOME: bin, XDG_DATA_HOME: bin };
    const fish = async (line: string): Promise<string[]> => {
      const asked = ['-c', `attn completion fish | source; complete -C '${line}'`];
      return (await ran('fish', asked, { env })).stdout.split('\n').filter(Boolean);
    };
    expect(await fish('attn softm')).toEqual(['softmax']);
    expect(await fish('attn run scaled-dot')).toEqual(['scaled-dot-product']);
    expect(await fish('attn softmax --lang=z')).toEqual(['--lang=zh']);
    expect(await fish('attn softmax --lang ')).toEqual(['en', 'zh']);
  });
});

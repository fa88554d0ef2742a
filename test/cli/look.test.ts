import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../src/cli/folder.js';
import { decide, type Env, type Look, langIn, type Screen } from '../../src/cli/look.js';
import type { Globals } from '../../src/commands/options.js';

const TERMINAL: Screen = { terminal: true, columns: 120 };
const PIPE: Screen = { terminal: false };

/** What one decision is, and from where. */
function decided(what: keyof Look, flags: Partial<Globals>, env: Env, screen = TERMINAL) {
  const { value, from } = decide(flags, env, screen)[what];
  return [value, from];
}

describe('language', () => {
  it.each<[Partial<Globals>, Env, unknown[]]>([
    [{ lang: 'en' }, { ATTN_LANG: 'zh' }, ['en', '--lang']],
    [{}, { ATTN_LANG: 'zh', LC_ALL: 'en_US.UTF-8' }, ['zh', 'ATTN_LANG']],
    [{}, { ATTN_LANG: 'fr', LANG: 'zh_CN.UTF-8' }, ['zh', 'LANG']],
    [{}, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, ['en', 'LC_ALL']],
    [{}, { LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, ['zh', 'LC_MESSAGES']],
    [{}, { LANG: 'zh-Hans' }, ['zh', 'LANG']],
    [{}, { LANG: 'POSIX' }, ['en', 'LANG']],
    [{}, { LANG: 'zhuang' }, ['en', 'LANG']],
    [{}, {}, ['en', 'default']],
  ])('%j %j', (flags, env, expected) => {
    expect(decided('lang', flags, env)).toEqual(expected);
  });

  it('is found in a line that cannot be read', () => {
    expect(langIn(['softmax', '--bad', '--lang', 'zh'])).toBe('zh');
    expect(langIn(['--lang=zh', 'softmax'])).toBe('zh');
    expect(langIn(['softmax', '--lang'])).toBeUndefined();
    expect(langIn(['softmax'])).toBeUndefined();
  });
});

describe('colour', () => {
  const xterm = { TERM: 'xterm-256color' };
  it.each<[Partial<Globals>, Env, Screen, unknown[]]>([
    [{ color: 'never' }, { FORCE_COLOR: '3' }, TERMINAL, [0, '--color']],
    [{ color: 'always' }, { NO_COLOR: '1', ...xterm }, PIPE, [2, '--color']],
    [{ color: 'always' }, { TERM: 'dumb' }, PIPE, [1, '--color']],
    [{ color: 'auto' }, xterm, TERMINAL, [2, 'TERM']],
    [{}, { FORCE_COLOR: '3', NO_COLOR: '1' }, PIPE, [3, 'FORCE_COLOR']],
    [{}, { FORCE_COLOR: '0', ...xterm }, TERMINAL, [0, 'FORCE_COLOR']],
    [{}, { FORCE_COLOR: 'true', COLORTERM: 'truecolor' }, PIPE, [3, 'FORCE_COLOR']],
    [{}, { FORCE_COLOR: 'false', ...xterm }, TERMINAL, [0, 'FORCE_COLOR']],
    [{}, { NO_COLOR: '1', ...xterm }, TERMINAL, [0, 'NO_COLOR']],
    [{}, { NO_COLOR: '', ...xterm }, TERMINAL, [2, 'TERM']],
    [{}, xterm, PIPE, [0, 'no-terminal']],
    [{}, { ...xterm, CI: '1' }, PIPE, [0, 'no-terminal']],
    [{}, { ...xterm, COLORTERM: 'truecolor' }, TERMINAL, [3, 'COLORTERM']],
    [{}, { TERM: 'xterm' }, TERMINAL, [1, 'TERM']],
    [{}, { TERM: 'dumb', COLORTERM: 'truecolor' }, TERMINAL, [0, 'TERM']],
    [{}, {}, TERMINAL, [0, 'TERM']],
    [{}, {}, { terminal: true, windows: true }, [3, 'terminal']],
  ])('%j %j %j', (flags, env, screen, expected) => {
    expect(decided('colour', flags, env, screen)).toEqual(expected);
  });

  it.each<[Env, unknown[]]>([
    [{}, [undefined, 'default']],
    [{ COLORFGBG: '15;0' }, ['dark', 'COLORFGBG']],
    [{ COLORFGBG: '0;default;15' }, ['light', 'COLORFGBG']],
    [{ COLORFGBG: '12;8' }, ['dark', 'COLORFGBG']],
    [{ COLORFGBG: '0;7' }, ['light', 'COLORFGBG']],
    [{ COLORFGBG: '0;default' }, [undefined, 'default']],
  ])('background %j', (env, expected) => {
    expect(decided('background', {}, env)).toEqual(expected);
  });
});

describe('width', () => {
  it.each<[Partial<Globals>, Env, Screen, unknown[]]>([
    [{ width: 60 }, { COLUMNS: '90' }, TERMINAL, [60, '--width']],
    [{}, { COLUMNS: '90' }, TERMINAL, [120, 'terminal']],
    [{}, { COLUMNS: '90' }, PIPE, [90, 'COLUMNS']],
    [{}, {}, PIPE, [80, 'default']],
    [{}, {}, { ...PIPE, around: 60 }, [60, 'terminal']],
    [{}, {}, { ...PIPE, around: 20 }, [40, 'terminal']],
    [{}, {}, { ...PIPE, around: 200 }, [80, 'default']],
    [{}, { COLUMNS: '90' }, { ...PIPE, around: 60 }, [90, 'COLUMNS']],
    [{}, { COLUMNS: '0' }, PIPE, [80, 'default']],
    [{}, { COLUMNS: 'wide' }, PIPE, [80, 'default']],
    [{}, {}, { terminal: true, columns: 20 }, [40, 'terminal']],
    [{}, {}, { terminal: true, columns: 5000 }, [1000, 'terminal']],
    [{}, {}, { terminal: true, columns: 0 }, [80, 'default']],
  ])('%j %j %j', (flags, env, screen, expected) => {
    expect(decided('width', flags, env, screen)).toEqual(expected);
  });
});

describe('signs', () => {
  it.each<[Partial<Globals>, Env, Screen, unknown[]]>([
    [{ ascii: true }, { LANG: 'en_US.UTF-8' }, TERMINAL, [true, '--ascii']],
    [{}, { TERM: 'dumb' }, TERMINAL, [true, 'TERM']],
    [{}, { TERM: 'dumb' }, PIPE, [false, 'default']],
    [{}, { LANG: 'en_US.ISO-8859-1' }, PIPE, [true, 'LANG']],
    [{}, { LC_ALL: 'C.UTF-8', LANG: 'en_US.ISO-8859-1' }, PIPE, [false, 'LC_ALL']],
    [{}, { LC_CTYPE: 'zh_CN.GB18030', LANG: 'zh_CN.UTF-8' }, PIPE, [true, 'LC_CTYPE']],
    [{}, { LANG: 'de_DE.utf8@euro' }, PIPE, [false, 'LANG']],
    [{}, { LANG: 'C' }, PIPE, [false, 'default']],
  ])('%j %j %j', (flags, env, screen, expected) => {
    expect(decided('ascii', flags, env, screen)).toEqual(expected);
  });
});

describe('seed', () => {
  it.each<[Partial<Globals>, Env, unknown[]]>([
    [{ seed: '' }, { ATTN_SEED: '7' }, ['', '--seed']],
    [{}, { ATTN_SEED: '7' }, ['7', 'ATTN_SEED']],
    [{}, {}, ['42', 'default']],
  ])('%j %j', (flags, env, expected) => {
    expect(decided('seed', flags, env)).toEqual(expected);
  });
});

describe('data folder', () => {
  it.each<[Env, NodeJS.Platform, unknown[]]>([
    [{ ATTN_HOME: '/a', XDG_DATA_HOME: '/x' }, 'linux', ['/a', 'ATTN_HOME']],
    [{ XDG_DATA_HOME: '/x' }, 'linux', ['/x/attn', 'XDG_DATA_HOME']],
    [{ XDG_DATA_HOME: 'x' }, 'linux', ['/home/me/.local/share/attn', 'default']],
    [{}, 'darwin', ['/home/me/Library/Application Support/attn', 'default']],
    [{ LOCALAPPDATA: '/l' }, 'win32', ['/l/attn', 'LOCALAPPDATA']],
  ])('%j %s', (env, platform, [value, from]) => {
    expect(dataFolder(env, platform, () => '/home/me')).toEqual({ value, from });
  });

  it('is nowhere without a home, for which is asked only where nothing else is set', () => {
    expect(dataFolder({}, 'linux', () => undefined)).toEqual({ value: undefined, from: 'default' });
    const ask = () => expect.unreachable();
    expect(dataFolder({ ATTN_HOME: '/a' }, 'linux', ask).value).toBe('/a');
    expect(dataFolder({ XDG_DATA_HOME: '/x' }, 'linux', ask).value).toBe('/x/attn');
  });
});

import type { Globals } from '../commands/options.js';
import { LANGS, type Lang } from '../text/index.js';
import { background, type ColourLevel, colourLevel } from './colour.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** A decision, and what it was taken from: an option, a variable, or `terminal`, `no-terminal`, `default`. */
export interface Decided<T> {
  readonly value: T;
  readonly from: string;
}

/** What is known of the place where the result will appear. */
export interface Screen {
  readonly terminal: boolean;
  readonly columns?: number;
  /** The width of the terminal in which a pager shows what is piped to it. */
  readonly around?: number;
  readonly windows?: boolean;
}

/** How results look and what they are made from where a command says nothing: decided once, here. */
export interface Look {
  readonly lang: Decided<Lang>;
  readonly width: Decided<number>;
  readonly colour: Decided<ColourLevel>;
  readonly background: Decided<'dark' | 'light' | undefined>;
  readonly ascii: Decided<boolean>;
  readonly seed: Decided<string>;
}

export function decide(globals: Partial<Globals>, env: Env, screen: Screen): Look {
  return {
    lang: language(globals.lang, env),
    width: width(globals.width, env, screen),
    colour: colourLevel(globals.color, env, screen),
    background: background(env),
    ascii: ascii(globals.ascii, env, screen),
    seed: seed(globals.seed, env),
  };
}

/** --lang > ATTN_LANG > LC_ALL, LC_MESSAGES, LANG, the first that is set > en. */
export function language(flag: string | undefined, env: Env): Decided<Lang> {
  const asked = LANGS.find((lang) => lang === flag);
  if (asked) return { value: asked, from: '--lang' };
  const own = languageOf(env.ATTN_LANG);
  if (own) return { value: own, from: 'ATTN_LANG' };
  const name = firstSet(env, ['LC_ALL', 'LC_MESSAGES', 'LANG']);
  return name ? { value: languageOf(env[name]) ?? 'en', from: name } : { value: 'en', from: 'default' };
}

/** `zh_CN.UTF-8` and `zh-Hans` are zh. */
function languageOf(locale: string | undefined): Lang | undefined {
  const language = locale
    ?.trim()
    .toLowerCase()
    .split(/[-_.@]/)[0];
  return LANGS.find((lang) => lang === language);
}

/** The word after `--lang`, for the errors of a line that cannot be read. */
export function langIn(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((word) => /^--lang(=|$)/.test(word));
  return argv[at]?.split('=')[1] ?? (at < 0 ? undefined : argv[at + 1]);
}

const NARROWEST = 40;
const WIDEST = 1000;

/**
 * --width > the terminal's > COLUMNS, which a shell does not export by itself > 80. A pipe is not asked who reads it, but a
 * pager in a terminal narrower than 80 would break every line.
 */
function width(flag: number | undefined, env: Env, { terminal, columns, around }: Screen): Decided<number> {
  if (flag !== undefined) return { value: flag, from: '--width' };
  const within = (value: number): number => Math.min(WIDEST, Math.max(NARROWEST, value));
  if (terminal && columns) return { value: within(columns), from: 'terminal' };
  if (/^[1-9]\d{0,5}$/.test(env.COLUMNS ?? ''))
    return { value: within(Number(env.COLUMNS)), from: 'COLUMNS' };
  return around && around < 80 ? { value: within(around), from: 'terminal' } : { value: 80, from: 'default' };
}

/**
 * Whether only ASCII is shown: --ascii, a dumb terminal, or a locale that names another charset than UTF-8.
 * C and POSIX name none: what shows them today shows UTF-8.
 */
function ascii(flag: boolean | undefined, env: Env, { terminal }: Screen): Decided<boolean> {
  if (flag) return { value: true, from: '--ascii' };
  if (terminal && env.TERM === 'dumb') return { value: true, from: 'TERM' };
  const name = firstSet(env, ['LC_ALL', 'LC_CTYPE', 'LANG']);
  const charset = /\.([^@]+)/.exec(env[name ?? ''] ?? '')?.[1];
  return name && charset
    ? { value: !/^utf-?8$/i.test(charset), from: name }
    : { value: false, from: 'default' };
}

/** --seed > ATTN_SEED > 42. */
function seed(flag: string | undefined, env: Env): Decided<string> {
  if (flag !== undefined) return { value: flag, from: '--seed' };
  return env.ATTN_SEED ? { value: env.ATTN_SEED, from: 'ATTN_SEED' } : { value: '42', from: 'default' };
}

function firstSet(env: Env, names: readonly string[]): string | undefined {
  return names.find((name) => env[name]);
}

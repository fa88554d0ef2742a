import type { Decided, Env, Screen } from './look.js';

/** None, 16 colours, 256, or all. */
export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * The flag > FORCE_COLOR (0–3, true, false) > NO_COLOR, if not empty > not a terminal > what TERM and COLORTERM
 * promise. CI changes nothing.
 */
export function colourLevel(
  flag: 'auto' | 'always' | 'never' | undefined,
  env: Env,
  { terminal, windows }: Screen,
): Decided<ColourLevel> {
  const able = promised(env, windows);
  const atLeastSome = Math.max(1, able.value) as ColourLevel;
  if (flag === 'never') return { value: 0, from: '--color' };
  if (flag === 'always') return { value: atLeastSome, from: '--color' };
  const forced = env.FORCE_COLOR?.toLowerCase();
  if (forced !== undefined && /^[0-3]$/.test(forced)) {
    return { value: Number(forced) as ColourLevel, from: 'FORCE_COLOR' };
  }
  if (forced === 'false') return { value: 0, from: 'FORCE_COLOR' };
  if (forced === 'true' || forced === '') return { value: atLeastSome, from: 'FORCE_COLOR' };
  if (env.NO_COLOR) return { value: 0, from: 'NO_COLOR' };
  return terminal ? able : { value: 0, from: 'no-terminal' };
}

function promised(env: Env, windows = false): Decided<ColourLevel> {
  const { TERM = '', COLORTERM = '' } = env;
  if (TERM === 'dumb') return { value: 0, from: 'TERM' };
  if (/^(truecolor|24bit)$/i.test(COLORTERM)) return { value: 3, from: 'COLORTERM' };
  if (env.WT_SESSION || (windows && TERM === '')) return { value: 3, from: 'terminal' };
  if (/direct|truecolor|kitty|ghostty/i.test(TERM)) return { value: 3, from: 'TERM' };
  if (/256/.test(TERM)) return { value: 2, from: 'TERM' };
  return { value: TERM === '' ? 0 : 1, from: 'TERM' };
}

/**
 * COLORFGBG, where a terminal sets it, ends in its background's number: 7 and 9 to 15 are light. Undefined
 * where it is not told: the colours are then ones that read on both.
 */
export function background(env: Env): Decided<'dark' | 'light' | undefined> {
  const colour = /(?:^|;)(\d+)$/.exec(env.COLORFGBG ?? '')?.[1];
  if (colour === undefined) return { value: undefined, from: 'default' };
  const light = Number(colour) === 7 || Number(colour) > 8;
  return { value: light ? 'light' : 'dark', from: 'COLORFGBG' };
}

import type { Tone } from '../../pages/page.js';

export type Background = 'dark' | 'light';

/** One hue as each kind of terminal can show it; `any` reads on black and on white alike. */
export interface Hue {
  readonly any: string;
  readonly dark: string;
  readonly light: string;
  readonly ansi256: number;
  readonly ansi16: 'blueBright' | 'yellow' | 'cyan' | 'green' | 'red';
}

/** Blue, orange and teal stay apart for every common kind of colour blindness. */
export const HUES: Readonly<Partial<Record<Tone, Hue>>> = {
  query: { any: '#3d86dc', dark: '#6cb2ff', light: '#1d5fb8', ansi256: 68, ansi16: 'blueBright' },
  key: { any: '#c46c14', dark: '#f2a154', light: '#a04f00', ansi256: 172, ansi16: 'yellow' },
  value: { any: '#178f7c', dark: '#4ecdb4', light: '#0a7263', ansi256: 36, ansi16: 'cyan' },
  good: { any: '#4b9140', dark: '#86d07a', light: '#2b7a22', ansi256: 71, ansi16: 'green' },
  bad: { any: '#dc4f62', dark: '#ff8593', light: '#b3203a', ansi256: 167, ansi16: 'red' },
};

export type Rgb = readonly [red: number, green: number, blue: number];

/** From cold to hot, evenly spaced: on black the hot end shines, on white it is the dark one. */
const SCALES: Readonly<Record<Background, readonly Rgb[]>> = {
  dark: [
    [27, 37, 66],
    [58, 52, 128],
    [122, 56, 148],
    [192, 70, 114],
    [236, 124, 72],
    [251, 208, 82],
  ],
  light: [
    [234, 241, 252],
    [203, 218, 246],
    [228, 190, 222],
    [246, 162, 140],
    [234, 104, 64],
    [188, 40, 30],
  ],
};

const SCALES_256: Readonly<Record<Background, readonly number[]>> = {
  dark: [17, 54, 90, 126, 161, 203, 209, 215, 221],
  light: [189, 183, 217, 216, 209, 203, 167, 124],
};

const share = (heat: number) => Math.min(1, Math.max(0, heat));

export function heatRgb(heat: number, background: Background): Rgb {
  const scale = SCALES[background];
  const place = share(heat) * (scale.length - 1);
  const low = Math.min(Math.floor(place), scale.length - 2);
  const [from, to] = [scale[low]!, scale[low + 1]!];
  const mix = (c: 0 | 1 | 2) => Math.round(from[c] + (to[c] - from[c]) * (place - low));
  return [mix(0), mix(1), mix(2)];
}

export function heat256(heat: number, background: Background): number {
  const scale = SCALES_256[background];
  return scale[Math.round(share(heat) * (scale.length - 1))]!;
}

/** What the terminal shows for a code of the 6×6×6 cube (16 to 231). */
export function rgbOf256(code: number): Rgb {
  const level = (digit: number) => (digit === 0 ? 0 : 55 + 40 * digit);
  const cube = code - 16;
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)];
}

/** Relative luminance, as WCAG defines it. */
export function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Black stands out from this colour more than white does. */
export function isBright(colour: Rgb): boolean {
  return (luminance(colour) + 0.05) ** 2 > 1.05 * 0.05;
}

/** How many of the four shades a weight gets; what is nearly nothing gets none. */
export function shadeOf(heat: number): 0 | 1 | 2 | 3 | 4 {
  if (!(heat >= 0.02)) return 0;
  return heat < 0.25 ? 1 : heat < 0.5 ? 2 : heat < 0.75 ? 3 : 4;
}

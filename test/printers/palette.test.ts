import { describe, expect, test } from 'vitest';
import {
  HUES,
  heat256,
  heatRgb,
  isBright,
  luminance,
  type Rgb,
  rgbOf256,
  shadeOf,
} from '../../src/printers/terminal/palette.js';

const contrast = (one: Rgb, other: Rgb) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
};
const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [30, 30, 30];
const steps = Array.from({ length: 101 }, (_, index) => index / 100);

describe.each(['dark', 'light'] as const)('heat for a %s terminal', (background) => {
  test('a number reads on every shade of it (WCAG AA, 4.5)', () => {
    for (const heat of steps)
      for (const ground of [heatRgb(heat, background), rgbOf256(heat256(heat, background))])
        expect(contrast(ground, isBright(ground) ? BLACK : WHITE)).toBeGreaterThanOrEqual(4.5);
  });

  test('leaves the colour of the terminal ever further behind', () => {
    const from = background === 'dark' ? DARK : WHITE;
    const contrasts = steps.map((heat) => contrast(heatRgb(heat, background), from));
    expect(contrasts).toEqual([...contrasts].sort((a, b) => a - b));
  });
});

test('tones read on their backgrounds, and the common ones on both', () => {
  for (const hue of Object.values(HUES)) {
    expect(contrast(rgb(hue.dark), DARK)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(hue.light), WHITE)).toBeGreaterThanOrEqual(4.5);
    expect(Math.min(contrast(rgb(hue.any), DARK), contrast(rgb(hue.any), WHITE))).toBeGreaterThanOrEqual(3.5);
  }
});

test('shades grow with the weight', () => {
  expect([0, 0.01, 0.1, 0.3, 0.6, 0.9, 1, Number.NaN].map(shadeOf)).toEqual([0, 0, 1, 2, 3, 4, 4, 0]);
});

import { Chalk, type ChalkInstance } from 'chalk';
import type { Text, Tone } from '../../pages/page.js';
import { type Line, lineOf } from './line.js';
import { type Background, HUES, heat256, heatRgb, isBright, rgbOf256, shadeOf } from './palette.js';

/** What the edge has found out about the terminal. */
export interface Look {
  readonly width: number;
  /** 0 none, 1 sixteen colours, 2 of 256, 3 truecolor. */
  readonly colour: 0 | 1 | 2 | 3;
  readonly ascii: boolean;
  readonly background?: Background;
}

type Painter = (text: string) => string;

/** The signs a terminal's printer draws with. */
export interface Signs {
  readonly ellipsis: string;
  readonly masked: string;
  readonly good: string;
  readonly bad: string;
  readonly marked: string;
  readonly bullet: string;
  readonly heading: string;
  readonly shades: string;
  /** From nothing to a whole column, in equal steps. */
  readonly bars: readonly string[];
}

const UNICODE: Signs = {
  ellipsis: '…',
  masked: '·',
  good: '✓',
  bad: '✗',
  marked: '≠',
  bullet: '•',
  heading: '▌',
  shades: ' ░▒▓█',
  bars: ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
};

const ASCII: Signs = {
  ellipsis: '..',
  masked: '.',
  good: 'ok',
  bad: 'x',
  marked: '!',
  bullet: '-',
  heading: '#',
  shades: ' .:*#',
  bars: ['', '#'],
};

/** All that depends on the terminal: its colours and its signs. */
export interface Ink {
  readonly width: number;
  readonly ascii: boolean;
  readonly signs: Signs;
  line(text: Text, tone?: Tone): Line;
  paint(line: Line): string;
  tone(tone: Tone): Painter;
  /** A background for a weight, where the terminal has colours enough. */
  heat(heat: number): Painter;
  /** Whether weights are shaded by a sign beside them, for want of backgrounds. */
  readonly shades: boolean;
  shade(heat: number): string;
  bar(share: number, width: number): string;
}

export function makeInk(look: Look): Ink {
  const chalk = new Chalk({ level: look.colour });
  const signs = look.ascii ? ASCII : UNICODE;
  const background = look.background ?? 'dark';
  const painters = new Map<Tone, Painter>();
  const tone = (name: Tone): Painter => {
    let painter = painters.get(name);
    if (!painter) {
      painter = toned(name, chalk, look);
      painters.set(name, painter);
    }
    return painter;
  };
  return {
    width: look.width,
    ascii: look.ascii,
    signs,
    line: (text, name) => lineOf(look.colour === 0 ? withQuotes(text) : text, look.ascii, name),
    paint: (line) => line.map((span) => (span.tone ? tone(span.tone)(span.text) : span.text)).join(''),
    tone,
    shades: look.colour < 2,
    heat: (heat) => {
      if (look.colour < 2) return (text) => text;
      const code = heat256(heat, background);
      const rgb = look.colour === 2 ? rgbOf256(code) : heatRgb(heat, background);
      const ground = look.colour === 2 ? chalk.bgAnsi256(code) : chalk.bgRgb(...rgb);
      const bright = isBright(rgb);
      return look.colour === 2
        ? ground.ansi256(bright ? 16 : 231)
        : ground.hex(bright ? '#000000' : '#ffffff');
    },
    shade: (heat) => {
      const step = shadeOf(heat);
      const warmth: Painter[] = [(text) => text, chalk.blueBright, chalk.magenta, chalk.red, chalk.yellow];
      return warmth[step]!(signs.shades[step]!);
    },
    bar: (share, width) => {
      const steps = signs.bars.length - 1;
      const length = Math.round(Math.min(1, Math.max(0, share)) * width * steps);
      return signs.bars[steps]!.repeat(Math.floor(length / steps)) + signs.bars[length % steps]!;
    },
  };
}

/** Without colours a name that is a word – `output`, `the` – would read as one of the sentence's own. */
function withQuotes(text: Text): Text {
  if (typeof text === 'string') return text;
  return text.map((part) => {
    const named = typeof part !== 'string' && part.tone === 'command' && part.link === undefined;
    return named && /^(?:[a-z]{2,}|\p{Script=Han}+)$/iu.test(part.text)
      ? { ...part, text: `\`${part.text}\`` }
      : part;
  });
}

function toned(tone: Tone, chalk: ChalkInstance, { colour, background }: Look): Painter {
  if (tone === 'strong' || tone === 'command') return chalk.bold;
  if (tone === 'quiet' || tone === 'masked') return chalk.dim;
  const hue = HUES[tone]!;
  if (colour === 1) return chalk[hue.ansi16];
  return colour === 2 ? chalk.ansi256(hue.ansi256) : chalk.hex(hue[background ?? 'any']);
}

import type { Block, Text, Tone } from '../../pages/page.js';
import type { Ink } from './ink.js';
import { cut, type Line, textOf, unbroken, widthOf } from './line.js';
import { columns } from './measure.js';
import { inFormula, wrap } from './wrap.js';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const TITLE_GAP = 4;
const ASIDE_GAP = 3;

/** Lines under a first one that begins further left. */
function hang(lines: readonly Line[], first: string, rest: string, ink: Ink): string[] {
  return lines.map((line, index) => (index === 0 ? first : rest) + ink.paint(line));
}

/** Name, formula and aside on one line where they fit; the formula, then the aside, else go below. */
export function drawTitle({ text, formula, aside }: Of<'title'>, ink: Ink, measure: number): string[] {
  const name = unbroken(ink.line(text, 'strong'));
  const symbols = formula === undefined ? [] : unbroken(ink.line(formula));
  const beside = columns(textOf(name)) + TITLE_GAP + columns(textOf(symbols));
  const lines =
    symbols.length === 0
      ? wrap(name, measure).map(ink.paint)
      : beside <= ink.width
        ? [`${ink.paint(name)}${' '.repeat(TITLE_GAP)}${ink.paint(symbols)}`]
        : [...wrap(name, measure).map(ink.paint), ...drawFormula([symbols], ink)];
  if (aside === undefined) return lines;
  const words = unbroken(ink.line(aside, 'quiet'));
  const used = symbols.length === 0 ? widthOf(name) : beside;
  const free = measure - used - widthOf(words);
  if (lines.length === 1 && free >= ASIDE_GAP) return [`${lines[0]}${' '.repeat(free)}${ink.paint(words)}`];
  return [...lines, ...wrap(words, measure).map(ink.paint)];
}

export function drawHeading(text: Text, ink: Ink, measure: number): string[] {
  const sign = `${ink.tone('quiet')(ink.signs.heading)} `;
  return hang(wrap(ink.line(text, 'strong'), measure - 2), sign, sign, ink);
}

export function drawProse(text: Text, ink: Ink, measure: number): string[] {
  return wrap(ink.line(text), measure).map(ink.paint);
}

/** What is good or bad says so by a sign in front, not by its colour alone. */
export function drawNote({ text, tone }: Of<'note'>, ink: Ink, measure: number): string[] {
  const line = ink.line(text, tone === 'good' || tone === 'bad' ? undefined : tone);
  if (tone !== 'good' && tone !== 'bad') return wrap(line, measure).map(ink.paint);
  const sign = ink.signs[tone];
  const rest = ' '.repeat(columns(sign) + 1);
  const bare = startsWith(line, sign);
  return hang(wrap(bare, measure - rest.length), `${ink.tone(tone)(sign)} `, rest, ink);
}

/** The line without the sign it may begin with already. */
function startsWith(line: Line, sign: string): Line {
  const [first, ...rest] = line;
  if (!first?.text.startsWith(sign)) return line;
  return [{ ...first, text: first.text.slice(sign.length).trimStart() }, ...rest];
}

/** Arithmetic breaks before an operator and goes on under the first `=`. */
export function drawFormula(lines: readonly Line[], ink: Ink): string[] {
  return lines.flatMap((line) => {
    const equals = textOf(line).indexOf('=');
    const column = equals < 0 ? 0 : columns(textOf(line).slice(0, equals));
    const indent = column > 0 && column <= ink.width / 2 ? column : 4;
    return hang(wrap(line, ink.width, ink.width - indent, inFormula), '', ' '.repeat(indent), ink);
  });
}

export function drawCode(text: string, ink: Ink): string[] {
  const lines = text
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
    .map((line) => ink.line(line));
  const indent = Math.max(...lines.map(widthOf)) + 4 <= ink.width ? '    ' : '  ';
  const room = ink.width - indent.length;
  return lines.flatMap((line) => hang(wrap(line, room, room - 2), indent, `${indent}  `, ink));
}

export function drawList(items: readonly Text[], ink: Ink, measure: number): string[] {
  const bullet = ink.tone('quiet')(ink.signs.bullet);
  return items.flatMap((item) => hang(wrap(ink.line(item), measure - 2), `${bullet} `, '  ', ink));
}

const NEXT_GAP = 3;
const WHY_AT_LEAST = 12;

/** Commands in one column, what each is for in the next; where that is too narrow, below its command. */
export function drawNext({ label, items }: Of<'next'>, ink: Ink, measure: number): string[] {
  const name = cut(ink.line(label, 'quiet'), Math.floor(ink.width / 4), ink.signs.ellipsis);
  const indent = widthOf(name) + NEXT_GAP;
  const commands = items.map((item) => unbroken(ink.line(item.command, 'command')));
  const whys = items.map((item) => (item.why === undefined ? undefined : ink.line(item.why, 'quiet')));
  const widest = Math.max(0, ...commands.map(widthOf));
  const column = indent + widest + NEXT_GAP;
  const least = Math.max(0, ...whys.map((why) => (why ? Math.min(WHY_AT_LEAST, widthOf(why)) : 0)));
  const side = column + least <= ink.width;
  const lines = commands.flatMap((command, index) => {
    const why = whys[index];
    const typed = side ? [ink.paint(command)] : typedLines(command, ink, ink.width - indent);
    if (!why) return typed;
    if (!side) return [...typed, ...hang(wrap(why, measure - indent - 2), '  ', '  ', ink)];
    const gap = ' '.repeat(column - indent - widthOf(command));
    const words = wrap(why, Math.max(measure, column + least) - column);
    return hang(words, `${typed[0]}${gap}`, ' '.repeat(column - indent), ink);
  });
  const margin = ' '.repeat(indent);
  return lines.map(
    (line, index) => (index === 0 ? `${ink.paint(name)}${' '.repeat(NEXT_GAP)}` : margin) + line,
  );
}

/** A command too long for its line goes on after a `\`, as a shell reads it. */
function typedLines(command: Line, ink: Ink, room: number): string[] {
  if (widthOf(command) <= room) return [ink.paint(command)];
  const lines = wrap(command, room - 2, room - 4).map(ink.paint);
  return lines.map(
    (line, index) =>
      (index > 0 ? '  ' : '') + line + (index < lines.length - 1 ? ink.tone('command' as Tone)(' \\') : ''),
  );
}

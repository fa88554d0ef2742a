import { plain, type Text } from '../pages/page.js';
import type { Lang } from '../text/index.js';
import type { LessonBlock } from './types.js';

export interface Placed {
  readonly text: Text;
  readonly line: number;
}

/** Every text of a block that a person reads, with its line. */
export function textsOf(block: LessonBlock): Placed[] {
  const { line } = block;
  switch (block.kind) {
    case 'prose':
      return block.parts.flatMap((part) =>
        part.kind === 'list'
          ? part.items.map((text) => ({ text, line: part.line }))
          : [{ text: part.text, line: part.line }],
      );
    case 'predict':
      return [
        { text: block.ask, line },
        { text: block.hint, line },
        ...(block.choices ?? []).flatMap(({ text, why }) => [
          { text, line },
          { text: why, line },
        ]),
      ];
    case 'wrong':
      return [
        { text: block.says, line },
        { text: block.why, line },
      ];
    default:
      return [];
  }
}

/** What may stand in prose although it has a point between digits: names of papers, sections, versions. */
const NAMES = [
  /\{\{[^{}]*\}\}/g,
  /§\s*[\d.]+/g,
  /\b\d{4}\.\d{4,5}(v\d+)?\b/g,
  /\b10\.\d{4,9}\/\S+/g,
  /[A-Za-z]+-?\d+(\.\d+)+/g,
];
const DECIMAL = /\d+\.\d+|(?<![\p{L}\d.])\.\d+/u;

/** The first decimal that is typed and not computed; code and formulas are not prose. */
export function typedDecimal(text: Text): string | undefined {
  const prose = NAMES.reduce((rest, name) => rest.replace(name, ' '), proseOf(text).normalize('NFKC'));
  return DECIMAL.exec(prose)?.[0];
}

/** Whether a text is in the other language: one of some length without a sign, or with most signs, of Chinese. */
export function inOtherLanguage(text: Text, lang: Lang): boolean {
  const prose = proseOf(text).replace(NAMES[0]!, '');
  const chinese = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = prose.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return lang === 'zh' ? chinese === 0 && latin >= 5 : chinese > latin;
}

/** Where the text's links lead. */
export function linksOf(text: Text): string[] {
  if (typeof text === 'string') return [];
  return text.flatMap((part) => (typeof part === 'object' && part.link !== undefined ? [part.link] : []));
}

/** The text without its code and formulas. */
export function proseOf(text: Text): string {
  if (typeof text === 'string') return text;
  return plain(
    text.map((part) =>
      typeof part === 'object' && part.tone === 'command' && part.link === undefined ? ' ' : part,
    ),
  );
}

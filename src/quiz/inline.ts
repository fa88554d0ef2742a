import type { Span, Text } from '../pages/page.js';

/** Code between backticks, words between two stars or one; a star between numbers or letters stays what it is, a product. */
const TONED = /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*)\]])\*(?![\s*])([^*`]*[^\s*`])\*(?![\w*(])/g;

/** As a line of toned text. */
export function inline(text: string): Text {
  const spans: (string | Span)[] = [];
  let from = 0;
  for (const match of text.matchAll(TONED)) {
    const [, code, strong, stressed] = match;
    spans.push(text.slice(from, match.index));
    spans.push(
      code === undefined ? { text: (strong ?? stressed)!, tone: 'strong' } : { text: code, tone: 'command' },
    );
    from = match.index + match[0].length;
  }
  return spans.length === 0 ? text : [...spans, text.slice(from)].filter((span) => span !== '');
}

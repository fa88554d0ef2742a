import type { Span, Text } from '../pages/page.js';

/** Code between backticks and words between two stars, as a line of toned text. */
export function inline(text: string): Text {
  const spans: (string | Span)[] = [];
  let from = 0;
  for (const match of text.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)) {
    spans.push(text.slice(from, match.index));
    spans.push(
      match[1] === undefined ? { text: match[2]!, tone: 'strong' } : { text: match[1], tone: 'command' },
    );
    from = match.index + match[0].length;
  }
  return spans.length === 0 ? text : [...spans, text.slice(from)].filter((span) => span !== '');
}

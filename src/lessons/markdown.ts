import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';
import { clean } from '../input/clean.js';
import type { Span, Text } from '../pages/page.js';
import type { Prose } from './types.js';

/**
 * CommonMark asks for a space or a sign beside `**` where words touch it; Chinese has none, so that
 * `**注意力。**然后` would not be strong. Here two stars open, and the next two close.
 */
class ChineseTokenizer extends Tokenizer {
  override emStrong(src: string): Tokens.Strong | Tokens.Em | undefined {
    const match =
      /^\*\*(?!\s)((?:[^*]|\*(?!\*))+?)(?<!\s)\*\*/u.exec(src) ??
      /^\*(?![\s*])([^*]+?)(?<!\s)\*(?!\*)/u.exec(src);
    if (!match) return undefined;
    const type = match[0].startsWith('**') ? 'strong' : 'em';
    const text = match[1]!;
    return { type, raw: match[0], text, tokens: this.lexer.inlineTokens(text) } as Tokens.Strong | Tokens.Em;
  }
}

/** Code that the prose cannot be: its language, its text, where it stands. */
export interface Fence {
  readonly kind: 'fence';
  readonly info: string;
  readonly text: string;
}
export type Piece = { readonly line: number } & (
  | Prose
  | Fence
  | { readonly kind: 'unknown'; readonly what: string }
);

/** The pieces of a Markdown text, with the line each begins at. */
export function readMarkdown(text: string, startLine: number): Piece[] {
  const tokens = new Lexer({ gfm: true, tokenizer: new ChineseTokenizer() }).lex(text);
  const pieces: Piece[] = [];
  let line = startLine;
  for (const token of tokens) {
    const piece = readToken(token);
    if (piece) pieces.push({ ...piece, line });
    line += token.raw.split('\n').length - 1;
  }
  return pieces;
}

function readToken(token: Token): Prose | Fence | { kind: 'unknown'; what: string } | undefined {
  switch (token.type) {
    case 'space':
      return undefined;
    case 'heading':
      return { kind: 'heading', text: inline(token.tokens ?? []) };
    case 'paragraph':
      return { kind: 'paragraph', text: inline(token.tokens ?? []) };
    case 'blockquote':
      return {
        kind: 'quote',
        text: inline((token.tokens ?? []).flatMap((part) => ('tokens' in part ? (part.tokens ?? []) : []))),
      };
    case 'list':
      return {
        kind: 'list',
        items: (token as Tokens.List).items.map((item) =>
          inline(item.tokens.flatMap((part) => ('tokens' in part ? (part.tokens ?? []) : []))),
        ),
      };
    case 'code':
      return {
        kind: 'fence',
        info: clean((token as Tokens.Code).lang ?? ''),
        text: (token as Tokens.Code).text,
      };
    default:
      return { kind: 'unknown', what: token.type };
  }
}

/** Inline Markdown as a line of toned text; `$…$` and code stand as they are. */
export function inline(tokens: readonly Token[]): Text {
  const spans: (string | Span)[] = [];
  for (const token of tokens) {
    switch (token.type) {
      case 'strong':
      case 'em':
        spans.push({ text: flat(token), tone: 'strong' });
        break;
      case 'codespan':
        spans.push({ text: plainText(token.text as string), tone: 'command' });
        break;
      case 'link':
        spans.push({ text: flat(token), tone: 'command' });
        break;
      case 'br':
        spans.push(' ');
        break;
      default:
        spans.push(flat(token));
    }
  }
  return spans;
}

function flat(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(flat).join('');
  return plainText(('text' in token ? token.text : token.raw) as string);
}

/** Soft breaks are spaces, but not between Chinese characters. */
function plainText(text: string): string {
  const joined = text
    .replace(/(\p{Script=Han}|[，。；：、！？”）])\n(?=\p{Script=Han}|[“（])/gu, '$1')
    .replace(/\s*\n\s*/g, ' ');
  return clean(
    joined
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );
}

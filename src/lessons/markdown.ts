import { Lexer, type Token, Tokenizer, type TokenizerExtensionFunction, type Tokens } from 'marked';
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

/** `$…$` and `{{ }}` stand as they are: the stars and brackets in them are arithmetic. */
const kept =
  (type: string, form: RegExp): TokenizerExtensionFunction =>
  (src) => {
    const match = form.exec(src);
    return match ? { type, raw: match[0], text: match[1] ?? match[0] } : undefined;
  };
const nextOf =
  (form: RegExp) =>
  (src: string): number | undefined => {
    const at = src.search(form);
    return at < 0 ? undefined : at;
  };

const OPTIONS = {
  gfm: true,
  extensions: {
    renderers: {},
    childTokens: {},
    inline: [kept('hole', /^\{\{[^{}]*\}\}/), kept('math', /^\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)/)],
    startInline: [nextOf(/\{\{/), nextOf(/\$/)],
  },
};

const lexer = (): Lexer => new Lexer({ ...OPTIONS, tokenizer: new ChineseTokenizer() });

/** Code that the prose cannot be: its language, its text, where it stands. */
export interface Fence {
  readonly kind: 'fence';
  readonly info: string;
  readonly text: string;
}
type Part = Prose extends infer P ? (P extends unknown ? Omit<P, 'line'> : never) : never;
export type Piece = { readonly line: number } & (
  | Part
  | Fence
  | { readonly kind: 'unknown'; readonly what: string }
);

/** Quotes and lists within one another, deeper than a parser that recurses should be given. */
const NESTED = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])[ \t]*){6}(?!-*$)/m;

/** The pieces of a Markdown text, with the line each begins at. */
export function readMarkdown(text: string, startLine: number): Piece[] {
  const deep = NESTED.exec(text);
  if (deep) {
    const line = startLine + text.slice(0, deep.index).split('\n').length - 1;
    return [{ kind: 'unknown', what: 'nesting', line }];
  }
  const tokens = lexer().lex(text);
  const pieces: Piece[] = [];
  let line = startLine;
  for (const token of tokens) {
    const piece = holdsImage(token) ? { kind: 'unknown' as const, what: 'image' } : readToken(token);
    if (piece) pieces.push({ ...piece, line });
    line += token.raw.split('\n').length - 1;
  }
  return pieces;
}

/** A terminal shows no pictures: what is left of one would be a word that refers to nothing. */
function holdsImage(token: Token): boolean {
  const inner: readonly Token[] =
    ('items' in token ? token.items : 'tokens' in token ? token.tokens : []) ?? [];
  return token.type === 'image' || inner.some(holdsImage);
}

function readToken(token: Token): Part | Fence | { kind: 'unknown'; what: string } | undefined {
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

/** A sentence with inline Markdown, as a line of toned text. */
export function sentence(text: string): Text {
  return inline(lexer().inlineTokens(text.trim()));
}

/** Inline Markdown as a line of toned text; formulas and code stand as they are. */
function inline(tokens: readonly Token[]): Text {
  const spans: (string | Span)[] = [];
  for (const token of tokens) {
    switch (token.type) {
      case 'strong':
      case 'em':
        for (const span of inline(token.tokens ?? []))
          spans.push(typeof span === 'string' ? { text: span, tone: 'strong' } : span);
        break;
      case 'codespan':
      case 'math':
        spans.push({ text: plainText(token.text as string), tone: 'command' });
        break;
      case 'link':
        spans.push({ text: flat(token), tone: 'command', link: clean((token as Tokens.Link).href) });
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

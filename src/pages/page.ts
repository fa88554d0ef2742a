/**
 * What to show: a list of blocks, made by pages, drawn by printers. Every number is already text here and
 * every sentence already in the reader's language; what a printer adds is only how it looks.
 */
export interface Page {
  readonly blocks: readonly Block[];
}

/** What a colour means: the three roles, good and bad, what is quiet, what is the point. */
export type Tone = 'query' | 'key' | 'value' | 'good' | 'bad' | 'quiet' | 'strong' | 'masked' | 'command';

export interface Span {
  readonly text: string;
  readonly tone?: Tone;
  /** Where it leads: `attn:softmax` is another lesson. */
  readonly link?: string;
}
/** A line of text, some of it toned. */
export type Text = string | readonly (string | Span)[];

export interface RichCell {
  readonly text: Text;
  readonly tone?: Tone;
  /** A weight between 0 and 1, shaded from cold to hot beside its number. */
  readonly heat?: number;
  /** 0 to 1: a bar as long as this share of the column, under or instead of a number. */
  readonly bar?: number;
  /** Differs from what it stands beside. */
  readonly marked?: boolean;
}
export type Cell = string | RichCell;

export interface MatrixRow {
  readonly label: Cell;
  readonly cells: readonly Cell[];
  /** What is said at the row's end: `Σ = 1.5032`. Kept with the last block of columns. */
  readonly aside?: Cell;
}

/** Numbers under column labels; split into blocks of columns where the width does not hold it. */
export interface MatrixBlock {
  readonly kind: 'matrix';
  readonly title?: Text;
  /** A quieter line under the title: one cell with its numbers. */
  readonly subtitle?: Text;
  readonly corner?: Text;
  readonly columns: readonly Cell[];
  readonly rows: readonly MatrixRow[];
  /** Said below: what was left out, and how to see it. */
  readonly note?: Text;
}

/** Rows of words and numbers; the widest column of words is wrapped to fit. */
export interface TableBlock {
  readonly kind: 'table';
  readonly title?: Text;
  readonly head?: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** A column each; words stand left, numbers right. */
  readonly align?: readonly ('left' | 'right')[];
}

export type Block =
  /** The page's first line: a name, its formula, a word of context, spread over the line. */
  | { readonly kind: 'title'; readonly text: Text; readonly formula?: Text; readonly aside?: Text }
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'prose'; readonly text: Text }
  /** Lines of arithmetic; broken only at spaces, continued under the first `=`. */
  | { readonly kind: 'formula'; readonly lines: readonly Text[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | MatrixBlock
  | TableBlock
  /** Side by side where the width allows, else one under the other. */
  | { readonly kind: 'beside'; readonly blocks: readonly Block[] }
  /** One remarkable thing, in a sentence. */
  | { readonly kind: 'note'; readonly tone?: Tone; readonly text: Text }
  /** What to type next. */
  | { readonly kind: 'next'; readonly label: string; readonly items: readonly NextItem[] };

export interface NextItem {
  readonly command: string;
  readonly why?: Text;
}

/** What a text is made of. */
export function partsOf(text: Text): readonly (string | Span)[] {
  return typeof text === 'string' ? [text] : text;
}

/** A text without its tones. */
export function plain(text: Text): string {
  return partsOf(text)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
}

export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : plain(cell.text);
}

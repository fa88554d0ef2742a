import { fail } from '../engine/error.js';
import { clean } from './clean.js';

const MAX_TOKENS = 4096;
const MAX_TEXT = 2 ** 16;
const SPECIAL = /(\[[A-Z]+\])/;

/**
 * Text to tokens: words and numbers as ICU finds them (so Chinese has words too), every punctuation mark and
 * every picture a token of its own; white space is dropped. A name in brackets, [CLS] or [PAD], stays whole.
 * @throws text-empty { place }, text-long { place, tokens, most }, text-size { place, characters, most }
 */
export function tokenize(text: string, locale: string, place?: string): string[] {
  checkSize(text.length, place);
  const words = new Intl.Segmenter(locale, { granularity: 'word' });
  const parts = clean(text.replace(/\s+/g, ' ')).split(SPECIAL);
  const tokens = parts.flatMap((part) =>
    SPECIAL.test(part) ? [part] : Array.from(words.segment(part), ({ segment }) => segment.trim()),
  );
  return checkTokens(
    tokens.filter((token) => token !== ''),
    place,
  );
}

/** Tokens that came as a list, held to the same bounds. */
export function checkTokens(tokens: string[], place?: string): string[] {
  if (tokens.length === 0) fail('text-empty', { place });
  if (tokens.length > MAX_TOKENS) fail('text-long', { place, tokens: tokens.length, most: MAX_TOKENS });
  checkSize(
    tokens.reduce((sum, token) => sum + token.length, 0),
    place,
  );
  return tokens;
}

function checkSize(characters: number, place: string | undefined): void {
  if (characters > MAX_TEXT) fail('text-size', { place, characters, most: MAX_TEXT });
}

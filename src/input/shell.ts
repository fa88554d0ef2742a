import { clean } from './clean.js';

/** What no shell would touch. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./:@,+-]+$/u;

/** What a shell looks for within double quotes. */
const LIVE = /["$`\\!]/;

/** A word as it is typed in a shell to be that word again; what nobody could see or type is spelled out. */
export function shellWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (clean(word) !== word.normalize('NFC')) return spelledOut(word);
  if (!LIVE.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** `$'a\nb'`, which bash and zsh read. */
function spelledOut(word: string): string {
  const signs = [...word].map((sign) => {
    if (sign === "'" || sign === '\\') return `\\${sign}`;
    if (clean(sign) === sign.normalize('NFC')) return sign;
    return `\\U${sign.codePointAt(0)!.toString(16).padStart(8, '0')}`;
  });
  return `$'${signs.join('')}'`;
}

import { excerpt } from '../input/clean.js';

/** A path as it would be typed in a shell. */
export function typed(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${excerpt(path, 200).replaceAll("'", "'\\''")}'`;
}

/** What a command for the same folder of lessons ends with; nothing for those that come with attn. */
export function fromFolder(from: string | undefined): string {
  return from === undefined ? '' : ` --from ${typed(from)}`;
}

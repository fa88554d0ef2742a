import { excerpt } from '../input/clean.js';
import type { Page } from '../pages/page.js';

/** A path as it would be typed in a shell. */
export function typed(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${excerpt(path, 200).replaceAll("'", "'\\''")}'`;
}

/** What a command for the same folder of lessons ends with; nothing for those that come with attn. */
export function fromFolder(from: string | undefined): string {
  return from === undefined ? '' : ` --from ${typed(from)}`;
}

/** A page whose next commands stay in the folder it was made of. */
export function stayIn(from: string | undefined, { blocks }: Page): Page {
  const stay = <T extends { readonly command: string }>(item: T): T => ({
    ...item,
    command: `${item.command}${fromFolder(from)}`,
  });
  return {
    blocks: blocks.map((block) =>
      block.kind === 'next' ? { ...block, items: block.items.map(stay) } : block,
    ),
  };
}

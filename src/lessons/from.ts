import { shellWord } from '../input/shell.js';
import type { Page } from '../pages/page.js';

/** What a command for the same folder of lessons ends with; nothing for those that come with attn. */
export function fromFolder(from: string | undefined): string {
  return from === undefined ? '' : ` --from ${shellWord(from)}`;
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

import { type View, viewOf } from '../pages/view.js';
import { pagesIn } from '../text/index.js';
import type { Call, World } from './types.js';

/** How the reader of this call wants pages. */
export async function readerView(call: Call, world: World): Promise<View> {
  const { digits, full } = call.options as { digits?: number; full?: boolean };
  return viewOf(await pagesIn(world.lang), {
    ...(digits !== undefined && { digits }),
    ...(full && { full }),
  });
}

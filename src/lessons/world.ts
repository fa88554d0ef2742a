import type { World } from '../commands/types.js';
import type { Lang } from '../text/index.js';
import { type Folder, openFolder } from './load.js';

/** What numbers of lessons are made from, whoever reads them: their sentences speak of these numbers. */
const SEED = '42';

/**
 * The world as a lesson sees it: files of its own folder and nothing else, no standard input but the
 * pipeline's, one seed.
 */
export function lessonWorld(folder: Folder, topic: string, world: World, lang: Lang = world.lang): World {
  return {
    read: async (path) => (await openFolder(`${folder.path}/${topic}`)).bytes(path),
    stdin: async () => undefined,
    seed: SEED,
    width: world.width,
    lang,
    now: () => world.now(),
    memory: () => world.memory(),
  };
}

import type { World } from '../commands/types.js';
import type { Text } from '../pages/page.js';
import { fillText } from '../pages/values.js';
import type { Lang } from '../text/index.js';
import { sentence } from './markdown.js';
import { lastTrace, type Ran, runAll } from './run.js';
import type { Erratum } from './types.js';

/** An erratum in one language, its lines run and its numbers filled in from the last one's trace. */
export interface PlayedErratum {
  readonly claim: Text;
  readonly truth: Text;
  readonly notice: Text;
  readonly ran: readonly Ran[];
}

/** @throws what its lines and expressions refuse */
export async function playErratum(erratum: Erratum, world: World, lang: Lang): Promise<PlayedErratum> {
  const ran = await runAll(erratum.run, world);
  const trace = lastTrace(ran);
  const filled = (part: 'claim' | 'truth' | 'notice'): Text => fillText(sentence(erratum[part][lang]), trace);
  return { claim: filled('claim'), truth: filled('truth'), notice: filled('notice'), ran };
}

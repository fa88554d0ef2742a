import type { World } from '../commands/types.js';
import type { Text } from '../pages/page.js';
import { fillText, holesIn } from '../pages/values.js';
import type { Lang } from '../text/index.js';
import type { ErratumRow } from './errata-page.js';
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

/** Errata for a list; only those whose texts need it are run. */
export async function rowsOf(errata: readonly Erratum[], world: World, lang: Lang): Promise<ErratumRow[]> {
  return Promise.all(
    errata.map(async (erratum) => {
      const { id, verdict, tier, where, topics, run } = erratum;
      const texts = [erratum.claim[lang], erratum.truth[lang]];
      const trace = texts.some((text) => holesIn(text).length > 0)
        ? lastTrace(await runAll(run, world))
        : undefined;
      const [claim, truth] = texts.map((text) => fillText(sentence(text), trace)) as [Text, Text];
      return { id, verdict, tier, where, topics, claim, truth, computed: run.length > 0 };
    }),
  );
}

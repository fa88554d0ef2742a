import type { Call, Result, World } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { nearest } from '../input/distance.js';
import { playErratum, rowsOf } from '../lessons/errata.js';
import { errataPage, erratumPage } from '../lessons/errata-page.js';
import { stayIn } from '../lessons/from.js';
import { openSound } from '../lessons/library.js';
import { type Erratum, TIERS } from '../lessons/types.js';
import { lessonWorld } from '../lessons/world.js';
import { plain } from '../pages/page.js';
import { lessonsIn } from '../text/index.js';
import type { Edge, EdgeCommand } from './edge.js';
import { type Narrowed, narrowed } from './narrow.js';

/** `attn errata` lists the mistakes of the sources; with an id it recomputes one. */
export const errata: EdgeCommand = {
  usage: '[id]',
  options: [
    { name: 'topic', kind: 'text' },
    { name: 'tier', kind: 'text', choices: TIERS },
    { name: 'doc', kind: 'text' },
    { name: 'from', kind: 'file' },
  ],
  examples: ['attn errata', 'attn errata e-softmax-231', 'attn errata --topic softmax --tier A'],
  async run(call, edge) {
    const from = call.options.from as string | undefined;
    const library = await openSound(from);
    const known = (await library.errata()).flatMap(({ value }) => value);
    const world = lessonWorld(library.folder, 'errata', edge);
    const text = await lessonsIn(edge.lang);
    const id = call.words[0];
    if (id === undefined) {
      const narrow = await narrowed(call, library, edge.lang);
      return listed(known.filter(chosen(call, narrow)), world, edge, from);
    }
    const erratum = known.find((one) => one.id === id || one.id === `e-${id}`);
    if (!erratum) {
      const near = nearest(
        id,
        known.map((one) => one.id),
      );
      return fail('erratum-unknown', { id: excerpt(id), near });
    }
    const played = await playErratum(erratum, world, edge.lang);
    return {
      code: 0,
      json: () => ({ ...erratum, ...spoken(played) }),
      page: async () => stayIn(from, await erratumPage(erratum, played, text)),
    };
  },
};

async function listed(
  found: readonly Erratum[],
  world: World,
  { lang }: Edge,
  from: string | undefined,
): Promise<Result> {
  const rows = await rowsOf(found, world, lang);
  return {
    code: 0,
    json: () => rows.map((row) => ({ ...row, claim: plain(row.claim), truth: plain(row.truth) })),
    page: async () => stayIn(from, errataPage(rows, await lessonsIn(lang))),
  };
}

function chosen({ options: { tier } }: Call, { topics, doc }: Narrowed) {
  return (one: Erratum): boolean =>
    (topics === undefined || one.topics.some((topic) => topics.has(topic))) &&
    (tier === undefined || one.tier === tier) &&
    (doc === undefined || one.where.some((place) => place.startsWith(`${doc}:`)));
}

function spoken({ claim, truth, notice }: Awaited<ReturnType<typeof playErratum>>) {
  return { claim: plain(claim), truth: plain(truth), notice: plain(notice) };
}

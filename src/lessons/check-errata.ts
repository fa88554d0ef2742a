import { AttnError } from '../engine/error.js';
import { termsMistaken } from '../text/glossary/mistaken.js';
import { LANGS } from '../text/index.js';
import type { Checking } from './check-lesson.js';
import { inOtherLanguage, proseOf, typedDecimal } from './check-text.js';
import { playErratum } from './errata.js';
import type { Held } from './library.js';
import { sentence } from './markdown.js';
import type { Complaint, Erratum } from './types.js';
import { lessonWorld } from './world.js';

const PARTS = ['claim', 'truth', 'notice'] as const;

/** The errata of one file: known topics and items, both languages, every line plays. */
export async function checkErrata(
  { file, value, complaints: own, lineOf }: Held<readonly Erratum[]>,
  chosen: (erratum: Erratum) => boolean,
  checking: Checking,
): Promise<Complaint[]> {
  const complaints: Complaint[] = [...own];
  for (const [i, erratum] of value.entries()) {
    if (!chosen(erratum)) continue;
    const complain = (field: string, code: string, data: Complaint['data'] = {}): void => {
      complaints.push({ file, line: lineOf([i, field]), code, data });
    };
    checkFacts(erratum, checking, complain);
    for (const lang of LANGS) {
      for (const part of PARTS) {
        const text = sentence(erratum[part][lang]);
        const decimal = typedDecimal(text);
        if (decimal !== undefined) complain(part, 'typed-decimal', { decimal });
        if (inOtherLanguage(text, lang)) complain(part, 'lesson-untranslated');
        for (const data of termsMistaken(proseOf(text), lang)) complain(part, 'term-mistaken', { ...data });
      }
      const { library, world } = checking;
      try {
        const played = await playErratum(erratum, lessonWorld(library.folder, 'errata', world, lang), lang);
        for (const { result } of played.ran) await checking.widest(await result.page());
      } catch (error) {
        if (!(error instanceof AttnError)) throw error;
        complain('run', error.code, error.data);
      }
    }
  }
  return complaints;
}

function checkFacts(
  { topics, items, run, cite }: Erratum,
  { library, items: known }: Checking,
  complain: (field: string, code: string, data?: Complaint['data']) => void,
): void {
  for (const topic of topics)
    if (!library.topics.some(({ id }) => id === topic)) complain('topics', 'topic-unknown', { topic });
  for (const item of items)
    if (!known.some(({ id }) => id === item)) complain('items', 'item-unknown', { item });
  if (run.length === 0 && cite.length === 0) complain('id', 'erratum-evidence');
}

/** Ids that stand twice, in whichever files. */
export function twice(files: readonly Held<readonly Erratum[]>[]): Complaint[] {
  const seen = new Set<string>();
  return files.flatMap(({ file, value, lineOf }) =>
    value.flatMap(({ id }, i) => {
      const known = seen.has(id);
      seen.add(id);
      return known ? [{ file, line: lineOf([i, 'id']), code: 'erratum-twice', data: { id } }] : [];
    }),
  );
}

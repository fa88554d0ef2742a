import { plain } from '../pages/page.js';
import { holesIn } from '../pages/values.js';
import { textsOf } from './check-text.js';
import type { Complaint, Lesson, LessonBlock } from './types.js';

/** Where a lesson differs from its translation: both must be the same but for their sentences. */
export function differences(one: Lesson, other: Lesson): Complaint[] {
  const complaints: Complaint[] = [];
  const complain = (line: number, code: string, data: Complaint['data'] = {}): void => {
    complaints.push({ file: other.file, line, code, data: { ...data, other: one.file } });
  };
  for (const field of ['sources', 'papers', 'errata'] as const) {
    if (one.meta[field].join() !== other.meta[field].join()) complain(1, 'pair-field', { field });
  }
  const length = Math.max(one.blocks.length, other.blocks.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [one.blocks[i], other.blocks[i]];
    if (a?.kind !== b?.kind) {
      complain(b?.line ?? other.blocks.at(-1)?.line ?? 1, 'pair-kind', {
        here: b?.kind ?? '–',
        there: a?.kind ?? '–',
        line: a?.line ?? 0,
      });
      return complaints; // all that follows would be out of step
    }
    const part = differs(a!, b!);
    if (part) complain(b!.line, 'pair-part', { part, line: a!.line });
  }
  return complaints;
}

/** What of two blocks of one kind is not the same. */
function differs(a: LessonBlock, b: LessonBlock): string | undefined {
  const partsA = partsOf(a);
  const partsB = partsOf(b);
  return Object.keys(partsA).find((part) => partsA[part] !== partsB[part]);
}

/** What must be the same in both languages. */
function partsOf(block: LessonBlock): Readonly<Record<string, string>> {
  const holes = new Set(textsOf(block).flatMap(({ text }) => holesIn(plain(text))));
  const numbers = [...holes]
    .map((hole) => hole.replace(/\s+/g, ''))
    .sort()
    .join('  ');
  switch (block.kind) {
    case 'prose':
      return {
        headings: String(block.parts.filter(({ kind }) => kind === 'heading').length),
        '{{ }}': numbers,
      };
    case 'attn':
      return { attn: block.lines.join('\n'), quiet: String(block.quiet) };
    case 'formula':
      return { formula: block.lines.join('\n').trim() };
    case 'predict':
      return {
        cell: block.cell ?? '',
        tolerance: String(block.tolerance),
        choices: (block.choices ?? []).map(({ right }) => (right ? '+' : '-')).join(''),
        '{{ }}': numbers,
      };
    case 'wrong':
      return {
        mistake: block.mistake ?? '',
        erratum: block.erratum ?? '',
        run: block.run ?? '',
        '{{ }}': numbers,
      };
  }
}

import { fail } from '../engine/error.js';
import { type Random, random } from '../engine/random.js';
import { calculate, type Lookup } from '../input/arithmetic.js';
import { format } from '../pages/number.js';
import { setIn } from '../pages/signs.js';
import { cellsOf, fill } from '../pages/values.js';
import type { Trace } from '../trace/types.js';
import type { Value } from './types.js';

/** What a question's letters are this time. */
export type Letters = Readonly<Record<string, Value>>;

/** What stands between double braces is arithmetic and no sentence. */
const HOLES = /(\{\{.*?\}\})/s;
const LETTER = /(?<!\{)\{([a-zA-Z][a-zA-Z0-9]*)\}/g;

/** A value for every letter, from the seed; a letter's value does not depend on which others there are. */
export function drawLetters(vary: Readonly<Record<string, readonly Value[]>>, seed: string): Letters {
  return Object.fromEntries(
    Object.entries(vary).map(([letter, values]) => {
      const at = Math.floor(random(`${seed}/${letter}`).uniform() * values.length);
      return [letter, values[at]!];
    }),
  );
}

/** `{a}` replaced by its value. @throws quiz-letter { letter } */
export function withLetters(text: string, letters: Letters, written = (number: string) => number): string {
  return text.replace(LETTER, (_whole, letter: string) => {
    const value = Object.hasOwn(letters, letter) ? letters[letter]! : fail('quiz-letter', { letter });
    return typeof value === 'number' ? written(format(12)(value)) : value;
  });
}

/** The letters a text uses. */
export function lettersIn(text: string): string[] {
  return [...text.matchAll(LETTER)].map((match) => match[1]!);
}

/** `{a}` and `{{ }}` replaced by their numbers; letters and axes may be named between the double braces, too. */
export function fillIn(text: string, letters: Letters, trace: Trace | undefined): string {
  const numbered = text
    .split(HOLES)
    .map((part, i) => (i % 2 === 1 ? withLetters(part, letters) : withLetters(part, letters, setIn)));
  return fill(numbered.join(''), trace, lookupOf(letters, trace));
}

/** An expression over letters, cells and axes (`n`, `d_k`). @throws expression-…, cell-… */
export function numberIn(expression: string, letters: Letters, trace: Trace | undefined): number {
  return calculate(withLetters(expression, letters), lookupOf(letters, trace));
}

/** The steps whose cells an expression reads. */
export function stepsIn(expression: string): ReadonlySet<string> {
  return new Set(expression.match(/[\p{L}_][\p{L}\p{N}_'.~]*(?=\[)/gu));
}

/** What letters, cells and axes are. */
export function lookupOf(letters: Letters, trace: Trace | undefined): Lookup {
  const cells = cellsOf(trace);
  return (name, index) => {
    const letter = index.length === 0 && Object.hasOwn(letters, name) ? letters[name] : undefined;
    if (typeof letter === 'number') return letter;
    return cells(name, index) ?? (index.length === 0 ? extentOf(trace, name) : undefined);
  };
}

/** How long the axis of this letter is. */
function extentOf(trace: Trace | undefined, axis: string): number | undefined {
  for (const { axes, shape } of trace?.steps ?? []) {
    const at = axes.indexOf(axis);
    if (at >= 0) return shape[at];
  }
  return undefined;
}

/** The same things in an order of the seed's. */
export function shuffled<T>(things: readonly T[], seed: string): T[] {
  const all = [...things];
  const { uniform }: Random = random(`${seed}/order`);
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

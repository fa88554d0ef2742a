import type { World } from '../commands/types.js';
import { fail } from '../engine/error.js';
import { readNumber } from '../input/arithmetic.js';
import { excerpt } from '../input/clean.js';
import { isNumber } from '../input/numbers.js';
import { type NumberInstance, roundedEarlier, sameNumber, wrongNumbers } from './diagnose.js';
import type { Verdict } from './grade.js';
import { fillIn } from './letters.js';

/** A number is right, or so but for its digits, or what a mistake gives, or rounded on the way. @throws number-…, expression-… */
export function gradeNumber(instance: NumberInstance, answer: string, { lang }: World): Verdict {
  const { question, value, letters, trace } = instance;
  const given = readNumber(answer);
  // 1/0 is a slip; who means ∞ types it
  if (!Number.isFinite(given) && !isNumber(answer))
    fail(Number.isNaN(given) ? 'number-nan' : 'number-infinite', { word: excerpt(answer) });
  if (sameNumber(given, value, question.tolerance)) return { outcome: 'right' };
  const digits = decimalsOf(answer);
  const coarse = digits > 0 && sameNumber(given, Number(value.toFixed(digits)), 0);
  // one decimal may as well be what a mistake gives
  if (coarse && digits > 1) return { outcome: 'coarse', digits };
  const wrong = firstThat(wrongNumbers(instance), (known) =>
    sameNumber(given, known.value, question.tolerance),
  );
  if (wrong) {
    const own = wrong.own === undefined ? undefined : question.wrong[wrong.own]!.says[lang];
    return {
      outcome: 'wrong',
      mistake: wrong.id,
      ...(own !== undefined && { says: fillIn(own, letters, trace) }),
    };
  }
  const unit = digits === 0 ? EXACT : 0.5 * 10 ** -digits;
  // right as far as it goes, written so or cut off there: nobody can tell whether something was rounded before
  if (digits > 0 && Math.abs(given - value) < 2 * unit) return { outcome: 'coarse', digits };
  if (unit > question.tolerance || (digits === 0 && isNumber(answer))) return { outcome: 'wrong' };
  const rounding = roundedEarlier(instance, given, unit);
  return rounding ? { outcome: 'rounded', rounding } : { outcome: 'wrong' };
}

/** What was written as arithmetic is as exact as it comes out, and so is a whole number. */
const EXACT = 1e-9;

const PLAIN = /^[-−+]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([-−+]?\d{1,3}))?(%?)$/i;

/** JavaScript writes no more. */
const MOST_DECIMALS = 100;

/** So many decimals were written, as `0.73`, `73%` and `7.3e-1` have two; what is no plain number has none. */
function decimalsOf(answer: string): number {
  const [, decimals = '', power = '0', percent] = PLAIN.exec(answer) ?? [];
  const written = decimals.length - Number(power.replace('−', '-')) + (percent ? 2 : 0);
  return Math.min(Math.max(0, written), MOST_DECIMALS);
}

function firstThat<T>(all: Iterable<T>, fits: (one: T) => boolean): T | undefined {
  for (const one of all) if (fits(one)) return one;
  return undefined;
}

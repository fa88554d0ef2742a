import { describe, expect, it } from 'vitest';
import { fill } from '../../src/pages/values.js';
import { fillIn } from '../../src/quiz/letters.js';

/** A sentence with the letters p = 5, n = -2 and q = -0.5. */
const written = (text: string): string => fillIn(text, { p: 5, n: -2, q: -0.5 }, undefined);

describe('numbers set into arithmetic', () => {
  it.each([
    ['1 + {n}', '1 − 2'],
    ['1+{{ q }}', '1−0.5'],
    ['1 − {n}', '1 − (-2)'],
    ['3·{n} + {p}', '3·(-2) + 5'],
    ['8 + 1 · ({p})', '8 + 1 · 5'],
    ['8 + 1 · ({n})', '8 + 1 · (-2)'],
    ['√(1² + ({p})²)', '√(1² + 5²)'],
    ['√(1² + ({n})²) + {n}²', '√(1² + (-2)²) + (-2)²'],
    ['e^({p}) / e^({n})', 'e^5 / e^(-2)'],
    ['e^(1 − ({{ p }}))', 'e^(1 − 5)'],
  ])('%s is read as %s', (text, read) => expect(written(text)).toBe(read));

  it.each([
    ['f({p}), ({n})', 'f(5), (-2)'],
    ['{n} and {p}', '-2 and 5'],
    ['({p}, {n})', '(5, -2)'],
    ['−ln({p})', '−ln(5)'],
  ])('but nothing else of a sentence changes: %s', (text, read) => expect(written(text)).toBe(read));

  it('reads letters between double braces as they are', () => {
    expect(written('{{ 1 + {n} }} of {{ {p} * ({n}) }}')).toBe('-1 of -10');
  });

  it('does so in lessons, too', () => expect(fill('2 + {{ 1 - 2 }}', undefined)).toBe('2 − 1'));
});

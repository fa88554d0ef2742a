const isNumber = (factor: string): boolean => /^\d+$/.test(factor);

/** The letters of axes laid end to end: `m` and `1` are `m+1`; numbers are added up. */
export function plus(...letters: string[]): string {
  const terms = letters.flatMap((letter) => letter.split('+'));
  const number = terms.filter(isNumber).reduce((sum, term) => sum + Number(term), 0);
  const kept = terms.filter((term) => !isNumber(term)).reduce(joined, []);
  return [...kept, ...(number > 0 || kept.length === 0 ? [String(number)] : [])].join('+');
}

/** `n[0:2]` and `n[2:3]` are `n[0:3]`. */
function joined(terms: readonly string[], next: string): string[] {
  const [a, b] = [rangeOf(terms.at(-1) ?? ''), rangeOf(next)];
  if (a.letter !== b.letter || a.past === undefined || a.past !== b.first) return [...terms, next];
  return [...terms.slice(0, -1), `${a.letter}[${a.first}:${b.past}]`];
}

/** The letter of the entries `first` to `past` of an axis, so that they keep their names: `n[1:3]`; a third of `3·d` is `d`; else their number. */
export function part(letter: string, extent: number, first: number, past: number): string {
  if (first === 0 && past === extent) return letter;
  const [, many, each] = /^(\d+)·(.+)$/.exec(letter) ?? [];
  if (each !== undefined && (past - first) * Number(many) === extent) return each;
  const whole = rangeOf(letter);
  if (!/^\p{L}\w*$/u.test(whole.letter)) return String(past - first);
  return `${whole.letter}[${whole.first + first}:${whole.first + past}]`;
}

/** `n[1:3]` is n from 1 on; `n` is n from 0 on. */
export function rangeOf(axis: string): { letter: string; first: number; past?: number } {
  const [, letter, first, past] = /^(.+)\[(\d+):(\d+)\]$/.exec(axis) ?? [];
  return letter === undefined
    ? { letter: axis, first: 0 }
    : { letter, first: Number(first), past: Number(past) };
}

/** The letters of two axes made one: `h` and `d_k` are `h·d_k`, `2` and `n/2` are `n`; sums are multiplied out. */
export function times(a: string, b: string): string {
  return plus(...a.split('+').flatMap((left) => b.split('+').map((right) => product(left, right))));
}

function product(a: string, b: string): string {
  if (b.endsWith(`/${a}`)) return b.slice(0, -a.length - 1);
  const factors = [...a.split('·'), ...b.split('·')];
  const number = factors.filter(isNumber).reduce((all, factor) => all * Number(factor), 1);
  const kept = factors.filter((factor) => !isNumber(factor));
  return [...(number !== 1 || kept.length === 0 ? [String(number)] : []), ...kept].join('·');
}

/** An axis cut into `heads` axes of equal width: `h·d_k` is h and d_k, `d_model` is h and d_model/h. */
export function headLetters(letter: string, heads: number): [head: string, width: string] {
  if (isNumber(letter)) return ['h', String(Number(letter) / heads)];
  const terms = letter.split('+');
  const head = terms[0]!.split('·')[0]!;
  const common = terms.every((term) => term.startsWith(`${head}·`)) && !isNumber(head);
  return common
    ? [head, terms.map((term) => term.slice(head.length + 1)).join('+')]
    : ['h', terms.map((term) => `${term}/h`).join('+')];
}

/** `x[:, 2:5]`: what stands at one axis, and everything along the others. */
export function subscript(name: string, axis: number, inside: string): string {
  const parts =
    axis < 0
      ? ['…', inside, ...new Array<string>(-1 - axis).fill(':')]
      : [...new Array<string>(axis).fill(':'), inside];
  return `${name}[${parts.join(', ')}]`;
}

/** `, axis 1`: said only where an operation does not go along its usual axis. */
export const unless = (usual: number, axis: number): string => (axis === usual ? '' : `, axis ${axis}`);

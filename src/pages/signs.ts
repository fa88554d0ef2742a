/** Around a number that is set into a sentence, until the signs beside it are seen to. */
const [FROM, TO] = ['\ue000', '\ue001'] as const;

/** A number to be set into a sentence, which `tidy` then finds. */
export function setIn(number: string): string {
  return FROM + number + TO;
}

const OPERATOR = '[-+−·×/^]';
/** Who wrote the sentence put brackets in case the number is negative. */
const NEEDLESS = new RegExp(`(${OPERATOR} ?)\\(${FROM}([^-${TO}][^${TO}]*)${TO}\\)`, 'g');
/** What is negative is taken away; `(-2)²` is not. */
const ADDED = new RegExp(`\\+( ?)${FROM}-([^${TO}]*)${TO}(?![²³^])`, 'g');
const BEHIND = new RegExp(`([-+−·×/] ?)${FROM}(-[^${TO}]*)${TO}`, 'g');
const MARKS = new RegExp(`[${FROM}${TO}]`, 'g');

/** The sentence with its numbers, where one stands behind an operator as people write it: `2 − 0.5`, `2·(-0.5)`, `2·5`. */
export function tidy(text: string): string {
  if (!text.includes(FROM)) return text;
  return text.replace(NEEDLESS, '$1$2').replace(ADDED, '−$1$2').replace(BEHIND, '$1($2)').replace(MARKS, '');
}

/** Controls, lone surrogates, line separators and everything invisible (bidi overrides, zero-width signs …). */
const HOSTILE =
  /(?!\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** A joiner is at home only between two pictographs, as in woman, joiner, laptop. */
const EMOJI_JOINER =
  /(?<=\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)?)\u200D(?=\p{Extended_Pictographic})/uy;

const DELETE = 0x7f;
const CONTROL_PICTURES = 0x2400;

/**
 * Text from outside, made safe for a terminal and one line long: composed (NFC), an ASCII control shown by
 * its picture (ESC is ␛, a line feed ␊), every other invisible sign by U+FFFD.
 */
export function clean(text: string): string {
  return text.normalize('NFC').replace(HOSTILE, (sign, at: number, whole: string) => {
    const code = sign.codePointAt(0)!;
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    if (code === DELETE) return '\u2421';
    EMOJI_JOINER.lastIndex = at;
    if (EMOJI_JOINER.test(whole)) return sign;
    return '\uFFFD';
  });
}

/** The start of a foreign word, clean, to be shown in an error. */
export function excerpt(text: string, most = 40): string {
  const signs = [...clean(text.slice(0, 4 * most))];
  return signs.length <= most && text.length <= 4 * most
    ? signs.join('')
    : `${signs.slice(0, most).join('')}…`;
}

/** Full-width signs as ASCII's, and raised digits as powers: NFKC alone would make 102 of `10²`. */
export function ascii(typed: string): string {
  return typed.replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^(${power.normalize('NFKC')})`).normalize('NFKC');
}

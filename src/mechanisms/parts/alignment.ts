import { exampleTokens } from '../declare.js';

/**
 * A German sentence over an English one, word by word: its participle stands last, two places away from where
 * the English one is. A feature a word.
 */
const SOURCE = [
  [2, 0, 0, 0, 0], //     he
  [0, 2, 0.5, 0, 0], //   has
  [0, 0.5, 2, 0, 0], //   read
  [0, 0, 0, 2, 0.5], //   the
  [0, 0, 0, 0.5, 2], //   book
];
const TARGET = [
  [2, 0, 0, 0, 0], //     er
  [0, 2, 0.5, 0, 0], //   hat
  [0, 0, 0, 2, 0.5], //   das
  [0, 0, 0, 0.5, 2], //   Buch
  [0, 0.5, 2, 0, 0], //   gelesen
];

/** Decoder states h_t and encoder states h_s, with the words they stand for. */
export const decoderStates = exampleTokens(TARGET, 'n', 'd');
export const encoderStates = exampleTokens(SOURCE, 'm', 'd');
export const alignmentLabels = {
  n: ['er', 'hat', 'das', 'Buch', 'gelesen'],
  m: ['he', 'has', 'read', 'the', 'book'],
};

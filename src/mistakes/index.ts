import { BLOCKS } from './blocks.js';
import { HEADS } from './heads.js';
import { MASKING } from './masking.js';
import { POSITIONS } from './positions.js';
import { PROJECTIONS } from './projections.js';
import { SCALING } from './scaling.js';
import { SCORES } from './scores.js';
import { SUM } from './sum.js';
import { type Declared, type Mistake, SUBJECTS, type Subject } from './types.js';
import { WEIGHTS } from './weights.js';

const DECLARED: Readonly<Record<Subject, readonly Declared[]>> = {
  projections: PROJECTIONS,
  positions: POSITIONS,
  scores: SCORES,
  scaling: SCALING,
  masking: MASKING,
  weights: WEIGHTS,
  sum: SUM,
  heads: HEADS,
  blocks: BLOCKS,
};

/** Every known mistake, by subject. */
export const MISTAKES: readonly Mistake[] = SUBJECTS.flatMap((subject) =>
  DECLARED[subject].map((mistake) => ({ ...mistake, subject })),
);

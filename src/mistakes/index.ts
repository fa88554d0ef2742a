import { BLOCKS } from './blocks.js';
import { FINITE } from './finite.js';
import { HEADS } from './heads.js';
import { JOINING } from './joining.js';
import { MASKING } from './masking.js';
import { POSITIONS } from './positions.js';
import { PROJECTIONS } from './projections.js';
import { ROLES } from './roles.js';
import { ROTATIONS } from './rotations.js';
import { SCALING } from './scaling.js';
import { SCORES } from './scores.js';
import { SINUSOIDS } from './sinusoids.js';
import { SOFTMAX } from './softmax.js';
import { SUM } from './sum.js';
import { type Declared, type Mistake, SUBJECTS, type Subject } from './types.js';
import { VISIBLE } from './visible.js';
import { WEIGHTS } from './weights.js';

const DECLARED: Readonly<Record<Subject, readonly Declared[]>> = {
  projections: [...ROLES, ...PROJECTIONS],
  positions: [...SINUSOIDS, ...POSITIONS, ...ROTATIONS],
  scores: SCORES,
  scaling: SCALING,
  masking: [...MASKING, ...FINITE, ...VISIBLE],
  weights: [...SOFTMAX, ...WEIGHTS],
  sum: SUM,
  heads: [...HEADS, ...JOINING],
  blocks: BLOCKS,
};

/** Every known mistake, by subject. */
export const MISTAKES: readonly Mistake[] = SUBJECTS.flatMap((subject) =>
  DECLARED[subject].map((mistake) => ({ ...mistake, subject })),
);

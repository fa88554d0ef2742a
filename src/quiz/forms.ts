import * as v from 'valibot';

const Sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400));
/** One line, or some to be compared. */
const Lines = v.pipe(
  v.union([Line, v.pipe(v.array(Line), v.maxLength(3))]),
  v.transform((lines) => [lines].flat()),
);
const Name = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9_]+)*$/), v.maxLength(60));
const Both = v.strictObject({ en: Sentence, zh: Sentence });
const Names = v.optional(v.array(v.pipe(v.string(), v.maxLength(60))), []);
/** YAML reads `1` as a number. */
const Expression = v.pipe(v.union([Line, v.number()]), v.transform(String));

const Letter = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*$/i), v.maxLength(12));
const Range = v.pipe(v.string(), v.regex(/^-?[\d.]+\.\.-?[\d.]+(\/[\d.]+)?$/));
const Value = v.union([v.number(), v.pipe(v.string(), v.regex(/^[\p{L}\p{N} _-]+$/u), v.maxLength(80))]);
const Vary = v.record(Letter, v.union([Range, v.pipe(v.array(Value), v.minLength(1), v.maxLength(100))]));

const common = {
  id: Name,
  ask: Both,
  hints: v.tuple([Both, Both, Both]),
  errata: Names,
  solution: v.optional(Both),
  vary: v.optional(Vary, {}),
  show: Names,
};

const Wrong = v.strictObject({ value: Expression, says: Both });

const Option = v.strictObject({
  text: Both,
  right: v.optional(v.boolean(), false),
  why: v.optional(Both),
  run: v.optional(Lines, []),
  mistake: v.optional(v.string()),
  erratum: v.optional(v.string()),
});

const tolerance = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)), 0.0005);

/** Forms of quiz.yaml, one a kind. */
export const QuestionForm = v.variant('kind', [
  v.strictObject({
    ...common,
    kind: v.literal('number'),
    run: Line,
    cell: Expression,
    tolerance,
    mistakes: v.optional(v.array(v.string())),
    wrong: v.optional(v.pipe(v.array(Wrong), v.maxLength(12)), []),
  }),
  v.strictObject({
    ...common,
    kind: v.literal('choice'),
    run: v.optional(Line),
    options: v.pipe(v.array(Option), v.minLength(2), v.maxLength(7)),
  }),
  v.strictObject({
    ...common,
    kind: v.literal('order'),
    run: v.optional(Line),
    steps: v.pipe(v.array(Both), v.minLength(3), v.maxLength(7)),
  }),
  v.strictObject({
    ...common,
    kind: v.literal('shape'),
    run: Line,
    step: v.pipe(v.string(), v.maxLength(80)),
    wrong: v.optional(
      v.pipe(
        v.array(v.strictObject({ value: v.pipe(v.array(Expression), v.maxLength(4)), says: Both })),
        v.maxLength(12),
      ),
      [],
    ),
  }),
  v.strictObject({
    ...common,
    kind: v.literal('spot'),
    run: Line,
    mistakes: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(20)),
  }),
  v.strictObject({
    ...common,
    kind: v.literal('inverse'),
    run: v.pipe(Line, v.includes('{answer}')),
    check: Line,
    example: Expression,
  }),
]);

export const QuizForm = v.pipe(v.array(QuestionForm), v.maxLength(200));
export type QuestionEntry = v.InferOutput<typeof QuestionForm>;

import * as v from 'valibot';
import { TIERS, VERDICTS } from './types.js';

/** Forms of the YAML of lessons. */
export const Sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));
const Ids = v.optional(v.array(Id), []);
const Names = v.optional(v.array(v.pipe(Sentence, v.maxLength(60))), []);
const Both = v.strictObject({ en: Sentence, zh: Sentence });

export const Meta = v.strictObject({
  title: v.pipe(Sentence, v.maxLength(80)),
  summary: v.pipe(Sentence, v.maxLength(200)),
  sources: Ids,
  papers: Ids,
  errata: Ids,
  aliases: Names,
});

const Choice = v.strictObject({
  text: Sentence,
  right: v.optional(v.boolean(), false),
  why: v.optional(v.string(), ''),
});

export const Predict = v.strictObject({
  ask: Sentence,
  cell: v.optional(Sentence),
  tolerance: v.optional(v.pipe(v.number(), v.minValue(0)), 0.01),
  choices: v.optional(v.pipe(v.array(Choice), v.minLength(2), v.maxLength(9))),
  hint: Sentence,
});

export const Wrong = v.strictObject({
  mistake: v.optional(Id),
  erratum: v.optional(Id),
  says: Sentence,
  why: Sentence,
  run: v.optional(Sentence),
});

const Topic = v.strictObject({ id: Id, needs: Ids, mechanisms: Ids, why: Both });
export const Topics = v.pipe(v.array(Topic), v.maxLength(200));

export const Index = v.strictObject({
  format: v.literal(1),
  name: v.optional(Id),
  parts: v.pipe(
    v.array(v.strictObject({ id: Id, title: Both, topics: Topics })),
    v.minLength(1),
    v.maxLength(50),
  ),
});

const Item = v.strictObject({
  id: Id,
  doc: Id,
  lines: v.pipe(v.string(), v.regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/)),
  kind: v.picklist(['section', 'qa', 'formula', 'example', 'code', 'figure']),
  topics: v.pipe(v.array(Id), v.minLength(1)),
  asked: Both,
});
export const Items = v.pipe(v.array(Item), v.maxLength(2000));

const Erratum = v.strictObject({
  id: Id,
  verdict: v.picklist(VERDICTS),
  tier: v.picklist(TIERS),
  topics: v.pipe(v.array(Id), v.minLength(1)),
  items: Ids,
  where: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+:\d+(-\d+)?$/))), v.minLength(1)),
  claim: Both,
  truth: Both,
  notice: Both,
  run: v.optional(v.pipe(v.array(Sentence), v.maxLength(6)), []),
  cite: v.optional(v.array(Sentence), []),
});
export const Errata = v.pipe(v.array(Erratum), v.maxLength(500));

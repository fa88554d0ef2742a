const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

type Covered = Readonly<Record<'options' | 'computed' | 'cited' | 'numbers' | 'recognised', number>>;

/** Sentences of lessons, errata and sources. */
export const lessons = {
  checked: (topics: number, errata: number, questions: number, complaints: number) =>
    `${many(topics, 'lesson')} in two languages, ${errata === 1 ? '1 erratum' : `${errata} errata`}, ${many(questions, 'question')}: ${complaints === 0 ? 'nothing to complain of' : many(complaints, 'complaint')}.`,
  covered: ({ options, computed, cited, numbers, recognised }: Covered) =>
    `${many(options, 'wrong option')}: ${computed} refuted by a computation, ${cited} by papers. ${many(numbers, 'number question')}: ${many(recognised, 'wrong answer')} recognised.`,
  written: (files: string, dir: string) => `${files} are in ${dir}.`,
  prepared: (lessons: number) => `${lessons} lessons are read.`,
  nextCheck: 'after every change',
  nextSee: 'the lesson as it is read',
  next: 'next',
  predict: 'Predict: ',
  hint: 'Hint: ',
  /** Between the choice and why it is right. */
  because: ' – ',
  list: (names: readonly string[]) => names.join(', '),
  answer: 'Answer: ',
  papers: 'Papers',
  answersItems: (items: readonly string[]) => `It answers ${items.join(', ')} of the sources (attn sources).`,
  whole: 'the whole lesson',
  nextLearn: 'the lesson step by step, with questions',
  nextQuiz: 'questions about it',
  nextFirst: 'the first lesson',
  nextTerm: 'a term, in a sentence and a table',
  nextLesson: 'the lesson',
  nextRun: 'step by step',
  nextErratum: 'computed on the spot',
  nextCited: 'how one could have noticed, and where it is written',
  nextSource: 'where it stands, and what is wrong in it',
  inLesson: (mechanism: string, title: string) => `${mechanism} belongs to the lesson "${title}"`,
  erratum: 'erratum',
  claimed: 'claimed',
  true: 'true',
  claimedLabel: 'Claimed: ',
  trueLabel: 'True: ',
  noticeLabel: 'How to notice: ',
  verdicts: { wrong: 'wrong', misleading: 'misleading', unsupported: 'unsupported' },
  errataCount: (count: number) => (count === 1 ? '1 erratum.' : `${count} errata.`),
  item: 'item',
  asked: 'asked or done there',
  lessons: 'lessons',
  lines: (lines: string) => `line${/[-,]/.test(lines) ? 's' : ''} ${lines.replaceAll(',', ', ')}`,
  kinds: {
    qa: 'question and answer',
    section: 'section',
    formula: 'formula',
    example: 'example',
    code: 'code',
    figure: 'figure',
  } as Record<string, string>,
  docs: {
    s0: '注意力的量子态',
    s1: '注意力量子跃迁',
    s2: '注意力机制在大模型架构中的演进',
    s3: '注意力的深度与广度',
    s4: 'softmax和位置编码器的应用',
  } as Record<string, string>,
  wrongInIt: (count: number) =>
    count === 0
      ? 'Nothing wrong was found in it.'
      : `${count} ${count === 1 ? 'mistake was' : 'mistakes were'} found in it; the rest holds.`,
};

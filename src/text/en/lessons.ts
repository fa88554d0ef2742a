/** Sentences of lessons, errata and sources. */
export const lessons = {
  checked: (topics: number, errata: number, questions: number, complaints: number) =>
    `${topics} lessons in two languages, ${errata} errata, ${questions} questions: ${complaints === 0 ? 'nothing to complain of' : `${complaints} complaints`}.`,
  written: (files: string, dir: string) => `${files} are in ${dir}.`,
  nextCheck: 'after every change',
  nextSee: 'the lesson as it is read',
};

const ONE_NUMBER = 'A number, or arithmetic: .5, 1/2, 50%, e^-1/3, sqrt(2)/2';

/** Sentences of quiz, review, progress and of the course that is played. */
export const quiz = {
  of: (at: number, total: number) => `${at} / ${total}`,
  seed: (seed: string) => `seed ${seed}`,
  within: (tolerance: string) => ` (±${tolerance})`,
  howTo: {
    number: ONE_NUMBER,
    choice: 'The number of one option',
    order: 'All the numbers in the right order: 2 1 3 …',
    shape: 'A shape, such as 3×5',
    spot: 'The name or the number of a step',
  },
  howToFill: (rows: number, numbers: number) =>
    rows === 1 && numbers === 1
      ? ONE_NUMBER
      : rows === 1
        ? `${numbers} numbers, with spaces between them`
        : numbers === 1
          ? `${rows} numbers, with ${rows === 2 ? 'a semicolon' : 'semicolons'} between them`
          : `${rows} rows of ${numbers} numbers: a semicolon between rows`,
  keysAsking: 'h hint · s skip · w why (the last answer) · q quit, saved',
  keysAnswered: 'w why · h hint · Enter next · q quit, saved',
  prompt: '> ',
  right: (answer: string) => `✓  ${answer}`,
  rightAt: (answer: string, exact: string) => `✓  ${answer} ≈ ${exact}`,
  wrong: '✗  ',
  /** One sentence behind the other. */
  sentences: (...all: readonly string[]) => all.join(' '),
  notIt: (answer: string) => `${answer} is not it.`,
  rightIs: (answer: string) => `Right is ${answer}.`,
  numbered: (n: number, option: string) => `${n}: ${option}`,
  oneAnswer: (answer: string) => `One answer that does it: ${answer}.`,
  isMistake: (title: string) => `That is what one gets when ${title}.`,
  falseFirst: (step: string, title: string) => `The first false step is ${step}: ${title}.`,
  misplaced: (late: boolean): string =>
    late
      ? 'That step follows from the tables before it: the false one comes earlier.'
      : 'That step still holds; the false one comes later.',
  transposed: 'That is the shape turned round: rows and columns changed places.',
  agree: (steps: number) =>
    steps === 0 ? 'The first step is wrong already.' : `Right as far as step ${steps}; the next one is not.`,
  rounded: (exact: string, digits: number, step?: string) =>
    `✓  Right, but ${step ? `${step} was` : 'numbers on the way were'} rounded to ${digits} ${digits === 1 ? 'decimal' : 'decimals'}: without that it is ${exact}.`,
  coarse: (digits: number, tolerance: string) =>
    `Right to ${digits} ${digits === 1 ? 'decimal' : 'decimals'}, but ±${tolerance} is asked for: give more digits.`,
  makes: (left: string, value: string, wanted: string) =>
    `Your answer makes ${left} = ${value}; asked for is ${wanted}.`,
  toRead: 'This is not a matter of computing. To read:',
  skipped: 'Skipped.',
  solved: 'Here is how it goes.',
  hint: (n: number) => `Hint ${n}: `,
  solution: 'Solution: ',
  noWhy: 'Nothing has been answered yet: answer first, then ask why.',
  // the end of a round
  score: (right: number, total: number) => `${right} of ${total} right`,
  passed: 'Passed.',
  notPassed: (percent: number) => `Not passed: that takes ${percent}%.`,
  unfinished: (left: number) => `${left} ${left === 1 ? 'question was' : 'questions were'} not answered.`,
  took: (minutes: number, seconds: number) =>
    minutes === 0 ? `${seconds} s` : `${minutes} min ${String(seconds).padStart(2, '0')} s`,
  missed: 'missed',
  again: (n: number, total: number) => `once more: ${n} / ${total}`,
  thenAgain: (first: string, second: string) => `${first}, then ${second}`,
  mends: 'the lesson that mends it',
  mostOften: (what: string, times: number) => `What came up most: ${what.replace(/\.$/, '')} (${times}×).`,
  saved: (answers: number) => `${answers} ${answers === 1 ? 'answer' : 'answers'} saved.`,
  unsaved: (why: string) => `Nothing is saved: ${why}. You can go on without it.`,
  notSaved: (why: string) => `This answer was not saved: ${why}.`,
  lineEndless: 'A line on standard input is longer than 1 MB: nothing more is read.',
  next: 'next',
  nextReview: 'what is due, when it is due',
  nextDue: 'what is due, with other numbers',
  nextProgress: 'topics, mastered and due',
  nextAgain: 'the same questions once more',
  nextQuiz: 'ten questions',
  nextLearn: 'begin the course, or go on',
  // progress and reviews
  topic: 'topic',
  seen: 'seen',
  mastered: 'mastered',
  due: 'due',
  usual: 'most frequent mistake',
  lesson: 'lesson',
  lessonDone: 'read',
  lessonAt: (percent: number) => `${percent}%`,
  nothingYet: 'Nothing has been answered yet.',
  nothingHere: 'Nothing of these lessons has been answered yet.',
  elsewhere: (questions: number, topics: readonly string[], more: boolean, own: boolean) =>
    `${questions} answered ${questions === 1 ? 'question is' : 'questions are'} not in these lessons (${topics.join(', ')}${more ? ', …' : ''}). For other lessons: ${own ? 'no --from, or another folder' : '--from FOLDER'}.`,
  reviewNone: 'Nothing is due today.',
  reviewNext: (when: string) => `The next review is due ${when}.`,
  reviewDue: (n: number) => `${n} due today`,
  question: 'question',
  when: 'due',
  recall: 'would be recalled',
  inDays: (days: number) => (days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
  masteredMeans: 'Mastered: right the last time, and likely to be recalled in a week.',
  answers: 'answers',
  logUnknown: (why: string) => `What you have done so far is not known: ${why}.`,
  logStrange: (garbled: number) =>
    garbled === 1
      ? 'One line of your log is no event; it is left as it is.'
      : `${garbled} lines of your log are no events; they are left as they are.`,
  logTorn: 'The last line of your log was cut off: that one answer is lost, nothing else.',
  logNewer: (newer: number) =>
    newer === 1
      ? 'One event in your log is from a later version of attn: it is kept, and not counted here.'
      : `${newer} events in your log are from a later version of attn: they are kept, and not counted here.`,
  undone: (question: string, outcome: string) => `Taken back: ${question} (${outcome}).`,
  undoNothing: 'There is no answer to take back.',
  outcomes: {
    right: 'right',
    rounded: 'right, rounded',
    wrong: 'wrong',
    skipped: 'skipped',
    solved: 'solution shown',
  },
  reset: (answers: number) =>
    answers === 0
      ? 'There was nothing to forget.'
      : `${answers} ${answers === 1 ? 'event counts' : 'events count'} no more; the log file keeps them.`,
  wouldGo: (events: number) =>
    `${events} ${events === 1 ? 'answer or lesson' : 'answers and lessons'} would count no more.`,
  sure: 'Sure? (yes, or Enter for no) ',
  resetNot: 'Nothing was forgotten.',
  imported: (fresh: number, known: number) =>
    `${fresh} ${fresh === 1 ? 'event' : 'events'} taken over; ${known} ${known === 1 ? 'was' : 'were'} here already.`,
  importRefused: (lines: number) =>
    lines === 1
      ? 'One line was no event and was left out.'
      : `${lines} lines were no events and were left out.`,
  // for teachers
  paperTitle: 'Attention: questions',
  keyTitle: 'Attention: answers',
  name: 'Name: ',
  writtenTo: (files: readonly string[]) => `Written: ${files.join(' and ')}`,
  report: (learners: number, answers: number) =>
    `${learners} ${learners === 1 ? 'learner' : 'learners'}, ${answers} ${answers === 1 ? 'answer' : 'answers'}`,
  inLessons: (lessons: string, label: string) => `${lessons}: ${label}`,
  reportUnread: (file: string, lines: number) =>
    lines === 1
      ? `${file}: one line is no event and does not count.`
      : `${file}: ${lines} lines are no events and do not count.`,
  reportNewer: (file: string, events: number) =>
    events === 1
      ? `${file}: one event is from a later version of attn and does not count.`
      : `${file}: ${events} events are from a later version of attn and do not count.`,
  mistake: 'mistake',
  times: 'times',
  byLearners: 'by so many learners',
  hardest: 'hardest questions',
  wrongShare: 'not right',
  // the course
  learnKeys: 'Enter next · b back · w why · t try · h hint · s skip · l list · zh 中文 · q quit, saved',
  learnAsk: 'Your guess (h hint, s skip): ',
  guessRight: (answer: string) => `✓  ${answer}`,
  guessNear: (answer: string) => `Not quite: it is ${answer}. See below.`,
  whyAsk: 'Which cell? For instance weights,0,1. An empty line goes back.',
  whyNothing: 'There is no table to ask about yet.',
  tryAsk: 'Type any attn command; an empty line goes back to the lesson.',
  hintNone: 'A hint belongs to a question, and nothing is asked here.',
  backNone: 'This is the beginning.',
  lessonEnd: (title: string) => `That was ${title}.`,
  lessonNext: (topic: string) => `Next: ${topic}. `,
  courseEnd: 'That was the last lesson.',
  resumed: 'Going on where you stopped.',
  switched: 'English',
  stopped: (topic: string, learn: string) => `Stopped in ${topic}; ${learn} goes on here.`,
  choose: 'The number of one choice:',
  readOf: (done: number, all: number) => `${done} of ${all} lessons read`,
  nextQuestions: 'questions on it',
};

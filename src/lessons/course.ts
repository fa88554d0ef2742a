import type { Lang } from '../text/index.js';

/** What a line typed in a lesson asks for. */
export type CourseKey = 'next' | 'back' | 'why' | 'try' | 'hint' | 'skip' | 'list' | 'language' | 'quit';

const KEYS: Readonly<Record<string, CourseKey>> = {
  '': 'next',
  n: 'next',
  next: 'next',
  继续: 'next',
  b: 'back',
  back: 'back',
  返回: 'back',
  w: 'why',
  why: 'why',
  为什么: 'why',
  t: 'try',
  try: 'try',
  试一试: 'try',
  h: 'hint',
  hint: 'hint',
  提示: 'hint',
  s: 'skip',
  skip: 'skip',
  跳过: 'skip',
  l: 'list',
  list: 'list',
  目录: 'list',
  g: 'language',
  en: 'language',
  zh: 'language',
  lang: 'language',
  language: 'language',
  语言: 'language',
  中文: 'language',
  英文: 'language',
  english: 'language',
  q: 'quit',
  quit: 'quit',
  exit: 'quit',
  退出: 'quit',
};

const NAMED: Readonly<Record<string, Lang>> = { en: 'en', english: 'en', 英文: 'en', zh: 'zh', 中文: 'zh' };

/** The language that a key names; `language` names none. */
function langIn(line: string): Lang | undefined {
  const word = wordOf(line);
  return Object.hasOwn(NAMED, word) ? NAMED[word] : undefined;
}

const wordOf = (line: string): string => line.normalize('NFKC').trim().toLowerCase();

function courseKeyIn(line: string): CourseKey | undefined {
  const word = wordOf(line);
  return Object.hasOwn(KEYS, word) ? KEYS[word] : undefined;
}

/**
 * A lesson being played. reading: a scene is on the screen; guessing: its question waits for an answer; why, try: lines
 * go there until an empty one; ended: the last scene was read; over: the learner has left.
 */
export interface Course {
  readonly at: number;
  /** Which scenes ask something. */
  readonly asks: readonly boolean[];
  readonly mode: 'reading' | 'guessing' | 'why' | 'try' | 'ended' | 'over';
  /** What why and try return to. */
  readonly before: 'reading' | 'guessing' | 'ended';
}

export type CourseEvent =
  | { readonly kind: 'begin' }
  | { readonly kind: 'line'; readonly text: string }
  /** A guess was read; one that could not be is asked for again. */
  | { readonly kind: 'guessed'; readonly readable: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'interrupt' };

export type CourseEffect =
  | { readonly kind: 'show'; readonly at: number }
  /** How far the learner is; `done` when the last scene was read. */
  | { readonly kind: 'save'; readonly at: number; readonly done: boolean }
  | { readonly kind: 'guess'; readonly at: number; readonly text: string }
  | { readonly kind: 'hint'; readonly at: number }
  | { readonly kind: 'answer'; readonly at: number }
  | { readonly kind: 'enter'; readonly what: 'why' | 'try' }
  | { readonly kind: 'why' | 'try'; readonly at: number; readonly text: string }
  | { readonly kind: 'list' | 'keys' | 'no-hint' | 'no-back' | 'end-of-lesson' | 'next-lesson' }
  /** Into this language; where none was named, into the other one. */
  | { readonly kind: 'language'; readonly to: Lang | undefined }
  | { readonly kind: 'end'; readonly code: 0 | 130 };

export type CourseNext = readonly [Course, readonly CourseEffect[]];

/** A lesson from a scene on; past its end, from the beginning. */
export function newCourse(asks: readonly boolean[], from = 0): Course {
  return { at: from < asks.length ? from : 0, asks, mode: 'reading', before: 'reading' };
}

/** One event further. Whatever comes, in whichever mode, there is a next state, and one can leave from it. */
export function stepCourse(course: Course, event: CourseEvent): CourseNext {
  if (course.mode === 'over') return [course, []];
  switch (event.kind) {
    case 'begin':
      return course.asks.length === 0 ? ended(course) : show(course, course.at);
    case 'closed':
      return [{ ...course, mode: 'over' }, [{ kind: 'end', code: 0 }]];
    case 'interrupt':
      return [{ ...course, mode: 'over' }, [{ kind: 'end', code: 130 }]];
    case 'guessed':
      if (course.mode !== 'guessing' || !event.readable) return [course, []];
      return [{ ...course, mode: 'reading' }, []];
    case 'line':
      return course.mode === 'why' || course.mode === 'try'
        ? aside(course, course.mode, event.text)
        : typed(course, event.text);
  }
}

/** Lines of why and try are not keys: a step may be called `q`. */
function aside(course: Course, mode: 'why' | 'try', text: string): CourseNext {
  if (text.trim() !== '') return [course, [{ kind: mode, at: course.at, text }]];
  const back: Course = { ...course, mode: course.before };
  return [back, course.before === 'ended' ? [{ kind: 'end-of-lesson' }] : [{ kind: 'show', at: course.at }]];
}

function typed(course: Course, text: string): CourseNext {
  const { at, mode } = course;
  switch (courseKeyIn(text)) {
    case 'next':
      return mode === 'guessing' ? [course, [{ kind: 'keys' }]] : onward(course);
    case 'skip':
      if (mode !== 'guessing') return onward(course);
      return [{ ...course, mode: 'reading' }, [{ kind: 'answer', at }]];
    case 'back':
      if (mode === 'ended' && course.asks.length > 0) return show(course, course.asks.length - 1);
      return at === 0 ? [course, [{ kind: 'no-back' }]] : show(course, at - 1);
    case 'why':
    case 'try': {
      const what = courseKeyIn(text) as 'why' | 'try';
      const before = mode === 'guessing' || mode === 'ended' ? mode : 'reading';
      return [{ ...course, mode: what, before }, [{ kind: 'enter', what }]];
    }
    case 'hint':
      return [course, [mode === 'guessing' ? { kind: 'hint', at } : { kind: 'no-hint' }]];
    case 'list':
      return [course, [{ kind: 'list' }]];
    case 'language':
      return [course, [{ kind: 'language', to: langIn(text) }]];
    case 'quit':
      return [{ ...course, mode: 'over' }, [{ kind: 'end', code: 0 }]];
    case undefined:
      return [course, [mode === 'guessing' ? { kind: 'guess', at, text } : { kind: 'keys' }]];
  }
}

function onward(course: Course): CourseNext {
  if (course.mode === 'ended') return [{ ...course, mode: 'over' }, [{ kind: 'next-lesson' }]];
  return course.at + 1 < course.asks.length ? show(course, course.at + 1) : ended(course);
}

function show(course: Course, at: number): CourseNext {
  return [
    { ...course, at, mode: course.asks[at] ? 'guessing' : 'reading' },
    [
      { kind: 'save', at, done: false },
      { kind: 'show', at },
    ],
  ];
}

function ended(course: Course): CourseNext {
  return [
    { ...course, mode: 'ended' },
    [{ kind: 'save', at: course.asks.length, done: true }, { kind: 'end-of-lesson' }],
  ];
}

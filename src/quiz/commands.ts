/** What a typed line asks for, where it is no answer. */
export type Key = 'hint' | 'skip' | 'quit' | 'why' | 'next';

const KEYS: Readonly<Record<string, Key>> = {
  '': 'next',
  h: 'hint',
  hint: 'hint',
  '?': 'hint',
  提示: 'hint',
  s: 'skip',
  skip: 'skip',
  跳过: 'skip',
  q: 'quit',
  quit: 'quit',
  exit: 'quit',
  退出: 'quit',
  w: 'why',
  why: 'why',
  为什么: 'why',
};

/** The key a line stands for; undefined for an answer. Full-width letters count, too. */
export function keyIn(line: string): Key | undefined {
  const word = line.normalize('NFKC').trim().toLowerCase();
  return Object.hasOwn(KEYS, word) ? KEYS[word] : undefined;
}

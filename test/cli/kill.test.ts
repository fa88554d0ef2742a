import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { readEvents } from '../../src/store/log.js';
import { BIN } from './attn.js';

/** ATTN_KILLS=200 in .ci/run. */
const KILLS = Number(process.env.ATTN_KILLS ?? 20);
const QUESTIONS = 60;

/** A folder of lessons with many quick questions. */
async function manyQuestions(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'attn-many-'));
  const both = (text: string) => `{ en: "${text}", zh: "${text}" }`;
  const one = (i: number) => `- id: q${i}
  kind: choice
  ask: ${both(`question ${i}`)}
  hints: [${both('a')}, ${both('b')}, ${both('c')}]
  options: [{ text: ${both('x')}, right: true }, { text: ${both('y')}, why: ${both('z')} }]
`;
  await mkdir(join(dir, 'many'));
  await writeFile(
    join(dir, 'many', 'quiz.yaml'),
    Array.from({ length: QUESTIONS }, (_, i) => one(i)).join(''),
  );
  const topic = `{ id: many, needs: [], mechanisms: [], why: ${both('w')} }`;
  await writeFile(
    join(dir, 'index.yaml'),
    `format: 1\nparts: [{ id: p, title: ${both('p')}, topics: [${topic}] }]\n`,
  );
  return dir;
}

/** Answers until `moment` says so, then kills; the questions whose verdict had been given. */
function answerAndKill(from: string, home: string, after: number, delay: number): Promise<string[]> {
  const args = [BIN, 'quiz', 'many', '--json', '--count', String(QUESTIONS), '--from', from];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', ATTN_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {});
  const acknowledged: string[] = [];
  let asked = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as { type: string; id?: string };
    if (message.type === 'question') {
      asked = message.id!;
      child.stdin.write('{"answer":"1"}\n');
    }
    if (message.type === 'verdict') acknowledged.push(asked);
    if (acknowledged.length === after && message.type === 'verdict') {
      setTimeout(() => child.kill('SIGKILL'), delay);
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(acknowledged));
  });
}

async function recorded(home: string): Promise<string[]> {
  const { events, garbled } = readEvents(await readFile(join(home, 'log.jsonl'), 'utf8'));
  // a line that was torn is closed by the next process, and is then one that cannot be read
  expect(garbled).toBeLessThanOrEqual(KILLS);
  return events.flatMap((event) => (event.kind === 'answer' ? [event.question] : []));
}

describe('a quiz that is killed', () => {
  it(
    `has written down every answer that it had acknowledged, ${KILLS} times`,
    async () => {
      const [from, home] = [await manyQuestions(), await mkdtemp(join(tmpdir(), 'attn-home-'))];
      const expected: string[] = [];
      for (let i = 0; i < KILLS; i++) {
        const [after, delay] = [1 + Math.floor(Math.random() * 25), Math.random() * 12];
        const acknowledged = await answerAndKill(from, home, after, delay);
        expect(acknowledged.length).toBeGreaterThanOrEqual(Math.min(after, QUESTIONS));
        expected.push(...acknowledged);
      }
      const found = await recorded(home);
      for (const question of new Set(expected)) {
        const count = (all: readonly string[]) => all.filter((own) => own === question).length;
        expect(count(found)).toBeGreaterThanOrEqual(count(expected));
      }
    },
    KILLS * 5000,
  );

  it('may be one of two at once: both have all', async () => {
    const [from, home] = [await manyQuestions(), await mkdtemp(join(tmpdir(), 'attn-home-'))];
    const both = await Promise.all([
      answerAndKill(from, home, 20, 3),
      answerAndKill(from, home, QUESTIONS + 1, 0),
    ]);
    const found = await recorded(home);
    expect(found.length).toBeGreaterThanOrEqual(both.flat().length);
    expect(both[1]).toHaveLength(QUESTIONS);
  }, 30_000);
});

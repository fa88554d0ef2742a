import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folders a folder may import: DESIGN's table, one line a folder. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  text: [],
  trace: ['engine'],
  mechanisms: ['trace', 'engine'],
  input: ['trace', 'engine'],
  mistakes: ['mechanisms', 'input', 'trace', 'engine'],
  pages: ['mechanisms', 'input', 'trace', 'engine', 'text'],
  commands: ['pages', 'mistakes', 'mechanisms', 'input', 'trace', 'engine', 'text'],
  quiz: ['commands', 'pages', 'mistakes', 'mechanisms', 'input', 'trace', 'engine', 'text'],
  lessons: ['quiz', 'commands', 'pages', 'mistakes', 'mechanisms', 'input', 'trace', 'engine', 'text'],
  printers: ['pages', 'trace', 'engine'],
  store: ['engine'],
  cli: [
    'lessons',
    'quiz',
    'commands',
    'printers',
    'store',
    'pages',
    'mistakes',
    'mechanisms',
    'input',
    'trace',
    'engine',
    'text',
  ],
  '.': ['mistakes', 'mechanisms', 'input', 'trace', 'engine'],
};

/** Packages and parts of Node that only these files may use. */
const ONLY: readonly [RegExp, RegExp][] = [
  [/^(node:)?fs(\/promises)?$/, /^(cli\/files|store\/.*|lessons\/load)\.ts$/],
  [/^(node:)?process$/, /^cli\//],
  [/^(chalk|cli-table3)$/, /^printers\/terminal/],
  [/^commander$/, /^commands\/parse\.ts$/],
];

const SRC = new URL('../src', import.meta.url).pathname;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

const folderOf = (file: string): string => (file.includes('/') ? file.split('/')[0]! : '.');

describe('the house', () => {
  it('has only the folders of the table', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in BELOW))).toEqual([]);
  });

  it.each(files)('%s imports only what is below it', (file) => {
    const above = importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(SRC, join(SRC, dirname(file), name)))
      .filter((target) => target !== 'pages/page.js')
      .map(folderOf)
      .filter((folder) => folder !== folderOf(file) && !BELOW[folderOf(file)]!.includes(folder));
    expect(above).toEqual([]);
  });

  it.each(files)('%s uses only what its place may use', (file) => {
    const wrong = importsOf(file).filter((name) =>
      ONLY.some(([what, where]) => what.test(name) && !where.test(file)),
    );
    expect(wrong).toEqual([]);
    if (!file.startsWith('cli/')) expect(readFileSync(join(SRC, file), 'utf8')).not.toMatch(/\bprocess\./);
  });

  it('loads no file twice by a cycle between modules', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((name) => name.startsWith('.') && !dynamicOrType(file, name))
          .map((name) => join(dirname(file), name).replace(/\.js$/, '.ts')),
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string): void => {
      if (state.get(file) === 'open') cycles.push(file);
      if (state.has(file)) return;
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next);
      state.set(file, 'done');
    };
    files.forEach(visit);
    expect(cycles).toEqual([]);
  });
});

/** A type alone, or an import at run time, makes no cycle. */
function dynamicOrType(file: string, name: string): boolean {
  const text = readFileSync(join(SRC, file), 'utf8');
  const at = text.indexOf(`'${name}'`);
  const line = text.slice(text.lastIndexOf(';', at) + 1, at);
  return /import\s*\(\s*$/.test(line) || /^\s*(import|export) type /.test(line);
}

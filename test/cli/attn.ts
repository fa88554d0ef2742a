import { type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/attn.js', import.meta.url));

export interface Ran {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
}

/** Runs the binary itself, with nothing of this process's environment but where programs are. */
export function attn(args: readonly string[], around: Around = {}): Promise<Ran> {
  return ran(process.execPath, [BIN, ...args], around);
}

/** Runs a line of a shell in which `attn` is the binary. */
export function shell(line: string, around: Around = {}, program = 'bash'): Promise<Ran> {
  return ran(
    program,
    [
      ...(program === 'bash' ? ['--norc'] : []),
      '-c',
      `attn() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`,
    ],
    around,
  );
}

export function ran(
  program: string,
  args: readonly string[],
  { env, input = '', cwd }: Around,
): Promise<Ran> {
  const { PATH = '', HOME = '' } = process.env;
  const options: SpawnOptions = { env: { PATH, HOME, ...env }, stdio: 'pipe', ...(cwd && { cwd }) };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin!.on('error', () => {}); // it may have been closed by who reads
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    child.stdin!.end(input);
  });
}

import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/**
 * The folder of who runs this: HOME where it names one, else what the list of users has. A container started for a user who
 * is not in that list has none.
 */
export function homeFolder(): string | undefined {
  return known(homedir) ?? known(() => userInfo().homedir);
}

/** HOME may be empty, and whom the system does not know it throws for. */
function known(ask: () => string): string | undefined {
  try {
    const home = ask();
    return isAbsolute(home) ? home : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SYSTEM_ERROR') return undefined;
    throw error;
  }
}

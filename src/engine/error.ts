/**
 * What attn refuses: a stable code and the facts of the case. The sentence a person reads is made from
 * them in text/, in the user's language; nothing below the pages knows any wording.
 */
export class AttnError extends Error {
  constructor(
    readonly code: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} ${JSON.stringify(data)}`);
    this.name = 'AttnError';
  }
}

export function fail(code: string, data: Readonly<Record<string, unknown>> = {}): never {
  throw new AttnError(code, data);
}

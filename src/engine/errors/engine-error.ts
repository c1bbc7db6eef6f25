// A failure that is the user's or the machine's, not a bug: it crosses the channel with its code and what to do.

export class EngineError extends Error {
  readonly code: string;
  readonly help: string | undefined;
  constructor(code: string, message: string, help?: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.help = help;
  }
}

/** What a caller is told of anything thrown. Errors of other rooms carry `code` and `help` too, by shape. */
export function describeFailure(error: unknown): { code: string; message: string; help?: string } {
  const { code, help } = error as { code?: unknown; help?: unknown };
  const message = error instanceof Error ? error.message : String(error);
  return { code: typeof code === 'string' ? code : 'internal', message, ...(typeof help === 'string' ? { help } : {}) };
}

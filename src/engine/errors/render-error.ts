// A failure that somebody can do something about: its code decides who is at fault (and the exit code), its message is one
// sentence, its help says what to do. Everything else that is thrown is a bug.

import type { RenderErrorCode } from '../../contract/render.ts';

export class RenderError extends Error {
  readonly code: RenderErrorCode;
  readonly help: string;
  /** The segment it happened in, where there is one. */
  segment?: number;

  constructor(code: RenderErrorCode, message: string, help: string, segment?: number) {
    super(message);
    this.name = 'RenderError';
    this.code = code;
    this.help = help;
    if (segment !== undefined) this.segment = segment;
  }
}

/** The plain form that crosses a process boundary. */
export interface RenderFailure {
  code: RenderErrorCode;
  message: string;
  help: string;
  segment?: number;
}

export function toFailure(error: unknown): RenderFailure {
  if (error instanceof RenderError)
    return {
      code: error.code,
      message: error.message,
      help: error.help,
      ...(error.segment === undefined ? {} : { segment: error.segment }),
    };
  const { code, message, help, segment } = error as Partial<RenderFailure>;
  if (typeof code === 'string' && typeof help === 'string' && typeof message === 'string')
    return { code, message, help, ...(segment === undefined ? {} : { segment }) };
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    help: 'This is a mistake of Glyphreel itself; please report it with the reel.',
  };
}

export function fromFailure(failure: RenderFailure): RenderError {
  return new RenderError(failure.code, failure.message, failure.help, failure.segment);
}

// Errors in requests to the engine process: the user's or the host's, not bugs. They cross the channel with their code and help.

import { GlyphreelError } from '../../contract/errors.ts';
import type { EngineErrorCode } from '../../contract/errors.ts';

export class EngineError extends GlyphreelError<EngineErrorCode> {}

export const noScene = (purpose: string) =>
  new EngineError(
    'no-scene',
    `There is no valid scene to ${purpose}.`,
    'Write a scene, or fix the errors in this one.',
  );
export const noPreview = (session?: string) =>
  new EngineError(
    'no-preview',
    `Expected an open preview, but got ${session === undefined ? 'none' : `"${session}"`}.`,
  );
export const otherProtocol = (expected: number, offered: number) =>
  new EngineError(
    'protocol',
    `Expected protocol version ${expected}, but got ${offered}.`,
    'Reload the window, so that both sides have the same version.',
  );
export const helloFirst = (method: string) => new EngineError('protocol', `Expected "hello" before "${method}".`);
export const unknownMethod = (protocol: number, method: string) =>
  new EngineError('unknown-method', `Expected a method of protocol ${protocol}, but got "${method}".`);
export const untrusted = (sentence: string, help?: string) => new EngineError('untrusted', sentence, help);

/** The plain form of anything thrown; what is not a `GlyphreelError` is a bug, with the code `internal`. */
export function describeFailure(error: unknown): { code: string; message: string; help?: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof GlyphreelError)) return { code: 'internal', message };
  return { code: error.code, message, ...(error.help === undefined ? {} : { help: error.help }) };
}

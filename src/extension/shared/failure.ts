// What can be read from anything that was thrown, whichever process it came from.

/** What a rejected call says to a person: the sentence, and what to do about it. */
export function failureText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const message = 'message' in error && typeof error.message === 'string' ? error.message : String(error);
  const help = 'help' in error && typeof error.help === 'string' ? error.help : '';
  return [message, help].filter(Boolean).join(' ');
}

/** The `code` of an error that has one. */
export function failureCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

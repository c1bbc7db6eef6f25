// What a rejected call says, for a person: the sentence and what to do about it.

export function failureText(error: unknown): string {
  const { message, help } = error as { message?: unknown; help?: unknown };
  return [typeof message === 'string' ? message : String(error), typeof help === 'string' ? help : '']
    .filter(Boolean)
    .join(' ');
}

// Speech: words that a program of the user's settings says.

/** A program and its arguments, started without a shell. The words come by standard input, the sound goes to standard output. */
export type VoiceCommand = readonly [string, ...string[]];

/** Voices by name. */
export type Voices = Readonly<Record<string, VoiceCommand>>;

/** In an argument: the path of a file that the program writes instead of standard output. */
export const VOICE_OUTPUT = '{output}';

/** The recording of spoken words, or a sentence where there is none. */
export type VoiceFacts = { path: string; seconds: number } | { problem: string };

/** Largest number of characters of one `voice`. */
export const MAX_VOICE_CHARACTERS = 5000;

export const VOICE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The key of a recording in `CompileFacts.voices`. */
export const voiceKey = ({ by, words }: { by: string; words: string }): string => `${by}\n${words}`;

/** Entries of settings that are voices; others are left out. */
export function readVoices(value: unknown): Voices {
  if (typeof value !== 'object' || value === null) return {};
  const isCommand = (command: unknown): command is VoiceCommand =>
    Array.isArray(command) &&
    command.length > 0 &&
    command.every((part) => typeof part === 'string') &&
    command[0] !== '';
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, VoiceCommand] => VOICE_NAME.test(entry[0]) && isCommand(entry[1]),
    ),
  );
}

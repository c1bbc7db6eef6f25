// Speech: words that a program of the user's settings says.

/** A program and its arguments, started without a shell. The words come by standard input, the sound goes to standard output. */
export type VoiceCommand = readonly [string, ...string[]];

/** Voices by name: one program, or several that share the lines of the name. */
export type Voices = Readonly<Record<string, readonly VoiceCommand[]>>;

/** In an argument: the path of a file that the program writes instead of standard output. */
export const VOICE_OUTPUT = '{output}';

/** The recording of spoken words, or a sentence where there is none. */
export type VoiceFacts = { path: string; seconds: number } | { problem: string };

/** Largest number of characters of one `voice`. */
export const MAX_VOICE_CHARACTERS = 5000;

export const VOICE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The key of a recording in `CompileFacts.voices`. */
export const voiceKey = ({ by, words }: { by: string; words: string }): string => `${by}\n${words}`;

/** The program that says these words; of several, one by the words and the reel's seed. */
export function commandOf(
  voices: Voices,
  { by, words }: { by: string; words: string },
  seed: number,
): VoiceCommand | undefined {
  const pool = Object.hasOwn(voices, by) ? voices[by]! : [];
  let hash = seed | 0;
  for (const character of `${by}\n${words}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return pool[((hash ^ (hash >>> 13)) >>> 0) % Math.max(1, pool.length)];
}

/** Entries of settings that are voices: a command, or a list of commands. Others are left out. */
export function readVoices(value: unknown): Voices {
  if (typeof value !== 'object' || value === null) return {};
  const isCommand = (command: unknown): command is VoiceCommand =>
    Array.isArray(command) &&
    command.length > 0 &&
    command.every((part) => typeof part === 'string') &&
    command[0] !== '';
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]: [string, unknown]): [string, readonly VoiceCommand[]][] => {
      const pool: unknown[] = isCommand(entry) ? [entry] : Array.isArray(entry) ? entry : [];
      return VOICE_NAME.test(name) && pool.length > 0 && pool.every(isCommand) ? [[name, pool]] : [];
    }),
  );
}

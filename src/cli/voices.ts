// The voices of the user's settings, and those of `--voice`.

import { readVoices, VOICE_NAME, type VoiceCommand, type Voices } from '../contract/voice.ts';
import { readUserSettings, userSettingsPath } from '../engine/files/user-settings.ts';
import { InvalidArgumentError, Option } from 'commander';
import { usageError } from './exit.ts';
import { friendlyPath } from './terminal.ts';

/** Commands by name, as typed. */
export type TypedVoices = Readonly<Record<string, string>>;

export const voiceOption = (): Option =>
  new Option(
    '--voice <name=command>',
    'a program that says the words of `voice`: words on standard input, WAV on standard output or in {output}; can be repeated',
  ).argParser((text: string, before: TypedVoices = {}): TypedVoices => {
    const at = text.indexOf('=');
    const [name, command] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (at < 1 || !VOICE_NAME.test(name) || command === '')
      throw new InvalidArgumentError(
        `Expected a name and a command such as narrator="espeak-ng --stdout", but got ${text}.`,
      );
    return { ...before, [name]: command };
  });

/** Those of the settings file, and over them the typed ones. */
export async function userVoices(typed: TypedVoices = {}): Promise<Voices> {
  let kept: Voices;
  try {
    kept = readVoices(readUserSettings().voices);
  } catch (error) {
    throw usageError(
      `The settings ${friendlyPath(userSettingsPath())} cannot be read: ${(error as Error).message}.`,
      'Correct the file or remove it.',
    );
  }
  if (Object.keys(typed).length === 0) return kept;
  const { parseCommandString } = await import('execa');
  const own = Object.entries(typed).map(([name, command]) => [
    name,
    [parseCommandString(command) as unknown as VoiceCommand],
  ]);
  return { ...kept, ...(Object.fromEntries(own) as Voices) };
}

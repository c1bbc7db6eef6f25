// Words that a program of the user's settings says: made once, bounded, and never through a shell.

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { VoiceCommand } from '../../../src/contract/voice.ts';
import { speak } from '../../../src/engine/inputs/audio/speak.ts';

const ESPEAK = '/usr/bin/espeak-ng';
const hasVoice = existsSync(ESPEAK);
if (!hasVoice)
  console.warn(`Not tested: speech by espeak-ng, because ${ESPEAK} does not exist (apt-get install espeak-ng).`);

function folder(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-voice-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A voice that writes a second of silence for each word, and counts how often it ran. */
function scriptedVoice(dir: string, body: string): VoiceCommand {
  const script = path.join(dir, 'voice.mjs');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(path.join(dir, 'runs.log'))}, 'x');
const words = readFileSync(0, 'utf8');
const wav = (seconds) => {
  const data = Buffer.alloc(seconds * 16000);
  const head = Buffer.alloc(44);
  head.write('RIFF'); head.writeUInt32LE(36 + data.length, 4); head.write('WAVEfmt ', 8); head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(8000, 24); head.writeUInt32LE(16000, 28);
  head.writeUInt16LE(2, 32); head.writeUInt16LE(16, 34); head.write('data', 36); head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
};
${body}`,
  );
  return [process.execPath, script];
}

test('the words come by standard input, and the recording is made once', async () => {
  const dir = folder();
  const command = scriptedVoice(dir, `process.stdout.write(wav(words.split(' ').length));`);
  const words = 'two "$(words)"; & more';
  const first = await speak({ by: 'narrator', words, command }, { cacheDir: dir });
  expect(first.seconds).toBe(4);
  expect(await speak({ by: 'narrator', words, command }, { cacheDir: dir })).toEqual(first);
  expect((await speak({ by: 'narrator', words: 'other', command }, { cacheDir: dir })).path).not.toBe(first.path);
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(path.join(dir, 'runs.log'), 'utf8')).toBe('xx');
});

test('a program may write a file instead', async () => {
  const dir = folder();
  const command = scriptedVoice(dir, `writeFileSync(process.argv[2].slice('--to='.length), wav(3));`);
  const { seconds } = await speak(
    { by: 'narrator', words: 'a', command: [...command, '--to={output}'] },
    { cacheDir: dir },
  );
  expect(seconds).toBe(3);
});

test.each([
  ['fails', `console.error('no such voice'); process.exit(3);`, 'it ended with code 3: no such voice'],
  ['writes nothing', ``, 'it wrote no sound'],
  ['writes no sound', `process.stdout.write('hello');`, 'what it wrote is no sound that ffmpeg can decode'],
])('says why where the program %s, and keeps nothing', async (_what, body, why) => {
  const dir = folder();
  const command = scriptedVoice(dir, body);
  await expect(speak({ by: 'narrator', words: 'a', command }, { cacheDir: dir })).rejects.toMatchObject({
    code: 'input-audio',
    message: `The voice narrator said nothing: ${why}.`,
  });
  expect(readdirSync(path.join(dir, 'audio')).filter((name) => name.includes('voice'))).toEqual([]);
});

test('a program that does not exist is named', async () => {
  const command: VoiceCommand = ['glyphreel-no-such-program'];
  await expect(speak({ by: 'narrator', words: 'a', command }, { cacheDir: folder() })).rejects.toMatchObject({
    message: 'The voice narrator said nothing: it could not be started (ENOENT).',
  });
});

describe.skipIf(!hasVoice)('espeak-ng', () => {
  test('says words', async () => {
    const said = (words: string, dir: string) =>
      speak({ by: 'narrator', words, command: [ESPEAK, '--stdout'] }, { cacheDir: dir });
    const dir = folder();
    const [short, long] = [await said('Hello.', dir), await said('Hello world, this is a longer sentence.', dir)];
    expect(short.seconds).toBeGreaterThan(0.2);
    expect(long.seconds).toBeGreaterThan(short.seconds * 2);
  });
});

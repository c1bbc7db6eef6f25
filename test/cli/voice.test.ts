// Voices of the user's settings and of `--voice`.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const reel = path.join(scratch, 'a.reel');
writeFileSync(reel, 'scene a for 2s {\n  layer on md { value: plasma() }\n  voice "Hello." { by: narrator }\n}\n');
const settings = path.join(scratch, 'settings.json');
const env = { GLYPHREEL_SETTINGS: settings, GLYPHREEL_CACHE: path.join(scratch, 'cache') };

test('a voice is that of the settings or of `--voice`; without it the error says what to write', async () => {
  const without = await runCli(['check', reel], { env });
  expect(without.code).toBe(EXIT.input);
  expect(without.err).toContain('--voice "narrator=espeak-ng --stdout"');

  writeFileSync(settings, '{ "voices": { "narrator": ["glyphreel-no-such-voice"] } }');
  const failing = await runCli(['check', reel], { env });
  expect(failing.err).toContain('The voice narrator said nothing: it could not be started (ENOENT).');

  const script = path.join(scratch, 'voice.mjs');
  const silence =
    "const b = Buffer.alloc(16044); b.write('RIFF'); b.writeUInt32LE(16036, 4); b.write('WAVEfmt ', 8);" +
    'b.writeUInt32LE(16, 16); b.writeUInt16LE(1, 20); b.writeUInt16LE(1, 22); b.writeUInt32LE(8000, 24);' +
    "b.writeUInt32LE(16000, 28); b.writeUInt16LE(2, 32); b.writeUInt16LE(16, 34); b.write('data', 36);" +
    'b.writeUInt32LE(16000, 40); process.stdout.write(b);';
  writeFileSync(script, silence);
  const typed = await runCli(['check', reel, '--voice', `narrator=${process.execPath} ${script}`], { env });
  expect({ code: typed.code, out: typed.out }).toMatchObject({ code: 0 });

  writeFileSync(settings, '{');
  const broken = await runCli(['check', reel], { env });
  expect(broken.err).toContain('cannot be read');
}, 60_000);

// What the language server reads of the disk.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Host } from '../../src/language/server/host.ts';

test.skipIf(process.platform === 'win32')(
  'reads regular files of a few megabytes, and nothing that may never end',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'glyphreel-host-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const host = new Host(() => null);
    writeFileSync(join(folder, 'a.reel'), 'scene a');
    writeFileSync(join(folder, 'large.reel'), new Uint8Array(8_000_001));
    execFileSync('mkfifo', [join(folder, 'pipe.reel')]);
    expect(host.read(join(folder, 'a.reel'))).toBe('scene a');
    for (const name of ['large.reel', 'pipe.reel', '.', 'none.reel']) expect(host.read(join(folder, name))).toBeNull();
    expect(host.read('/dev/zero')).toBeNull();
  },
);

// Writes THIRD-PARTY-NOTICES.md: what is shipped besides our own code, under which terms, with the texts. With --check it
// compares. The packages are those that the bundles really contain, so that none is forgotten.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { bundledPackages } from './bundles.mjs';

const TARGET = path.join(ROOT, 'THIRD-PARTY-NOTICES.md');
/** Shipped as they are, beside the bundles. The canvas holds Skia and its parts. */
const UNBUNDLED = ['node_modules/@napi-rs/canvas', 'node_modules/piscina', 'node_modules/@ffmpeg-installer/ffmpeg'];

const INTRODUCTION = `# Third-party notices

Made by \`npm run generate\`; do not edit.

## Fonts (assets/fonts, shipped)

| font | licence |
|---|---|
| DejaVu Sans Mono 2.37 | Bitstream Vera and Arev licences, changes in the public domain: [text](assets/fonts/DejaVuSansMono-LICENSE.txt) |
| GNU Unifont | SIL Open Font License 1.1: [text](assets/fonts/unifont-LICENSE.txt) |
| Noto Sans Symbols | SIL Open Font License 1.1: [text](assets/fonts/noto-sans-symbols-LICENSE.txt) |

## ffmpeg (an executable of its own)

Videos are encoded by ffmpeg, which Glyphreel starts as a separate program and never links. The builds that come with the packages
\`@ffmpeg-installer/linux-x64\`, \`linux-arm64\`, \`win32-x64\` and \`darwin-x64\` are under the GNU General Public License, version 3
([text](assets/licenses/GPL-3.0.txt)); their sources are those of [ffmpeg.org](https://ffmpeg.org) and the libraries named by \`ffmpeg -version\`, and the
builders' pages are given in each package. Another ffmpeg may be put in their place with \`GLYPHREEL_FFMPEG\`.

## Music

The music of the examples is our own, made by \`scripts/synthesise-music.ts\`, under the licence of this project.

## JavaScript packages
`;

function notice(folder) {
  const { name, version, license, homepage } = JSON.parse(
    readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(path.join(ROOT, folder))
    .sort()
    .find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file === undefined
      ? null
      : readFileSync(path.join(ROOT, folder, file), 'utf8')
          .replaceAll('\r', '')
          .trim();
  const head = `### ${name} ${version}\n\n${typeof license === 'string' ? license : (license?.type ?? 'see its text')}${homepage ? ` · <${homepage}>` : ''}\n`;
  return `${head}${text === null ? '' : `\n\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\`\n`}`;
}

const folders = [
  ...new Set([...(await bundledPackages()), ...UNBUNDLED.filter((folder) => existsSync(path.join(ROOT, folder)))]),
].sort();
const text = `${INTRODUCTION}\n${folders.map(notice).join('\n')}`;
if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error(
    'THIRD-PARTY-NOTICES.md differs from what the bundles contain: run `npm run generate` and commit the result.',
  );
  process.exit(1);
}

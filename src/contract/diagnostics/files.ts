// Diagnostics about files: imports, media, fonts and modules.

import { defineDiagnostic, type FixDraft, shortened } from './define-diagnostic.ts';

/** Where the file was looked for, and the file that was probably meant. */
export interface Lookup {
  path: string;
  /** As it would be written; with its quoted form as the fix. */
  near?: { written: string; quoted: string } | undefined;
  /** Files of the kind that are in the folder, and what they are called; where the author may not know them. */
  others?: { noun: string; names: readonly string[] } | undefined;
}

const MOST_NAMES = 8;

function lookedFor({ path, near, others }: Lookup): { help: string; fixes?: FixDraft[] } {
  const listed = others?.names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  const there =
    !others || !listed
      ? ''
      : listed.length === 0
        ? ` No ${others.noun} file is in that folder.`
        : ` The ${others.noun} files there: ${listed.join(', ')}${others.names.length > MOST_NAMES ? ' and others' : ''}.`;
  const help = `Looked for ${path}.${there}`;
  if (!near) return { help };
  return {
    help: `Did you mean \`${near.written}\`? ${help}`,
    fixes: [{ title: `Change to \`${near.written}\``, edits: [{ newText: near.quoted }] }],
  };
}

export const missingFile = defineDiagnostic(
  'missing-file',
  'error',
  {
    summary: 'A file that cannot be found or read.',
    explanation:
      'Paths are relative to the file they are written in. If a similar file exists in the folder, it is offered as a quick fix.',
    example: 'reel { audio: "music.mp3" }\nscene a for 2s {\n  layer on md { value: audio.bass }\n}\n',
    fixed: 'reel { audio: "sound/music.mp3" }\nscene a for 2s {\n  layer on md { value: audio.bass }\n}\n',
    facts: { absent: ['/reels/music.mp3'] },
  },
  {
    /** `expected`: `a file`, `a reel to import` … */
    file: ({ expected, written, lookup }: { expected: string; written: string; lookup: Lookup }) => ({
      message: `Expected ${expected}, but there is no file \`${written}\`.`,
      ...lookedFor(lookup),
    }),
    irregular: ({ written, kind }: { written: string; kind: string }) =>
      `Expected a regular file, but \`${written}\` is ${kind}.`,
    empty: () => 'Expected the path of a file, but the text is empty.',
    remote: ({ written }: { written: string }) => ({
      message: `Expected a file, but \`${shortened(written)}\` is an address.`,
      help: 'Reels use files of this machine only: download it, and name the file.',
    }),
    unreadable: ({ written }: { written: string }) => `\`${written}\` is not a readable text file.`,
  },
);

export const pathNotAllowed = defineDiagnostic(
  'path-not-allowed',
  'error',
  {
    summary: 'A file outside the folders that a reel may read.',
    explanation:
      'A reel from somewhere else must not be able to put private files into a video. `media` and `file()` read files below the folder of the reel ' +
      'and below the workspace (on the command line the current folder, if the reel is in it); links are followed first. Allow other folders with ' +
      '`--allow-path DIR` or the setting `glyphreel.allowedPaths`.',
    example: 'media face = "/home/me/face.png"\nscene a for 2s {\n  layer on md { value: face }\n}\n',
    fixed: 'media face = "face.png"\nscene a for 2s {\n  layer on md { value: face }\n}\n',
    facts: { forbidden: ['/home/me/face.png'] },
  },
  {
    file: ({ written, path }: { written: string; path: string }) => ({
      message: `\`${written}\` is outside the folders that this reel may read.`,
      help: `Move it beside the reel, or allow its folder with \`--allow-path\` or the setting \`glyphreel.allowedPaths\`. Its path is ${path}.`,
    }),
  },
);

export const mediaContent = defineDiagnostic(
  'media-content',
  'warning',
  {
    summary: 'Something in a media file that is not shown.',
    explanation:
      'Reported by `check` and by renders, with the line of the media file: a caption that ends before it starts, a timing that cannot be read, ' +
      'text of an unknown encoding. The rest of the file is used.',
    example: 'reel { captions: "late.srt" }\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'reel { captions: "fixed.srt" }\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
  },
  { content: ({ message }: { message: string }) => message },
);

export const importCycle = defineDiagnostic(
  'import-cycle',
  'error',
  {
    summary: 'Files that import each other.',
    explanation:
      'A file may not import itself, directly or through others. Move what both files need into a third one.',
    example: 'import "./shared.reel"\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'import "./colors.reel"\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    facts: { files: { '/reels/shared.reel': 'import "./main.reel"\n', '/reels/colors.reel': 'let warm = 0.1\n' } },
  },
  {
    files: ({ ring }: { ring: readonly string[] }) => ({
      message: `This import closes a cycle: ${ring.join(' → ')}.`,
      help: 'Move what both files need into a third one.',
    }),
  },
);

export const missingGlyph = defineDiagnostic(
  'missing-glyph',
  'warning',
  {
    summary: 'Glyphs that the fonts do not have.',
    explanation:
      'These glyphs will not be drawn. Choose others, or set `font:` to a font that has them. The bundled fonts are tried after it.',
    example: 'scene a for 2s {\n  layer on md { value: plasma()  palette: " .☃" }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  palette: " .*" }\n}\n',
    facts: { missingGlyphs: '☃' },
  },
  {
    glyphs: ({ glyphs }: { glyphs: readonly string[] }) => {
      const shown = glyphs
        .slice(0, 8)
        .map((glyph) => `\`${glyph}\` (U+${glyph.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`);
      return {
        message: `The fonts have no ${shown.join(', ')}${glyphs.length > 8 ? ' and others' : ''}, so ${glyphs.length === 1 ? 'this glyph' : 'these glyphs'} will not be drawn.`,
        help: 'Choose other glyphs, or name a font that has them with `font:`.',
      };
    },
  },
);

export const untrustedCode = defineDiagnostic(
  'untrusted-code',
  'error',
  {
    summary: '`use` in a place that is not trusted.',
    explanation:
      'Custom effects are TypeScript and run on this machine. In the editor they need a trusted workspace, on the command line `--allow-code`.',
    example: 'use "./effects.ts"\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    facts: { trusted: false },
  },
  {
    use: () => ({
      message: 'Custom effects run code, and this workspace is not trusted.',
      help: 'Trust the workspace, or pass `--allow-code`.',
    }),
  },
);

export const effectModule = defineDiagnostic(
  'effect-module',
  'error',
  {
    summary: 'A module of custom effects that cannot be loaded.',
    explanation:
      'The module has a syntax error, throws while it is loaded, or exports an invalid effect. It is reloaded when it changes.',
    example: 'use "./broken.ts"\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'use "./effects.ts"\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    facts: { customErrors: { '/reels/broken.ts': 'it exports no effects.' } },
  },
  { module: ({ written, error }: { written: string; error: string }) => `Cannot load \`${written}\`: ${error}` },
);

export const pixelGlyphs = defineDiagnostic(
  'pixel-glyphs',
  'info',
  {
    summary: 'Chinese, Japanese or Korean without a font of your own.',
    explanation:
      'No bundled font has outlines of these scripts: they have thousands of characters, whose shapes differ between the languages. The bundled Unifont draws them in 16×16 pixels, which is right for small and for pixelated text. For smooth letters name a font that has them, in the item or in the header: Noto Sans JP, SC, TC and KR are free.',
    example: 'scene a for 2s {\n  layer on md { value: plasma() }\n  text "光"\n}\n',
    fixed: 'reel { font: "NotoSansJP.otf" }\nscene a for 2s {\n  layer on md { value: plasma() }\n  text "光"\n}\n',
  },
  {
    text: () => ({
      message: 'Chinese, Japanese and Korean letters of the bundled font are made of 16×16 pixels.',
      help: 'For smooth ones name a font that has them: `font: "NotoSansJP.otf"`.',
    }),
  },
);

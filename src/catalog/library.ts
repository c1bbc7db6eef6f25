// Reels that come with Glyphreel, for `import "glyphreel:NAME"`.

const MOODS = `// Looks by mood: \`import "glyphreel:moods"\`, then \`shade: cinematic\`.
look retroTerminal = grade(matrix) | scanlines(0.25) | crt(0.06) | bloom(threshold: 110, strength: 0.7) | vignette(0.3)
look clean = contrast(1.1) | sharpen(0.3) | vignette(0.12)
look glitchArt = blockGlitch(blocks: 10) | glitchBands(0.35) | channelShift(r: (-0.015, 0), b: (0.015, 0)) | grain(8)
look cinematic = grade(warm) | softFocus(0.3) | vignette(0.4) | grain(6)
look dreamy = softFocus(0.6) | bloom(threshold: 90, strength: 0.9) | saturation(1.2) | chromatic(0.004)
look industrial = saturation(0.25) | contrast(1.35) | grain(14) | scanlines(0.1) | vignette(0.45)
look psychedelic = hueRotate(t * 0.2) | kaleidoscope(6) | saturation(1.6) | bloom(threshold: 110, strength: 0.8)
look dataCorruption = dataBend(0.4) | blockGlitch(blocks: 24) | pixelSort(threshold: 120) | shake(0.01)
look recursive = mirrorQuad | radialSplit | bloom(threshold: 120, strength: 0.6)
`;

/** The text by the path that `import` names. */
export const LIBRARY: ReadonlyMap<string, string> = new Map([['glyphreel:moods', MOODS]]);

/** Of the read-only documents that show them. */
export const LIBRARY_SCHEME = 'glyphreel';

/** `glyphreel:moods` is shown as `glyphreel:/moods.reel`. */
export const libraryUri = (path: string): string => `${path.replace(':', ':/')}.reel`;

/** The text of a document, by the path of its URI: `/moods.reel`. */
export const libraryText = (uriPath: string): string | undefined =>
  LIBRARY.get(`${LIBRARY_SCHEME}:${uriPath.replace(/^\//, '').replace(/\.reel$/, '')}`);

// Made by `npm run generate` from src/engine/inputs; do not edit. The kinds of file that a reel can name.

export const mediaKinds = {
  audio: {
    noun: 'audio',
    extensions: ['.mp3', '.wav', '.ogg', '.oga', '.opus', '.flac', '.m4a', '.aac', '.mp4', '.mov', '.mkv', '.webm'],
  },
  captions: {
    noun: 'captions',
    extensions: ['.srt', '.vtt', '.lrc'],
  },
  'character-art': {
    noun: 'character art',
    extensions: ['.txt', '.asc', '.nfo', '.ans', '.cast'],
  },
  fonts: {
    noun: 'font',
    extensions: ['.ttf', '.otf', '.ttc', '.otc', '.woff', '.woff2'],
  },
  footage: {
    noun: 'footage',
    extensions: ['.mp4', '.mov', '.m4v', '.mkv', '.webm', '.avi', '.gif', '.apng', '.mpg', '.mpeg', '.m2ts', '.ogv', '.flv', '.wmv'],
  },
  lut: {
    noun: 'LUT',
    extensions: ['.cube'],
  },
  modules: {
    noun: 'effect module',
    extensions: ['.ts', '.mts', '.js', '.mjs'],
  },
  picture: {
    noun: 'picture',
    extensions: ['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.bmp', '.svg'],
  },
  texts: {
    noun: 'text',
    extensions: ['.txt', '.md', '.log'],
  },
} as const;

export type MediaKind = keyof typeof mediaKinds;

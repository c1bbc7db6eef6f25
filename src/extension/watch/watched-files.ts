// Files that a reel can name, as one glob: reels, modules, sound, captions, fonts, lookup tables, pictures and video.

const EXTENSIONS = [
  'reel',
  ...['ts', 'js', 'mjs', 'mts', 'json', 'csv', 'txt'],
  ...['mp3', 'wav', 'ogg', 'oga', 'opus', 'flac', 'm4a', 'aac', 'aif', 'aiff'],
  ...['srt', 'vtt', 'lrc', 'ass', 'ssa', 'sbv', 'ttml'],
  ...['ttf', 'otf', 'ttc', 'woff', 'woff2'],
  ...['cube', '3dl'],
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'svg', 'avif'],
  ...['mp4', 'mov', 'mkv', 'webm', 'avi', 'm4v'],
];

export const WATCHED_FILES = `**/*.{${EXTENSIONS.join(',')}}`;

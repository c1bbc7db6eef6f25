// A file's name as lists of ffmpeg's concat demuxer take it.

export const quoted = (file: string): string => `'${file.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;

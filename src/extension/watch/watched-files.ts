// Reels and the files that they can name, as one glob.

import { mediaKinds } from '../../catalog/media.generated.ts';

const EXTENSIONS = new Set(['.reel', ...Object.values(mediaKinds).flatMap(({ extensions }) => extensions)]);

export const WATCHED_FILES = `**/*.{${[...EXTENSIONS].map((extension) => extension.slice(1)).join(',')}}`;

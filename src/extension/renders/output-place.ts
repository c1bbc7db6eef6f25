// What to open or reveal of an output: the file, or the folder of its frames.

import path from 'node:path';

export const outputPlace = (output: string): string =>
  /%0?\d*d/.test(path.basename(output)) ? path.dirname(output) : output;

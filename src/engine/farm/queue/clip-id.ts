// Names a clip to every machine: by what its bytes depend on, in every format in which it is wanted.

import type { ClipJob } from '../../../contract/clip-runner.ts';

export const clipId = ({ targets }: ClipJob): string => targets.map(({ key }) => key).join('.');

// Check System (Doctor): examines the machine and shows what was found.

import type { Services } from '../services.ts';

export const run = ({ doctor }: Services): Promise<void> => doctor.show();

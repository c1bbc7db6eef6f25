// Addresses of the documentation.

import type { DiagnosticCode } from './diagnostics/registry.ts';

/** Home page of the project; the `homepage` of package.json. */
export const DOCUMENTATION_URL = 'https://glyphreel.dev/';

/** Where the reference explains a diagnostic. */
export const diagnosticUrl = (code: DiagnosticCode): string => `${DOCUMENTATION_URL}reference/diagnostics#${code}`;

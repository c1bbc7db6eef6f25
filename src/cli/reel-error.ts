// A reel with errors, with their diagnostics.

import type { Diagnostic } from '../contract/diagnostics.ts';
import { CliError, EXIT } from './exit.ts';

export class ReelError extends CliError {
  readonly reel: string;
  readonly diagnostics: readonly Diagnostic[];
  constructor(reel: string, message: string, help: string, diagnostics: readonly Diagnostic[]) {
    super(EXIT.input, message, help, 'input-plan');
    this.reel = reel;
    this.diagnostics = diagnostics;
  }
}

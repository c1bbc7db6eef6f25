// A render that failed, and has already reported the error as an event.

import type { RenderEvent } from '../contract/render.ts';
import { CliError, exitCodeOf } from './exit.ts';

export class RenderFailed extends CliError {
  constructor(event: Extract<RenderEvent, { type: 'error' }>) {
    super(exitCodeOf(event.code), event.message, event.help, event.code);
  }
}

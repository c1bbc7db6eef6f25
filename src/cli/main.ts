// Entry of the command line: one file a command in commands/; here are only the program, its exit codes and its last words.

import { Command, CommanderError } from 'commander';
import { toFailure } from '../engine/errors/render-error.ts';
import { fileTrouble } from '../engine/errors/render-errors.ts';
import { packageVersion } from '../engine/render/cache/engine-version.ts';
import { checkCommand } from './commands/check.ts';
import { cleanCommand } from './commands/clean.ts';
import { doctorCommand } from './commands/doctor.ts';
import { estimateCommand } from './commands/estimate.ts';
import { hashCommand } from './commands/hash.ts';
import { listCommand } from './commands/list.ts';
import { newCommand } from './commands/new.ts';
import { renderCommand } from './commands/render.ts';
import { stillCommand } from './commands/still.ts';
import { CliError, EXIT, exitCodeOf } from './exit.ts';
import { abortWork } from './interrupt.ts';
import { ReelError } from './load-reel.ts';
import { readReel } from './read-reel.ts';
import { RenderFailed } from './render-view.ts';
import { sayDiagnostics } from './say-diagnostics.ts';
import { errColors, printJson, say } from './terminal.ts';

function makeProgram(): Command {
  const program = new Command('glyphreel')
    .description('ASCII-art video as code: checks reels and renders them.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .showHelpAfterError('(add --help for what is possible)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the input is at fault, 2 usage, 3 the machine is at fault, 130 interrupted.',
    );
  for (const make of [
    checkCommand,
    renderCommand,
    stillCommand,
    hashCommand,
    estimateCommand,
    doctorCommand,
    listCommand,
    newCommand,
    cleanCommand,
  ]) {
    program.addCommand(make().copyInheritedSettings(program));
  }
  // Every way out goes through `exitCodeFor` below.
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

/** Says what went wrong, in the form that was asked for, and returns the exit code. */
function exitCodeFor(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof RenderFailed) return error.exitCode;
  if (error instanceof CliError) {
    const diagnostics = error instanceof ReelError ? error.diagnostics : [];
    if (json) {
      const code =
        error.exitCode === EXIT.usage ? 'usage' : error instanceof ReelError ? 'input-plan' : 'input-unreadable';
      printJson({
        type: 'error',
        code,
        message: error.message,
        help: error.help ?? '',
        ...(diagnostics.length > 0 ? { diagnostics } : {}),
      });
    } else {
      if (error instanceof ReelError) sayDiagnostics(diagnostics, readReel(error.reel));
      sayError(error.message, error.help);
    }
    return error.exitCode;
  }
  const failure = toFailure(error);
  if (json) printJson({ type: 'error', ...failure });
  else if (failure.code === 'interrupted') say('Interrupted.');
  else sayError(failure.message, failure.help);
  // A bug's stack trace is for whoever reports it.
  if (failure.code === 'internal' && process.env.GLYPHREEL_DEBUG) say(String((error as Error)?.stack ?? error));
  return exitCodeOf(failure.code);
}

function sayError(message: string, help: string | null): void {
  say(`${errColors.red(errColors.bold('error'))}: ${message}`);
  if (help) say(`  ${errColors.bold('help')}: ${help}`);
}

// A reader that has seen enough (`| head`) closes the pipe: work in progress stops and cleans up as at Ctrl-C.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') {
    if (!abortWork()) process.exit(EXIT.done);
    return;
  }
  sayError(`What was to be printed could not be written: ${fileTrouble(error)}.`, null);
  process.exit(EXIT.machine);
});

// Messages that nobody can read any more must not end the work.
process.stderr.on('error', () => {});

try {
  await makeProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error, process.argv.includes('--json'));
}

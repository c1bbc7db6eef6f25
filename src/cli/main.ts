// Entry of the command line: the program, its exit codes and error messages. The commands are in commands/.

import { Command, CommanderError } from 'commander';
import { toFailure } from '../engine/errors/render-error.ts';
import { fileTrouble } from '../engine/errors/render-errors.ts';
import { packageVersion } from '../engine/render/cache/engine-version.ts';
import { loadCommands } from './commands/commands.ts';
import { CliError, EXIT, exitCodeOf } from './exit.ts';
import { abortWork } from './interrupt.ts';
import { ReelError } from './reel-error.ts';
import { readReel } from './read-reel.ts';
import { RenderFailed } from './render-failed.ts';
import { sayDiagnostics } from './say-diagnostics.ts';
import { errColors, printJson, say } from './terminal.ts';

async function makeProgram(named: string | undefined): Promise<Command> {
  const program = new Command('glyphreel')
    .description('ASCII-art video as code: checks reels and renders them.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help for a command')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError('(run with --help for usage)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 error in the input, 2 wrong usage, 3 problem with the machine, 130 interrupted.',
    );
  if (named !== '--version' && named !== '-V')
    for (const command of await loadCommands(named)) program.addCommand(command.copyInheritedSettings(program));
  // Errors are thrown, so that `exitCodeFor` sets every exit code.
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

/** Reports the error, as JSON where requested, and returns the exit code. */
async function exitCodeFor(error: unknown, json: boolean): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof RenderFailed) return error.exitCode;
  if (error instanceof CliError) {
    const diagnostics = error instanceof ReelError ? error.diagnostics : [];
    if (json) {
      printJson({
        type: 'error',
        code: error.code,
        message: error.message,
        help: error.help ?? '',
        ...(diagnostics.length > 0 ? { diagnostics } : {}),
      });
    } else {
      if (error instanceof ReelError) await sayDiagnostics(diagnostics, readReel(error.reel));
      sayError(error.message, error.help);
    }
    return error.exitCode;
  }
  const failure = toFailure(error);
  if (json) printJson({ type: 'error', ...failure });
  else if (failure.code === 'interrupted') say('Interrupted.');
  else sayError(failure.message, failure.help);
  // Stack traces are for bug reports.
  if (failure.code === 'internal' && process.env.GLYPHREEL_DEBUG) say(String((error as Error)?.stack ?? error));
  return exitCodeOf(failure.code);
}

function sayError(message: string, help?: string): void {
  say(`${errColors.red(errColors.bold('error'))}: ${message}`);
  if (help) say(`  ${errColors.bold('help')}: ${help}`);
}

// A reader that has seen enough (`| head`) closes the pipe, and a terminal may be closed: work in progress stops and cleans up as at Ctrl-C.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || (error.code === 'EIO' && process.stdout.isTTY)) {
    if (!abortWork()) process.exit(EXIT.done);
    return;
  }
  sayError(`Could not write to standard output: ${fileTrouble(error)}.`);
  process.exit(EXIT.machine);
});

// A closed stderr must not end the work.
process.stderr.on('error', () => {});

try {
  const program = await makeProgram(process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.exitCode = await exitCodeFor(error, process.argv.includes('--json'));
}

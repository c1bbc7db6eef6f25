// The reporter of `npm test`: one line for each test file as it ends, failures in full at once. It writes no control characters, so
// the output reads the same in a terminal, in a log file and in continuous integration.

/** Text of Vitest's own error printer may hold colour codes even where colours are off. */
// oxlint-disable-next-line no-control-regex -- matching the escape character is the purpose
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Vitest decides about colours before it reads its configuration: in CI they are on without a terminal. */
function dropColours(stream) {
  const write = stream.write.bind(stream);
  stream.write = (text, ...rest) => write(typeof text === 'string' ? text.replaceAll(COLOUR, '') : text, ...rest);
}

export default class LineReporter {
  /** @type {any} Set by onInit, before anything else is called. */
  vitest;
  started = 0;
  ended = 0;
  total = 0;

  onInit(vitest) {
    this.vitest = vitest;
    for (const stream of [vitest.logger.outputStream, vitest.logger.errorStream])
      if (stream && !stream.isTTY) dropColours(stream);
  }

  onTestRunStart(specifications) {
    this.started = performance.now();
    this.ended = 0;
    this.total = specifications.length;
  }

  onTestModuleEnd(module) {
    this.ended += 1;
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const test of module.children.allTests()) counts[test.result().state] += 1;
    const failed = module.state() === 'failed';
    const parts = Object.entries(counts).filter(([, count]) => count > 0);
    const place = `${String(this.ended).padStart(String(this.total).length)}/${this.total}`;
    const summary = parts.map(([state, count]) => `${count} ${state}`).join(', ') || 'no tests';
    const { duration } = module.diagnostic();
    this.print(`${failed ? '✗' : '✓'} ${place} ${module.relativeModuleId} (${summary}, ${seconds(duration)})`);
    if (failed) this.printFailures(module);
  }

  printFailures(module) {
    for (const error of module.errors()) this.printError(module.relativeModuleId, error, module.project);
    for (const suite of module.children.allSuites())
      for (const error of suite.errors()) this.printError(suite.fullName, error, module.project);
    for (const test of module.children.allTests('failed'))
      for (const error of test.result().errors ?? []) this.printError(test.fullName, error, module.project);
  }

  printError(title, error, project) {
    this.print(`\n  FAILED ${title}\n`);
    this.vitest.logger.printError(error, { project });
  }

  onUserConsoleLog(log) {
    const text = log.content.replaceAll(COLOUR, '').trimEnd();
    if (text !== '') this.print(text.replaceAll(/^/gm, '    | '));
  }

  onTestRunEnd(modules, unhandledErrors) {
    if (unhandledErrors.length > 0) this.print(`\n  ${unhandledErrors.length} UNHANDLED ERRORS\n`);
    for (const error of unhandledErrors) this.vitest.logger.printError(error);
    const failed = modules.filter((module) => module.state() === 'failed');
    // A test that did not run is no proof of anything: each is named.
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => `  ${module.relativeModuleId}: ${test.fullName}`),
    );
    if (skipped.length > 0) this.print(`\nNOT RUN (${skipped.length}):\n${skipped.join('\n')}`);
    if (failed.length > 0) this.print('\nFailed test files:');
    for (const module of failed) this.print(`  ${module.relativeModuleId}`);
    this.print(
      `${modules.length} test ${modules.length === 1 ? 'file' : 'files'} in ${seconds(performance.now() - this.started)}`,
    );
  }

  onWatcherStart() {
    this.print('Waiting for changes. Press h for help, q to quit.');
  }

  print(text) {
    this.vitest.logger.log(text);
  }
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

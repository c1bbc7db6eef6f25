// Every command, in the order in which `--help` lists them. A new one is a file beside this one, and a line here. Each is loaded when it is
// needed: together they take longer to load than most of them to run.

import type { Command } from 'commander';

const LOAD = {
  check: async () => (await import('./check.ts')).checkCommand,
  render: async () => (await import('./render.ts')).renderCommand,
  convert: async () => (await import('./convert.ts')).convertCommand,
  play: async () => (await import('./play.ts')).playCommand,
  still: async () => (await import('./still.ts')).stillCommand,
  hash: async () => (await import('./hash.ts')).hashCommand,
  estimate: async () => (await import('./estimate.ts')).estimateCommand,
  analyze: async () => (await import('./analyze.ts')).analyzeCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  list: async () => (await import('./list.ts')).listCommand,
  new: async () => (await import('./new.ts')).newCommand,
  mcp: async () => (await import('./mcp.ts')).mcpCommand,
  clean: async () => (await import('./clean.ts')).cleanCommand,
  worker: async () => (await import('./worker.ts')).workerCommand,
  clip: async () => (await import('./clip.ts')).clipCommand,
} satisfies Record<string, () => Promise<() => Command>>;

/** The command of that name, or all where there is none. */
export async function loadCommands(name?: string): Promise<Command[]> {
  const loads =
    name !== undefined && Object.hasOwn(LOAD, name) ? [LOAD[name as keyof typeof LOAD]] : Object.values(LOAD);
  return Promise.all(loads.map(async (load) => (await load())()));
}

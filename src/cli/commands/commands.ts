// Every command, in the order in which `--help` lists them. A new one is a file beside this one, and a line here.

import type { Command } from 'commander';
import { analyzeCommand } from './analyze.ts';
import { checkCommand } from './check.ts';
import { cleanCommand } from './clean.ts';
import { clipCommand } from './clip.ts';
import { convertCommand } from './convert.ts';
import { doctorCommand } from './doctor.ts';
import { estimateCommand } from './estimate.ts';
import { hashCommand } from './hash.ts';
import { listCommand } from './list.ts';
import { mcpCommand } from './mcp.ts';
import { newCommand } from './new.ts';
import { playCommand } from './play.ts';
import { renderCommand } from './render.ts';
import { stillCommand } from './still.ts';
import { workerCommand } from './worker.ts';

export const COMMANDS: readonly (() => Command)[] = [
  checkCommand,
  renderCommand,
  convertCommand,
  playCommand,
  stillCommand,
  hashCommand,
  estimateCommand,
  analyzeCommand,
  doctorCommand,
  listCommand,
  newCommand,
  mcpCommand,
  cleanCommand,
  workerCommand,
  clipCommand,
];

// `doctor`: what this machine offers and lacks.

import { Command } from 'commander';
import { EXIT } from '../exit.ts';
import { ffmpegOption } from '../options.ts';
import { outColors, print, printJson } from '../terminal.ts';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check this machine: hardware, ffmpeg, fonts, cache')
    .option('--json', 'print one JSON object')
    .addOption(ffmpegOption())
    .addHelpText('after', '\nExits with 3 if something that renders need is missing.')
    .action(doctor);
}

async function doctor(options: { json?: boolean; ffmpeg?: string }): Promise<void> {
  const { examineMachine } = await import('../../engine/doctor/examine-machine.ts');
  const examination = await examineMachine(options.ffmpeg === undefined ? {} : { ffmpegPath: options.ffmpeg });
  if (options.json) printJson(examination);
  else {
    for (const { topic, text, ok, unused, help } of examination.findings) {
      const mark = unused ? outColors.dim('–') : ok ? outColors.green('✓') : outColors.red('✗');
      print(`${mark} ${outColors.bold(topic.padEnd(9))} ${text}`);
      if (help) print(`  ${' '.repeat(9)} ${outColors.bold('help')}: ${help}`);
    }
  }
  if (!examination.ok) process.exitCode = EXIT.machine;
}

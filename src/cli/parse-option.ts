// Parsers of option values. Their errors become exit code 2.

import { InvalidArgumentError } from 'commander';
import { BEATS_PER_BAR } from '../contract/defaults.ts';

const TIME = /^(\d+(?:\.\d*)?|\.\d+)(s|ms|f)?$/;
const CLOCK = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d*)?)$/;

/** A time as typed: seconds, or frames at the rendered frame rate. */
export type Moment = { seconds: number } | { frames: number };

/** `2.5s`, `250ms`, `48f`, `1:23.5`, or plain seconds. */
export function parseMoment(text: string): Moment {
  const clock = CLOCK.exec(text);
  if (clock) return { seconds: Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) };
  const match = TIME.exec(text);
  if (!match) throw new InvalidArgumentError(`Expected a time such as 2.5s, 250ms, 48f or 1:23, but got ${text}.`);
  const value = Number(match[1]);
  if (match[2] === 'f') return { frames: Math.round(value) };
  return { seconds: match[2] === 'ms' ? value / 1000 : value };
}

const BEATS = /^(\d+(?:\.\d*)?|\.\d+)(beats?|bars?)$/;

/** A time, or beats after the start of what is played: `2beats`, `1bar`. */
export function parseBeatMoment(text: string): Moment | { beats: number } {
  const match = BEATS.exec(text);
  if (match) return { beats: Number(match[1]) * (match[2]!.startsWith('bar') ? BEATS_PER_BAR : 1) };
  try {
    return parseMoment(text);
  } catch {
    throw new InvalidArgumentError(`Expected a time such as 2.5s, 250ms, 48f, 1:23 or 2beats, but got ${text}.`);
  }
}

export interface MomentRange {
  from: Moment;
  to: Moment;
}

/** `2s..5s`; the end is not included. */
export function parseMomentRange(text: string): MomentRange {
  const [from, to, ...rest] = text.split('..');
  if (!from || !to || rest.length > 0)
    throw new InvalidArgumentError(`Expected a range such as 2s..5s, but got ${text}.`);
  return { from: parseMoment(from), to: parseMoment(to) };
}

/** The time in seconds at a frame rate. */
export const inSeconds = (moment: Moment, fps: number): number =>
  'seconds' in moment ? moment.seconds : moment.frames / fps;

/** `1280x720`. */
export function parseSize(text: string): { width: number; height: number } {
  const match = /^(\d+)\s*[x×]\s*(\d+)$/i.exec(text);
  if (!match) throw new InvalidArgumentError(`Expected a size such as 1280x720, but got ${text}.`);
  return { width: Number(match[1]), height: Number(match[2]) };
}

const UNITS: Readonly<Record<string, number>> = {
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};
const LEAST_BYTES = 1000;

/** `8MB`, `9.5 MiB`: bytes. */
export function parseBytes(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d*)?|\.\d+)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  const bytes = factor === undefined ? NaN : Math.floor(Number(number) * factor);
  if (!(bytes >= LEAST_BYTES))
    throw new InvalidArgumentError(`Expected a size such as 8MB, 800KB or 9.5MiB, but got ${text}.`);
  return bytes;
}

/** A parser of whole numbers within limits. */
export function wholeNumber(what: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`Expected ${what} from ${min} to ${max}, but got ${text}.`);
    }
    return value;
  };
}

/** A parser of numbers within limits. */
export function realNumber(what: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < min || value > max) {
      throw new InvalidArgumentError(`Expected ${what} from ${min} to ${max}, but got ${text}.`);
    }
    return value;
  };
}

// What the server knows of the files of `media` statements. The client asks the engine; answers are kept until the file changes.

import { statSync } from 'node:fs';
import type { MaterialFacts } from '../../contract/media.ts';
import type { MaterialAnswer, MaterialParams } from '../../contract/protocol.ts';

interface Entry {
  /** Of the file when it was asked about. */
  stamp: string;
  answer: MaterialAnswer | null;
  asked: Promise<void>;
  /** Asked for once it is wanted. */
  picture?: Promise<string | undefined>;
}

type Ask = (params: MaterialParams) => Promise<MaterialAnswer | null>;

export class Materials {
  private readonly ask: Ask;
  private readonly onNews: () => void;
  private readonly entries = new Map<string, Entry>();
  private readonly known = new Map<string, MaterialFacts | { problem: string }>();

  /**
   * @param ask null where it cannot be told now: the workspace is not trusted, or there is no engine
   * @param onNews facts have changed
   */
  constructor(ask: Ask, onNews: () => void) {
    this.ask = ask;
    this.onNews = onNews;
  }

  /** By path. The same map always, so that it is never copied. */
  get facts(): ReadonlyMap<string, MaterialFacts | { problem: string }> {
    return this.known;
  }

  /** A small picture of the file as a data URI, if there is one. */
  async pictureOf(path: string): Promise<string | undefined> {
    await this.learn(path);
    const entry = this.entries.get(path);
    if (!entry?.answer || 'problem' in entry.answer.facts) return undefined;
    entry.picture ??= this.ask({ path, picture: true }).then(
      (answer) => answer?.picture,
      () => undefined,
    );
    return entry.picture;
  }

  /** Asks about files that are new or have changed. What was known of a file stays until the answer comes. */
  need(paths: Iterable<string>): void {
    for (const path of paths) void this.learn(path);
  }

  /** Resolves when the file is known as well as it can be. */
  learn(path: string): Promise<void> {
    const stamp = stampOf(path);
    const entry = this.entries.get(path);
    if (entry?.stamp === stamp) return entry.asked;
    const fresh: Entry = { stamp, answer: entry?.answer ?? null, asked: Promise.resolve() };
    this.entries.set(path, fresh);
    if (stamp === '') this.forget(path);
    else
      fresh.asked = this.ask({ path })
        .catch(() => null)
        .then((answer) => {
          if (this.entries.get(path) !== fresh) return;
          fresh.answer = answer;
          if (answer) this.known.set(path, answer.facts);
          else this.known.delete(path);
          if (answer || entry?.answer) this.onNews();
        });
    return fresh.asked;
  }

  /** Asks again about everything that could not be told before: the workspace is trusted now, or the engine has come back. */
  retry(): void {
    for (const [path, { answer }] of this.entries) if (answer === null) this.entries.delete(path);
  }

  private forget(path: string): void {
    if (this.known.delete(path)) this.onNews();
  }
}

/** Differs once the file has changed; empty where there is none. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}

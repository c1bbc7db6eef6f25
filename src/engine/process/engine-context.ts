// What the handshake told this process: whether it may open files and run code, and where ffmpeg and the cache are.

export class EngineContext {
  trusted = false;
  ffmpegPath: string | undefined;
  cacheDir: string | undefined;

  greet({ trusted, ffmpegPath, cacheDir }: { trusted: boolean; ffmpegPath?: string; cacheDir?: string }): void {
    this.trusted = trusted;
    this.ffmpegPath = ffmpegPath;
    this.cacheDir = cacheDir;
  }

  mediaOptions(): { ffmpegPath?: string; cacheDir?: string } {
    return {
      ...(this.ffmpegPath ? { ffmpegPath: this.ffmpegPath } : {}),
      ...(this.cacheDir ? { cacheDir: this.cacheDir } : {}),
    };
  }
}

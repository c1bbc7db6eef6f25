// What the handshake set: whether files may be opened and code may run, and the paths of ffmpeg and the cache.

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

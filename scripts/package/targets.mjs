// Platforms of the VS Code marketplaces, and the native packages that each VSIX needs.

/** What to do where a VSIX comes without ffmpeg. */
const INSTALL = {
  'darwin-arm64': 'The licence of this build does not allow it inside another package: `brew install ffmpeg`.',
  'win32-arm64': 'There is no build for Windows on ARM: `winget install ffmpeg`.',
};

/**
 * `machine` is the kind of the executables inside; `ffmpeg` is null where the VSIX comes without one.
 * @type {Record<string, { canvas: string, ffmpeg: string | null, machine: string }>}
 */
export const TARGETS = {
  'linux-x64': { canvas: 'linux-x64-gnu', ffmpeg: 'linux-x64', machine: 'elf x64' },
  'linux-arm64': { canvas: 'linux-arm64-gnu', ffmpeg: 'linux-arm64', machine: 'elf arm64' },
  'linux-armhf': { canvas: 'linux-arm-gnueabihf', ffmpeg: 'linux-arm', machine: 'elf arm' },
  // ffmpeg's Linux builds are statically linked, so they run with musl too.
  'alpine-x64': { canvas: 'linux-x64-musl', ffmpeg: 'linux-x64', machine: 'elf x64' },
  'alpine-arm64': { canvas: 'linux-arm64-musl', ffmpeg: 'linux-arm64', machine: 'elf arm64' },
  'darwin-x64': { canvas: 'darwin-x64', ffmpeg: 'darwin-x64', machine: 'mach-o x64' },
  'darwin-arm64': { canvas: 'darwin-arm64', ffmpeg: null, machine: 'mach-o arm64' },
  'win32-x64': { canvas: 'win32-x64-msvc', ffmpeg: 'win32-x64', machine: 'pe x64' },
  'win32-arm64': { canvas: 'win32-arm64-msvc', ffmpeg: null, machine: 'pe arm64' },
};

/** The target of this machine. Alpine and 32-bit ARM have names of their own. */
export function hostTarget() {
  /** @type {any} */
  const report = process.platform === 'linux' ? process.report.getReport() : null;
  const isMusl = report !== null && !report.header.glibcVersionRuntime;
  const platform = isMusl ? 'alpine' : process.platform;
  return `${platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

/** Native packages of a target: the canvas, and ffmpeg where it may be included. */
export function nativePackages(target) {
  const { canvas, ffmpeg } = TARGETS[target];
  return [`@napi-rs/canvas-${canvas}`, ...(ffmpeg === null ? [] : [`@ffmpeg-installer/${ffmpeg}`])];
}

/** How to get ffmpeg on a target whose VSIX has none; null where it has one. */
export const ffmpegNote = (target) => INSTALL[target] ?? null;

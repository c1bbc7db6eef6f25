// Reads from an executable's first bytes which system and processor it is for.

const ELF = { 0x3e: 'x64', 0xb7: 'arm64', 0x28: 'arm' };
const PE = { 0x8664: 'x64', 0xaa64: 'arm64' };
const MACH_O = { 0x01000007: 'x64', 0x0100000c: 'arm64' };

/** `elf x64`, `pe arm64`, `mach-o x64` …; null for anything else. `head` holds at least the first 1024 bytes. */
export function executableKind(head) {
  if (head.length < 64) return null;
  if (head.readUInt32BE(0) === 0x7f454c46) return kind('elf', ELF[head.readUInt16LE(18)]);
  if (head.readUInt32LE(0) === 0xfeedfacf) return kind('mach-o', MACH_O[head.readUInt32LE(4)]);
  if (head.toString('latin1', 0, 2) === 'MZ') {
    const header = head.readUInt32LE(60);
    if (header + 6 <= head.length && head.readUInt32BE(header) === 0x50450000)
      return kind('pe', PE[head.readUInt16LE(header + 4)]);
  }
  return null;
}

const kind = (format, processor) => (processor === undefined ? null : `${format} ${processor}`);

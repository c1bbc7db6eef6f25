/** Lines that end in LF, CR LF, CR CR LF (a text file written twice in text mode) or CR, without a byte order mark. */
export const splitLines = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r{0,2}\n|\r/);

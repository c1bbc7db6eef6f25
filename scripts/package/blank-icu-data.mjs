// The canvas brings all of ICU's data, 10.9 MB: how each language sorts, divides its lines, names currencies and time zones. Drawing a line of
// text asks for none of it, in any script (test/extension/icu-data.test.ts). It is overwritten with zeros, which compress to nothing: nothing
// moves, so the library needs no other change, and ICU takes a file without a header as absent.

/** Begins the header of a file of ICU, two bytes after its length; the format of an archive follows. */
const MAGIC = Buffer.of(0xda, 0x27);
const FORMAT = { at: 10, text: 'CmnD' };

/**
 * The same library without ICU's data.
 * @param {Buffer} library
 */
export function blankIcuData(library) {
  const contents = findArchive(library);
  if (contents === null) throw new Error('Expected the data of ICU in the canvas, but it is not there.');
  const count = library.readUInt32LE(contents);
  // The table of contents: where the name and the data of each file are. The last one's end is not given, so it stays.
  const begin = (i) => contents + library.readUInt32LE(contents + 8 * i + 8);
  return Buffer.from(library).fill(0, begin(0), begin(count - 1));
}

/** Where the archive's table of contents begins. */
function findArchive(data) {
  for (let at = data.indexOf(MAGIC); at >= 2; at = data.indexOf(MAGIC, at + 1)) {
    const format = at + FORMAT.at;
    if (data.toString('latin1', format, format + 4) === FORMAT.text) return at - 2 + data.readUInt16LE(at - 2);
  }
  return null;
}

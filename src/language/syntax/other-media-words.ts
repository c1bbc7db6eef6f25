// What other tools call pictures and films. Authors try these words; the language has `media`.

const WORDS = new Set(
  'image img picture photo video movie film footage gif sprite texture ascii backgroundImage src source load loadImage'.split(
    ' ',
  ),
);

export const isOtherMediaWord = (word: string): boolean => WORDS.has(word);

/** `word`: a name for it. */
export const mediaHelp = (word: string, path: string): string =>
  `Name the file outside the scenes, \`media ${word} = ${path}\`, and draw it in a layer: \`value: ${word}  color: ${word}.color\`.`;

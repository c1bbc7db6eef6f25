// Scripts whose letters are joined, reordered or written from right to left, which is not supported yet.

const RIGHT_TO_LEFT = ['Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko'];
const SHAPED = ['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'];
const OTHER_SHAPED = ['Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer', 'Mongolian', 'Balinese', 'Javanese'];
const SCRIPTS = [...RIGHT_TO_LEFT, ...SHAPED, ...OTHER_SHAPED].map((script) => ({
  script,
  direction: RIGHT_TO_LEFT.includes(script) ? ('rtl' as const) : ('ltr' as const),
  letters: new RegExp(`\\p{Script=${script}}`, 'u'),
}));

export interface ScriptToShape {
  /** As Unicode names it. */
  script: string;
  direction: 'rtl' | 'ltr';
}

/** The first such script that the text has letters of; null in nearly all texts. */
export function scriptToShape(text: string): ScriptToShape | null {
  if (!/[\u0590-\u109f\u1780-\u18af\u1b00-\u1b7f\ua980-\ua9df\ufb1d-\ufeff]/.test(text)) return null;
  return SCRIPTS.find(({ letters }) => letters.test(text)) ?? null;
}

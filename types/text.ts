/**
 * Characters that show nothing and do nothing here: soft hyphen, zero-width, direction and variation marks, Hangul
 * fillers, the mark of a picture pasted along (U+FFFC), tags (Unicode: Default_Ignorable_Code_Point, Bidi_Control). By
 * range, as an old phone's engine knows an older Unicode.
 */
const INVISIBLE =
  /[\u180b-\u180f]|[\u17b4\u17b5]|[\ufe00-\ufe0f\u034f]|[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

/** A joiner or an emoji mark behind a picture, or a mark that makes a key of a digit, is a part of what is seen. */
const EMOJI_PARTS =
  /([\ufe0f\u2190-\u2bff\u3030\u303d\u3297\u3299\u{1f000}-\u{1faff}])[\u200d\ufe0e\ufe0f]+|\ufe0f(?=\u20e3)/gu

/** A text without the characters that show nothing. */
export const dropInvisible = (text: string): string => text.replace(INVISIBLE, '')

const dropUnseen = (text: string) => {
  let [seen, from] = ['', 0]
  text.replace(EMOJI_PARTS, (...found) => {
    const [part, at] = [String(found[0]), Number(found[found.length - 2])]
    seen += dropInvisible(text.slice(from, at)) + part
    from = at + part.length
    return part
  })
  return seen + dropInvisible(text.slice(from))
}

/** Blanks that `trim` does not know for blanks: the Braille one, and a tab within a line. */
const BLANK = /[\t\u2800]/g

/** Control characters, which PDF files and terminals leave, and halves of characters, which a cut leaves. */
const SCRAPS = /[\p{Cc}\p{Cs}]/gu

const BREAKS = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g

/**
 * One line of text as it was typed or pasted, put right: what shows nothing is dropped, also control characters and
 * halves of characters, tabs and line breaks become blanks, and there are none at the ends. Text that shows nothing comes out empty.
 */
export const cleanLine = (text: string): string =>
  dropUnseen(text).replace(BREAKS, ' ').replace(BLANK, ' ').replace(SCRAPS, '').trim()

/** Several lines of text put right: as `cleanLine`, but every kind of line break becomes `\n`. */
export const cleanProse = (text: string): string =>
  dropUnseen(text)
    .replace(BREAKS, '\n')
    .replace(BLANK, ' ')
    .split('\n')
    .map((part) => part.replace(SCRAPS, ''))
    .join('\n')
    .trim()

/** Full-width ASCII (Ａ１＋) as its ordinary twin; every other character, and the length, stays. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')

/** What people type or paste as a number: half-width, without spaces and invisible characters, in upper case. */
export const compactCode = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())

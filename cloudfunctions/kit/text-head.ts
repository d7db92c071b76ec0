/** Control, direction-changing and half characters: harmless on a phone, harmful in a log, a table or a database. */
const HARMFUL = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** Our own codes, which need no cleaning. */
const PLAIN = /^[\x20-\x7e]{0,200}$/

/** The first 200 characters of whatever was scanned, fit to be stored and shown as evidence. */
export const textHead = (text: string): string =>
  PLAIN.test(text) ? text : Array.from(text).slice(0, 200).join('').replace(HARMFUL, '\ufffd')

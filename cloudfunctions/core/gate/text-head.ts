import { referenceOf, scannedAs } from '../../../src/domain/gate/scanned'
import { lookupHash } from '../../kit/seal'

/** Control, direction-changing and half characters: harmless on a phone, harmful in a log, a table or a database. */
const HARMFUL = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * What is kept of a scanned text as evidence: of our own codes enough to tell two apart, never so much that somebody could
 * enter with it; of anybody else's a mark that is the same for the same text, as it may be a document or a name.
 */
export function textHead(text: string): string {
  const kind = scannedAs(text)
  if (kind === 'empty') return ''
  if (kind === 'foreign') return `别处的码 ${lookupHash('scan', text).toString('hex').slice(0, 6)}`
  return referenceOf(text).replace(HARMFUL, '\ufffd')
}

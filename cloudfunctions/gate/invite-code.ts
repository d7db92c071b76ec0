import type { RightId } from '../../types/core'
import { lookupHash } from '../kit/seal'

/** Two codes of eight digits may be alike; then the next one of the same right is taken. */
export const CODE_TRIES = 4

/**
 * The one-time code of a right. It follows from the right's id and our key, so that an invitation sent twice shows the same
 * code without the code being kept anywhere.
 */
export const codeOf = (rightId: RightId, nth: number): string =>
  String(lookupHash('code', `${rightId}/${nth}`).readUInt32BE(0) % 100_000_000).padStart(8, '0')

/** What is kept of a code. */
export const hashOfCode = (code: string): Buffer => lookupHash('code', code)

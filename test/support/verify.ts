import { createPublicKey, verify as verifySignature } from 'node:crypto'
import type { Verify } from '../../src/domain/gate/offline'

/** SPKI wrapping of a raw Ed25519 public key (RFC 8410 §4). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** What a phone does in plain arithmetic (`src/packages/gate/phone/verify.ts`), a hundred times faster. */
export const verify: Verify = ({ signed, signature }, publicKey) => {
  const key = Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'base64')])
  return verifySignature(null, signed, createPublicKey({ key, format: 'der', type: 'spki' }), signature)
}

import nacl from 'tweetnacl'
import type { Verify } from '@/domain/gate/offline'
import { decodeBase64 } from '@/domain/text/base64'

/** Ed25519 on the phone (RFC 8032), in plain arithmetic: some milliseconds a code. A key or signature of a wrong length is none. */
export const verify: Verify = ({ signed, signature }, publicKey) => {
  const key = decodeBase64(publicKey)
  if (key?.length !== nacl.sign.publicKeyLength || signature.length !== nacl.sign.signatureLength) return false
  return nacl.sign.detached.verify(signed, signature, key)
}

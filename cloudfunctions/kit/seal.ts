import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { comparableName } from '../../src/domain/person/real-name'
import type { OpenId } from '../../types/core'

/**
 * What is sealed, as it lies in a column; PostgreSQL writes it as `\\x…` where it stands within JSON.
 *
 * Names, document numbers, birth dates, telephone numbers, contacts, helpers' names and what staff write about somebody
 * lie sealed, and nothing readable lies beside them. Readable on purpose: names of the bureau's own clerks (`staff.name`),
 * and what is decided about a body or a day.
 * To find a row there are hashes under `HASH_KEY`, each of its own kind: of a whole number, or of its last four
 * characters. Whoever has a backup and none of the keys learns which rows are one person's, and no
 * name, no number, no day of birth, not even one of four digits, as every guess needs the key. With `HASH_KEY` alone,
 * numbers could be tried until they fit; with `SEAL_KEYS` everything is open. Keys never lie where the backups do.
 */
export type Sealed = Buffer | string

type Keys = { current: number; byId: Map<number, Buffer> }

/** Reads `{"1":"base64 of 32 bytes", …}`; the highest id is the current key. Faults when missing or malformed. */
export function readKeys(variable: string): Keys {
  const text = process.env[variable]
  if (!text) throw new Error(`${variable} is not set`)
  const known = read.get(variable)
  if (known?.text === text) return known.keys
  const keys = parseKeys(variable, text)
  read.set(variable, { text, keys })
  return keys
}

/** What was read last: a list of people opens hundreds of seals. */
const read = new Map<string, { text: string; keys: Keys }>()

function parseKeys(variable: string, text: string): Keys {
  const byId = new Map(
    Object.entries(JSON.parse(text) as Record<string, string>).map(([id, key]) => [
      Number(id),
      Buffer.from(key, 'base64'),
    ]),
  )
  for (const [id, key] of byId) {
    if (!(Number.isInteger(id) && id > 0 && id < 256 && key.length === 32))
      throw new Error(`${variable} holds a malformed key`)
  }
  return { current: Math.max(...byId.keys()), byId }
}

/** Seals a text with AES-256-GCM under the current key of `SEAL_KEYS`: key id (1 byte) · iv (12) · tag (16) · ciphertext. */
export function seal(text: string): Buffer {
  const { current, byId } = readKeys('SEAL_KEYS')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', byId.get(current) as Buffer, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([current]), iv, cipher.getAuthTag(), sealed])
}

/** Opens what `seal` made, under whichever key it names. Faults when it was tampered with or the key is gone. */
export function unseal(kept: Sealed): string {
  const sealed = typeof kept === 'string' ? Buffer.from(kept.slice(2), 'hex') : kept
  const key = readKeys('SEAL_KEYS').byId.get(sealed[0] ?? 0)
  if (!key) throw new Error(`no key ${sealed[0]} in SEAL_KEYS`)
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
}

/** A text from its seal; null where there is none. */
export const opened = (sealed: Sealed | null): string | null => (sealed === null ? null : unseal(sealed))

type HashKind = 'id' | 'scan' | 'phone' | 'code' | 'idTail' | 'phoneTail' | 'name' | 'attempt'

/** Keyed hash (HMAC-SHA256 under `HASH_KEY`) to look a number up without storing it readably. */
export const lookupHash = (kind: HashKind, text: string): Buffer => keyed(kind, text)

/** How many characters a number is asked for at a door or a desk. */
export const TAIL = 4

/** Keyed hash of the last characters of a number, for a search; another kind than that of whole numbers, so neither tells of the other. */
export const tailHash = (kind: 'idTail' | 'phoneTail', number: string): Buffer => keyed(kind, number.slice(-TAIL))

/** An account in a log that nothing is ever taken out of: the same for the same account, and no way back without the key. */
export const accountMark = (openid: OpenId): string => keyed('account', openid).toString('hex').slice(0, 32)

/** Keyed hash of a name, the same for all spellings of it. */
export const nameHash = (name: string): Buffer => keyed('name', comparableName(name))

function keyed(kind: HashKind | 'account', text: string): Buffer {
  const key = Buffer.from(process.env.HASH_KEY ?? '', 'base64')
  if (key.length !== 32) throw new Error('HASH_KEY is not 32 bytes in base64')
  return createHmac('sha256', key).update(`${kind}\n${text}`).digest()
}

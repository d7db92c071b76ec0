import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import fc from 'fast-check'
import nacl from 'tweetnacl'
import { decodeBase64 } from '../../src/domain/base64'
import { decideOffline, type HeldPack, mergePack, type OfflineFacts, type Verify } from '../../src/domain/gate-offline'
import { addOwn, isOldOwn, type OwnActs, openOwn, ownKeys, shortOf } from '../../src/domain/gate-own'
import { packTicketCode, ticketCodeText } from '../../src/domain/ticket-code'
import type { ActivityId, SessionId } from '../../types/core'

const NOW = 1_795_741_200_000
const HOUR = 3_600_000
const activityId = randomUUID() as ActivityId
const sessionId = randomUUID() as SessionId

const aKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64') }
}
const keys = [aKey(), aKey(), aKey()]

const verify: Verify = ({ signed, signature }, publicKey) =>
  nacl.sign.detached.verify(signed, signature, decodeBase64(publicKey) as Uint8Array)

const aCode = (over: { ticketId?: string; activity?: string; day?: string; keyId?: number; by?: KeyObject } = {}) => {
  const { ticketId = randomUUID(), activity = activityId, day = '2026-11-27', keyId = 1 } = over
  const packed = packTicketCode({ keyId, ticketId, activityId: activity, day })
  return {
    ticketId,
    text: ticketCodeText(packed, sign(null, packed, over.by ?? (keys[keyId]?.privateKey as KeyObject))),
  }
}

const aPack = (over: Partial<HeldPack> = {}): HeldPack => ({
  sessionId,
  activityId,
  activityCancelled: false,
  day: '2026-11-27',
  opensAt: NOW - HOUR,
  closesAt: NOW + HOUR,
  tracksExits: true,
  venueLimit: null,
  keys: [
    { keyId: 1, publicKey: keys[1]?.publicKey ?? '', retiredAt: null },
    { keyId: 2, publicKey: keys[2]?.publicKey ?? '', retiredAt: NOW - HOUR },
  ],
  cancelled: [],
  used: [],
  at: NOW - 60_000,
  ...over,
})

const decide = (over: Partial<OfflineFacts> & { text: string }) =>
  decideOffline({ way: 'in', pack: aPack(), own: new Map(), verify, now: NOW, ...over })

const outcomeOf = (over: Partial<OfflineFacts> & { text: string }) => {
  const answer = decide(over)
  return answer.kind === 'decided' ? answer.outcome : 'blind'
}

test('every outcome a phone can know is reached without a network', () => {
  const { ticketId, text } = aCode()
  const short = shortOf(ticketId)
  const own = (way: 'in' | 'out' | 'undone') => new Map([[short, { way, at: NOW - 5_000 }]])
  const flipped = text.slice(0, 60) + (text[60] === '7' ? '8' : '7') + text.slice(61)
  const rows: [string, string][] = [
    [outcomeOf({ text }), 'admitted'],
    [outcomeOf({ text: 'https://example.com/menu' }), 'notOurs'],
    [outcomeOf({ text: 'x'.repeat(4096) }), 'notOurs'],
    [outcomeOf({ text: text.slice(0, 90) }), 'damaged'],
    [outcomeOf({ text: flipped }), 'forged'],
    [outcomeOf({ text: aCode({ by: aKey().privateKey }).text }), 'forged'],
    [outcomeOf({ text: aCode({ keyId: 2 }).text }), 'keyRetired'],
    [outcomeOf({ text: aCode({ activity: randomUUID() }).text }), 'otherActivity'],
    [outcomeOf({ text: aCode({ activity: randomUUID(), day: '2026-11-28' }).text }), 'otherDay'],
    [outcomeOf({ text, pack: aPack({ activityCancelled: true }) }), 'activityCancelled'],
    [outcomeOf({ text, pack: aPack({ cancelled: [short] }) }), 'cancelled'],
    [outcomeOf({ text, pack: aPack({ used: [short] }) }), 'usedAlready'],
    [outcomeOf({ text, own: own('in') }), 'usedAlready'],
    [outcomeOf({ text, own: own('out') }), 'readmitted'],
    [outcomeOf({ text, own: own('undone'), pack: aPack({ used: [short] }) }), 'admitted'],
    [outcomeOf({ text, own: own('in'), way: 'out' }), 'exited'],
    [outcomeOf({ text, way: 'out' }), 'exited'],
    [outcomeOf({ text, own: own('out'), way: 'out' }), 'notInside'],
    [outcomeOf({ text, now: NOW - 2 * HOUR }), 'gateNotOpen'],
    [outcomeOf({ text, now: NOW + 2 * HOUR }), 'gateClosed'],
  ]
  expect(rows.map(([got]) => got)).toEqual(rows.map(([, wanted]) => wanted))
})

test('a code of a key this phone has not heard of is left to the cloud, never called forged', () => {
  expect(decide({ text: aCode({ keyId: 9, by: keys[0]?.privateKey }).text })).toEqual({ kind: 'blind' })
  expect(decide({ text: aCode().text, pack: null })).toEqual({ kind: 'blind' })
})

test('one flipped bit anywhere lets nobody in', () => {
  const { text } = aCode()
  fc.assert(
    fc.property(fc.integer({ min: 4, max: text.length - 1 }), fc.constantFrom(...'0123456789ABC:%'), (at, char) => {
      fc.pre(text[at] !== char)
      expect(outcomeOf({ text: text.slice(0, at) + char + text.slice(at + 1) })).not.toBe('admitted')
    }),
    { numRuns: 60 },
  )
})

test('a pack that comes in parts says what a whole one would', () => {
  const short = fc.constantFrom(...'abcdef').map((letter) => letter.repeat(12))
  const state = fc.constantFrom('free', 'cancelled', 'used')
  const world = fc.dictionary(short, state, { maxKeys: 6 })
  fc.assert(
    fc.property(fc.array(world, { minLength: 1, maxLength: 6 }), (worlds) => {
      let held: HeldPack | null = null
      let before: Record<string, string> = {}
      const of = (now: Record<string, string>, wanted: string) => Object.keys(now).filter((one) => now[one] === wanted)
      for (const now of worlds) {
        const fresh = { ...aPack({ cancelled: of(now, 'cancelled'), used: of(now, 'used') }), freed: [] as string[] }
        const freed = Object.keys(before).filter((one) => before[one] !== now[one])
        held = mergePack(held, held ? { ...fresh, freed, whole: false } : { ...fresh, whole: true })
        expect([...held.cancelled].sort()).toEqual(of(now, 'cancelled').sort())
        expect([...held.used].sort()).toEqual(of(now, 'used').sort())
        before = now
      }
    }),
  )
})

test('a part of another session never mixes with what is held', () => {
  const part = { ...aPack({ sessionId: randomUUID() as SessionId, used: ['b'.repeat(12)] }), freed: [], whole: false }
  expect(mergePack(aPack({ used: ['a'.repeat(12)] }), part).used).toEqual(['b'.repeat(12)])
})

test('what this phone let in is still known after a restart, in small writes, without a name', () => {
  const store = new Map<string, string>()
  const opened = () =>
    openOwn(
      sessionId,
      [...store].filter(([key]) => key.startsWith(ownKeys(sessionId))).map(([key, text]) => ({ key, text })),
    )
  let own: OwnActs = opened()
  const tickets = Array.from({ length: 450 }, () => randomUUID())
  for (const ticket of tickets) {
    const added = addOwn(own, ticket, { way: 'in', at: NOW })
    expect(added.write.text.length).toBeLessThan(4_000)
    store.set(added.write.key, added.write.text)
    own = added.own
  }
  const out = addOwn(own, tickets[3] ?? '', { way: 'out', at: NOW + 1 })
  store.set(out.write.key, out.write.text)
  const again = opened()
  expect(again.latest.size).toBe(450)
  expect(again.latest.get(shortOf(tickets[3] ?? ''))).toEqual({ way: 'out', at: NOW + 1 })
  expect(store.size).toBe(5)
})

test('a cut or edited record of what was let in is read as far as it goes, and an old one is known as old', () => {
  const line = `${'a'.repeat(12)} in ${NOW}`
  const own = openOwn(sessionId, [
    { key: `${ownKeys(sessionId)}1`, text: `${line}\nnonsense\n${'b'.repeat(12)} in 17957` },
  ])
  expect([...own.latest.keys()]).toEqual(['a'.repeat(12)])
  expect(isOldOwn(`${line}\n`, NOW + HOUR)).toBe(false)
  expect(isOldOwn(`${line}\n`, NOW + 80 * HOUR)).toBe(true)
  expect(isOldOwn('nonsense', NOW)).toBe(true)
})

test('base64 is read as Node reads it, and what is none is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(Uint8Array.from(bytes))
    }),
  )
  for (const bad of ['a', 'ab*=', 'abcde', '=abc']) expect(decodeBase64(bad)).toBeNull()
})

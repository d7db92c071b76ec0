import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import fc from 'fast-check'
import nacl from 'tweetnacl'
import { decideOffline, type HeldPack, mergePack, type OfflineFacts, type Verify } from '../../src/domain/gate/offline'
import { addOwn, isOldOwn, type OwnActs, openOwn, ownKeys, shortOf } from '../../src/domain/gate/own'
import { decodeBase64 } from '../../src/domain/text/base64'
import { type CodeStands, packTicketCode, ticketCodeText } from '../../src/domain/ticket/code'
import type { ActivityId, SessionId } from '../../types/core'
import type { ScanOutcome, TicketLists, Way } from '../../types/gate'
import type { TicketState } from '../../types/ticket'
import { verify } from '../support/verify'

const NOW = 1_795_741_200_000
const HOUR = 3_600_000
const activityId = randomUUID() as ActivityId
const sessionId = randomUUID() as SessionId

const aKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64') }
}
const keys = [aKey(), aKey(), aKey()]

/** As the phone does it. */
const verifyOnPhone: Verify = ({ signed, signature }, publicKey) =>
  nacl.sign.detached.verify(signed, signature, decodeBase64(publicKey) as Uint8Array)

type Wish = {
  ticketId?: string
  activity?: string
  day?: string
  keyId?: number
  by?: KeyObject
  stands?: CodeStands
}
const aCode = (over: Wish = {}) => {
  const { ticketId = randomUUID(), activity = activityId, day = '2026-11-27', keyId = 1, stands = 'place' } = over
  const packed = packTicketCode({ keyId, ticketId, activityId: activity, day }, stands)
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
  tickets: { booked: [], line: [], cancelled: [], released: [] },
  stamp: 'as before',
  used: [],
  left: [],
  at: NOW - 60_000,
  ...over,
})

/** A pack that lists one ticket. */
const listed = (list: keyof TicketLists, short: string, over: Partial<HeldPack> = {}) =>
  aPack({ tickets: { ...aPack().tickets, [list]: [short] }, ...over })

const decide = (over: Partial<OfflineFacts> & { text: string }) =>
  decideOffline({ way: 'in', pack: aPack(), own: new Map(), untold: new Set(), verify, now: NOW, ...over })

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
    [outcomeOf({ text, pack: listed('cancelled', short) }), 'cancelled'],
    [outcomeOf({ text, pack: listed('line', short) }), 'notConfirmed'],
    [outcomeOf({ text, pack: listed('released', short) }), 'released'],
    [outcomeOf({ text, pack: listed('released', short, { left: [short] }) }), 'readmitted'],
    [outcomeOf({ text, pack: aPack({ used: [short] }) }), 'usedAlready'],
    [outcomeOf({ text, pack: aPack({ left: [short] }) }), 'readmitted'],
    [outcomeOf({ text, pack: listed('booked', short, { venueLimit: 2, used: ['c'.repeat(12)] }) }), 'admitted'],
    [outcomeOf({ text, pack: aPack({ venueLimit: 1, used: ['c'.repeat(12)] }) }), 'venueFull'],
    [outcomeOf({ text, own: own('in') }), 'usedAlready'],
    [outcomeOf({ text, own: own('out') }), 'readmitted'],
    [outcomeOf({ text, own: own('undone'), pack: aPack({ used: [short] }) }), 'admitted'],
    [outcomeOf({ text, own: own('in'), way: 'out' }), 'exited'],
    [outcomeOf({ text, pack: aPack({ used: [short] }), way: 'out' }), 'exited'],
    [outcomeOf({ text, way: 'out' }), 'notInside'],
    [outcomeOf({ text, own: own('out'), way: 'out' }), 'notInside'],
    [outcomeOf({ text, now: NOW - 2 * HOUR }), 'gateNotOpen'],
    [outcomeOf({ text, now: NOW + 2 * HOUR }), 'gateClosed'],
  ]
  expect(rows.map(([got]) => got)).toEqual(rows.map(([, wanted]) => wanted))
})

test('a phone tells a place, one in line and a forgery apart with its own library', () => {
  const said = [aCode(), aCode({ stands: 'line' }), aCode({ by: aKey().privateKey })].map(({ text }) =>
    outcomeOf({ text, verify: verifyOnPhone }),
  )
  expect(said).toEqual(['admitted', 'notConfirmed', 'forged'])
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
  const state = fc.constantFrom('free', 'left', 'used')
  const world = fc.dictionary(short, state, { maxKeys: 6 })
  fc.assert(
    fc.property(fc.array(world, { minLength: 1, maxLength: 6 }), (worlds) => {
      let held: HeldPack | null = null
      let before: Record<string, string> = {}
      for (const now of worlds) {
        const names = Object.keys({ ...before, ...now }).filter((one) => !held || before[one] !== now[one])
        const of = (wanted: string) => names.filter((one) => (now[one] ?? 'free') === wanted)
        const part = { ...aPack({ used: of('used'), left: of('left') }), freed: of('free'), whole: !held }
        held = mergePack(held, held ? { ...part, tickets: null } : part) as HeldPack
        const all = (wanted: string) => Object.keys(now).filter((one) => now[one] === wanted)
        expect([...held.used].sort()).toEqual(all('used').sort())
        expect([...held.left].sort()).toEqual(all('left').sort())
        before = now
      }
    }),
  )
})

test('a part of another session, or to lists this phone does not hold, never mixes with what is held', () => {
  const part = { ...aPack({ sessionId: randomUUID() as SessionId, used: ['b'.repeat(12)] }), freed: [], whole: false }
  expect(mergePack(aPack({ used: ['a'.repeat(12)] }), part)?.used).toEqual(['b'.repeat(12)])
  expect(mergePack(aPack(), { ...part, tickets: null })).toBeNull()
  const other = { ...aPack({ stamp: 'another' }), tickets: null, freed: [], whole: false }
  expect(mergePack(aPack(), other)).toBeNull()
})

test('ten people in line for two seats: without a network only the two who have them are let in', () => {
  const two = [aCode(), aCode()]
  const eight = Array.from({ length: 8 }, (_, nth) => aCode({ stands: nth % 2 ? 'line' : 'place' }))
  const shorts = (codes: readonly { ticketId: string }[]) => codes.map(({ ticketId }) => shortOf(ticketId))
  const tickets = { ...aPack().tickets, booked: shorts(two), line: shorts(eight) }
  const outcomes = [...two, ...eight].map(({ text }) => outcomeOf({ text, pack: aPack({ tickets }) }))
  expect(outcomes).toEqual([...two.map(() => 'admitted'), ...eight.map(() => 'notConfirmed')])
})

test('a code the lists do not know is let in only when it was signed for a place, and the helper is told', () => {
  expect(decide({ text: aCode().text })).toMatchObject({ outcome: 'admitted', isNew: true })
  expect(decide({ text: aCode({ stands: 'line' }).text })).toMatchObject({ outcome: 'notConfirmed', isNew: true })
  const known = aCode()
  const pack = listed('booked', shortOf(known.ticketId))
  expect(decide({ text: known.text, pack })).toMatchObject({ outcome: 'admitted', isNew: false })
})

test("what this phone did before the pack is in the pack, and in nobody else's way, unless the cloud was not told", () => {
  const { ticketId, text } = aCode()
  const short = shortOf(ticketId)
  const own = new Map([[short, { way: 'in' as const, at: NOW - 120_000 }]])
  expect(outcomeOf({ text, own, pack: aPack({ left: [short] }) })).toBe('readmitted')
  expect(outcomeOf({ text, own, pack: aPack() })).toBe('admitted')
  expect(outcomeOf({ text, own, untold: new Set([short]), pack: aPack() })).toBe('usedAlready')
})

type Truth = { state: TicketState; released: boolean; at: 'never' | 'inside' | 'left' }

/** What the cloud knows of one ticket at the moment of the pack, by the rule of the gate. */
const cloudSays = ({ state, released, at }: Truth, full: boolean, way: Way): ScanOutcome => {
  const inside = at === 'inside'
  if (way === 'out') return inside ? 'exited' : 'notInside'
  if (state === 'cancelled') return 'cancelled'
  if (state !== 'booked') return 'notConfirmed'
  if (inside) return 'usedAlready'
  if (released && at === 'never') return 'released'
  if (full) return 'venueFull'
  return at === 'never' ? 'admitted' : 'readmitted'
}

test('without a network the answer is the one the cloud gives for what was true at the pack, for every state', () => {
  const codes = { place: Array.from({ length: 4 }, () => aCode()), line: [] as ReturnType<typeof aCode>[] }
  codes.line = codes.place.map(({ ticketId }) => aCode({ ticketId, stands: 'line' }))
  const truth = fc.record({
    state: fc.constantFrom<TicketState>('booked', 'waiting', 'offered', 'expired', 'cancelled'),
    released: fc.boolean(),
    at: fc.constantFrom<Truth['at']>('never', 'never', 'inside', 'left'),
  })
  fc.assert(
    fc.property(
      fc.array(truth, { minLength: 4, maxLength: 4 }),
      fc.nat(3),
      fc.constantFrom<Way>('in', 'out'),
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      fc.constantFrom<CodeStands>('place', 'line'),
      (truths, nth, way, venueLimit, stands) => {
        const shorts = codes.place.map(({ ticketId }) => shortOf(ticketId))
        const of = (is: (truth: Truth) => boolean) => shorts.filter((_, at) => is(truths[at] as Truth))
        const used = of(({ at }) => at === 'inside')
        const pack = aPack({
          venueLimit,
          used,
          left: of(({ at }) => at === 'left'),
          tickets: {
            booked: of(({ state, released }) => state === 'booked' && !released),
            released: of(({ state, released }) => state === 'booked' && released),
            cancelled: of(({ state }) => state === 'cancelled'),
            line: of(({ state }) => ['waiting', 'offered', 'expired'].includes(state)),
          },
        })
        const said = outcomeOf({ text: codes[stands][nth]?.text ?? '', pack, way })
        const isFull = venueLimit !== null && used.length >= venueLimit
        expect(said).toBe(cloudSays(truths[nth] as Truth, isFull, way))
      },
    ),
    { numRuns: 60 },
  )
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

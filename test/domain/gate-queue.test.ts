import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import {
  BATCH,
  type ChunkWrite,
  nextBatch,
  nextTurn,
  openQueue,
  type Queue,
  type QueuedScan,
  queuedText,
  settle,
  takeIn,
  tell,
  unreadableIn,
  waitingIn,
} from '../../src/domain/gate/queue'
import { readTicketCode } from '../../src/domain/ticket/code'
import type { ScanId, SessionId } from '../../types/core'

const newId = () => randomUUID() as ScanId
const session = randomUUID() as SessionId

/** A phone with a storage that survives being killed, and may be full or stop in the middle of writes. */
class PhoneStore {
  readonly keys = new Map<string, string>()
  full = false
  writesLeft = Number.POSITIVE_INFINITY

  write({ key, text }: ChunkWrite): boolean {
    if (this.writesLeft <= 0) return false
    const grows = (text?.length ?? 0) > (this.keys.get(key)?.length ?? 0)
    if (this.full && grows) return false
    this.writesLeft -= 1
    if (text === null) this.keys.delete(key)
    else this.keys.set(key, text)
    return true
  }

  open(): Queue {
    const stored = [...this.keys].map(([key, text]) => ({ key, text }))
    const { queue, repairs } = openQueue(stored, newId)
    for (const repair of repairs) this.write(repair)
    return queue
  }
}

const aScan = (queue: Queue, over: Partial<QueuedScan> = {}): QueuedScan => ({
  scanId: newId(),
  sessionId: session,
  scannedAt: 1_795_741_200_000,
  clock: 'cloud',
  way: 'in',
  said: null,
  text: `TR1:${randomUUID()}`,
  turn: nextTurn(queue),
  ...over,
})

const keep = (store: PhoneStore, queue: Queue, scan: QueuedScan) => {
  const { write, kept, loose } = takeIn(queue, scan)
  const stored = store.write(write)
  return { queue: stored ? kept : loose, stored }
}

const filled = (count: number) => {
  const store = new PhoneStore()
  let queue = store.open()
  for (let left = count; left > 0; left -= 1) queue = keep(store, queue, aScan(queue)).queue
  return { store, queue }
}

const acts = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ act: fc.constant('scan' as const), killed: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('tell' as const), at: fc.nat(200) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        act: fc.constant('upload' as const),
        many: fc.integer({ min: 1, max: 60 }),
        writes: fc.nat(4),
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('restart' as const) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('full' as const), on: fc.boolean() }) },
  ),
  { maxLength: 120 },
)

test('a scan that was answered reaches the cloud, whenever the phone is killed, restarted or full', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const store = new PhoneStore()
      const cloud = new Map<string, string>()
      const owed = new Map<string, string>()
      let queue = store.open()
      const restart = () => {
        for (const { scanId } of queue.loose) owed.delete(scanId)
        store.writesLeft = Number.POSITIVE_INFINITY
        queue = store.open()
      }
      for (const step of steps) {
        if (step.act === 'scan') {
          const scan = aScan(queue)
          const { write, kept, loose } = takeIn(queue, scan)
          const stored = store.write(write)
          owed.set(scan.scanId, scan.text)
          queue = stored ? kept : loose
          if (step.killed && stored) restart()
        } else if (step.act === 'tell') {
          const scan = waitingIn(queue)[step.at]
          if (scan) {
            const { queue: told, writes } = tell(queue, scan.scanId, 'admitted')
            for (const write of writes) store.write(write)
            queue = told
          }
        } else if (step.act === 'upload') {
          const batch = nextBatch(queue, new Set(), step.many)
          for (const scan of batch) cloud.set(scan.scanId, scan.text)
          const { queue: less, writes } = settle(
            queue,
            batch.map(({ scanId }) => scanId),
          )
          store.writesLeft = step.writes
          for (const write of writes) store.write(write)
          queue = less
          if (store.writesLeft === 0) restart()
          else store.writesLeft = Number.POSITIVE_INFINITY
        } else if (step.act === 'full') store.full = step.on
        else restart()
        const known = new Set([...cloud.keys(), ...waitingIn(queue).map(({ scanId }) => scanId)])
        for (const id of owed.keys()) expect(known.has(id as ScanId)).toBe(true)
      }
      restart()
      for (let batch = nextBatch(queue, new Set()); batch.length > 0; batch = nextBatch(queue, new Set())) {
        for (const scan of batch) cloud.set(scan.scanId, scan.text)
        queue = settle(
          queue,
          batch.map(({ scanId }) => scanId),
        ).queue
      }
      expect([...owed].filter(([id, text]) => cloud.get(id) !== text)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('scans leave in the order they were made, fifty at a time', () => {
  const { queue } = filled(130)
  const order: number[] = []
  let left = queue
  for (let batch = nextBatch(left, new Set()); batch.length > 0; batch = nextBatch(left, new Set())) {
    expect(batch.length).toBeLessThanOrEqual(BATCH)
    order.push(...batch.map(({ turn }) => turn))
    left = settle(
      left,
      batch.map(({ scanId }) => scanId),
    ).queue
  }
  expect(order).toEqual(Array.from({ length: 130 }, (_, at) => at + 1))
})

test('a batch is of one session, and leaves out what is being asked already', () => {
  const store = new PhoneStore()
  let queue = store.open()
  const other = randomUUID() as SessionId
  const scans = [session, other, session].map((sessionId) => {
    const scan = aScan(queue, { sessionId })
    queue = keep(store, queue, scan).queue
    return scan
  })
  expect(nextBatch(queue, new Set()).map(({ turn }) => turn)).toEqual([1, 3])
  expect(nextBatch(queue, new Set([scans[0]?.scanId ?? ''])).map(({ turn }) => turn)).toEqual([2])
})

test('times by the cloud and times by a clock nobody put right never go in one batch', () => {
  const store = new PhoneStore()
  let queue = store.open()
  for (const clock of ['own', 'cloud', 'own'] as const) queue = keep(store, queue, aScan(queue, { clock })).queue
  expect(nextBatch(queue, new Set()).map(({ turn }) => turn)).toEqual([1, 3])
  expect(waitingIn(store.open()).map(({ clock }) => clock)).toEqual(['own', 'cloud', 'own'])
})

test('one scan costs one small write, however many wait', () => {
  const { store, queue } = filled(2_000)
  const { write } = takeIn(queue, aScan(queue))
  expect(write.text?.length).toBeLessThan(10_000)
  expect(store.keys.size).toBe(100)
})

test('two thousand scans of real length fit into a phone many times over', () => {
  const store = new PhoneStore()
  let queue = store.open()
  for (let left = 2_000; left > 0; left -= 1)
    queue = keep(store, queue, aScan(queue, { text: `TR1:${'A'.repeat(149)}`, said: 'admitted' })).queue
  const bytes = [...store.keys].reduce((sum, [key, text]) => sum + key.length + text.length, 0)
  expect(bytes).toBeLessThan(1_000_000)
})

test('a full storage keeps the scan in memory, says so, and takes it in when there is room again', () => {
  const { store, queue } = filled(3)
  store.full = true
  const scan = aScan(queue)
  const refused = keep(store, queue, scan)
  expect(refused.stored).toBe(false)
  expect(refused.queue.loose).toEqual([scan])
  expect(waitingIn(refused.queue)).toHaveLength(4)
  store.full = false
  const stored = keep(store, refused.queue, scan)
  expect(stored.queue.loose).toEqual([])
  expect(waitingIn(store.open()).map(({ scanId }) => scanId)).toContain(scan.scanId)
})

test('a chunk cut anywhere loses no line before the cut, and never stops the rest', () => {
  const { store, queue } = filled(25)
  const [first = '', second = ''] = [...store.keys.keys()]
  const text = store.keys.get(first) ?? ''
  fc.assert(
    fc.property(fc.nat(text.length), (at) => {
      const cut = new PhoneStore()
      cut.keys.set(first, text.slice(0, at))
      cut.keys.set(second, store.keys.get(second) ?? '')
      const whole = text.slice(0, at).split('\n').length - 1
      const found = waitingIn(cut.open())
      expect(found.filter(({ turn }) => turn > 20)).toHaveLength(5)
      for (const scan of waitingIn(queue).slice(0, whole)) expect(found).toContainEqual(scan)
    }),
    { numRuns: 200 },
  )
})

test('whatever somebody writes into the files, opening reads what it can and keeps the rest as it was', () => {
  const lines = fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(aScan({ chunks: [], loose: [] }))))
  fc.assert(
    fc.property(fc.array(fc.array(lines, { maxLength: 6 }), { maxLength: 4 }), (files) => {
      const store = new PhoneStore()
      files.forEach((file, at) => {
        store.keys.set(`gate.queue:${at}`, file.join('\n'))
      })
      const queue = store.open()
      const again = store.open()
      expect(waitingIn(again)).toEqual(waitingIn(queue))
      expect(unreadableIn(again)).toBe(unreadableIn(queue))
      for (const scan of waitingIn(queue)) expect(scan.text.length).toBeGreaterThan(0)
    }),
  )
})

test('a line cut in the middle of its code is still an attempt, and its code is read as damaged', () => {
  const scan = aScan({ chunks: [], loose: [] }, { text: `TR1:${'A'.repeat(149)}` })
  const { turn, scanId, sessionId, scannedAt, clock, way, said, text } = scan
  const line = JSON.stringify({ turn, scanId, sessionId, scannedAt, clock, way, said, text }).slice(0, -40)
  const { queue } = openQueue([{ key: 'gate.queue:1', text: line }], newId)
  const [found] = waitingIn(queue)
  expect(found).toMatchObject({ scanId, sessionId, scannedAt, clock, way })
  expect(readTicketCode(found?.text ?? '')).toEqual({ ok: false, reason: 'damaged' })
})

test('the same line twice is one scan; an id on two codes becomes two scans, and stays two', () => {
  const scan = aScan({ chunks: [], loose: [] })
  const lines = [scan, scan, { ...scan, text: 'TR1:ANOTHER' }].map((one) => JSON.stringify(one)).join('\n')
  const store = new PhoneStore()
  store.keys.set('gate.queue:1', lines)
  const found = waitingIn(store.open())
  expect(found.map(({ text }) => text)).toEqual([scan.text, 'TR1:ANOTHER'])
  expect(waitingIn(store.open())).toEqual(found)
})

test('an unreadable line is counted and stays in its place while its neighbours leave', () => {
  const scan = aScan({ chunks: [], loose: [] })
  const store = new PhoneStore()
  store.keys.set('gate.queue:1', `what is this\n${JSON.stringify(scan)}\n`)
  const queue = store.open()
  expect(unreadableIn(queue)).toBe(1)
  const { writes } = settle(queue, [scan.scanId])
  for (const write of writes) store.write(write)
  expect(store.keys.get('gate.queue:1')).toBe('what is this\n')
  expect(unreadableIn(store.open())).toBe(1)
})

test('what is cut off a long text never changes what its reader says of it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 4096 }), fc.constantFrom('', 'TR1:', 'tr1:', ' TR1:'), (text, head) => {
      const whole = readTicketCode(head + text)
      const kept = readTicketCode(queuedText(head + text))
      expect(kept.ok ? 'ok' : kept.reason).toBe(whole.ok ? 'ok' : whole.reason)
    }),
  )
})

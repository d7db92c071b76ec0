import fc from 'fast-check'
import { unseal } from '../../cloudfunctions/kit/seal'
import { maskName } from '../../src/domain/person/mask'
import type { RightId, SessionId } from '../../types/core'
import { makeIdNumber } from '../support/numbers'
import { openRealCloud, type Phone, type RealCloud } from './real-cloud'

let cloud: RealCloud
let session: SessionId
let activity: string
beforeAll(async () => {
  cloud = await openRealCloud('2026-11-27', '08:45')
  const mine = await cloud.get(cloud.openidOf('田敏'), 'gate.sessions', {})
  const special = mine.find((one) => one.special)
  if (!special) throw new Error('nobody stands at the special')
  session = special.sessionId
  activity = special.activityId
})
afterAll(() => cloud.close())

let taken = 0
/** The next holders nobody has scanned yet, with their codes as their own phones show them. */
async function holders(count: number) {
  const rows = await cloud.sql<{ id: string; openid: string }>`select id, booked_by as openid from tickets
    where activity_id = ${activity} and state = 'booked' order by id offset ${taken} limit ${count}`
  taken += count
  return Promise.all(
    rows.map(async ({ id, openid }) => {
      const { code } = await cloud.get(openid, 'ticket.get', { ticketId: id })
      return { id, openid, code: code ?? '' }
    }),
  )
}

const scansOf = (ticketId: string) =>
  cloud.sql<{ outcome: string; how: string; said: string | null; conflict: string | null }>`
    select outcome, how, said, conflict from scans where ticket_id = ${ticketId} order by scanned_at, received_at`

const checkinsOf = async (ticketId: string) =>
  (await cloud.sql`select from checkins where ticket_id = ${ticketId}`).length

/** A helper's phone whose network can be taken away, standing at the gate with its camera open. */
async function stand(options: { storage?: Record<string, unknown>; online?: boolean; who?: string } = {}) {
  const network = { up: options.online ?? true }
  const openid = cloud.openidOf(options.who ?? '田敏')
  const phone: Phone = cloud.phoneOf(openid, {
    storage: options.storage ?? {},
    cloud: async ({ name, data }) => {
      if (!network.up) throw new Error('no network')
      return cloud.send(name, data, { WX_OPENID: openid, WX_APPID: 'wx0000000000000000' })
    },
  })
  await phone.launch(`/packages/gate/scan/index?sessionId=${session}`)
  await phone.settle()
  const see = async (text: string) => {
    if (!phone.has('eye')) await phone.tap('scan')
    phone.fire('eye', 'scancode', { result: text })
    await phone.settle()
    return phone.text('sign-word')
  }
  /** The page is looked at again: the background does what it owes. */
  const look = async () => {
    phone.page().onHide?.()
    phone.page().onShow?.()
    await phone.settle()
  }
  return { phone, network, see, look }
}

test('the camera stays open, one code after the other; what it sees again at once is one act', async () => {
  const [one, two] = await holders(2)
  const { phone, see } = await stand()
  expect(await see(one?.code ?? '')).toBe('请入场')
  expect(phone.calls.map(({ name }) => name)).toContain('vibrateShort')
  expect(await see(one?.code ?? '')).toBe('请入场')
  expect(await see('https://example.com/menu')).toBe('不是入场码')
  expect(phone.calls.map(({ name }) => name)).toContain('vibrateLong')
  expect(await see('x'.repeat(4096))).toBe('不是入场码')
  expect(await see(two?.code ?? '')).toBe('请入场')
  expect(await scansOf(one?.id ?? '')).toMatchObject([{ outcome: 'admitted', how: 'scan' }])
  expect(await checkinsOf(two?.id ?? '')).toBe(1)
  expect(phone.has('waiting')).toBe(false)
})

test('let in, look and stop sound and feel different', async () => {
  const [one] = await holders(1)
  const { phone, see } = await stand()
  const tones = async (text: string) => {
    const before = phone.calls.length
    await see(text)
    return phone.calls.slice(before).flatMap(({ name, args }) => (name === 'tone' ? [args.hz] : []))
  }
  const said = [await tones(one?.code ?? ''), await tones((one?.code ?? '').slice(0, 90)), await tones('menu')]
  for (const tone of said) expect(tone.length).toBeGreaterThan(0)
  expect(new Set(said.map((tone) => JSON.stringify(tone))).size).toBe(3)
})

test('whoever goes out is scanned out, comes in again, and the hall is counted', async () => {
  const [one] = await holders(1)
  const clerk = cloud.openidOf('罗静')
  const settings = { sessionId: session, venueLimit: 400, rotating: false }
  await cloud.get(clerk, 'gate.settings', { ...settings, tracksExits: true })
  const { phone, see } = await stand()
  expect(await see(one?.code ?? '')).toBe('请入场')
  const inside = Number(phone.text('inside').match(/^\d+/)?.[0])
  await phone.tap('way-out')
  expect(await see(one?.code ?? '')).toBe('已离场')
  expect(Number(phone.text('inside').match(/^\d+/)?.[0])).toBe(inside - 1)
  await phone.tap('way-in')
  const again = await stand({ storage: phone.storage })
  expect(await again.see(one?.code ?? '')).toBe('请再进')
  expect(await checkinsOf(one?.id ?? '')).toBe(1)
  await cloud.get(clerk, 'gate.settings', { ...settings, tracksExits: false, venueLimit: null })
})

test('a borrowed phone comes in by a code; taken back, it says so at once and still hands over what it scanned', async () => {
  const [one] = await holders(1)
  const clerk = cloud.openidOf('罗静')
  const rightId = '7d1c1d2e-0000-4000-8000-000000000001' as RightId
  const { code } = await cloud.get(clerk, 'gate.invite', { rightId, sessionId: session, gate: '西门', helper: '小李' })
  const claims = cloud.phoneOf('o-borrowed')
  await claims.launch('/packages/gate/claim/index')
  await claims.input('code', code)
  await claims.tap('claim')
  expect(claims.page().route).toBe('packages/gate/scan/index')
  const gate = await stand({ who: 'o-borrowed' })
  gate.network.up = false
  expect(await gate.see(one?.code ?? '')).toBe('离线放行')
  await cloud.get(clerk, 'gate.revoke', { sessionId: session, rightId })
  gate.network.up = true
  await gate.look()
  await gate.look()
  const gone = await stand({ who: 'o-borrowed', storage: gate.phone.storage })
  expect(gone.phone.text()).toContain('验票权已收回')
  expect(gone.phone.text('still')).toContain('都已上传')
  expect(gone.phone.has('scan')).toBe(false)
  expect(await scansOf(one?.id ?? '')).toMatchObject([{ said: 'admitted', how: 'offline' }])
})

test('without a network the phone says so, decides alone, and the queue goes out by itself when it is back', async () => {
  const [one, two] = await holders(2)
  const gate = await stand()
  gate.network.up = false
  expect(await gate.see(one?.code ?? '')).toBe('离线放行')
  expect(gate.phone.text('sign')).toContain('联网后再核对')
  expect(gate.phone.text('link')).toContain('离线验票中')
  expect(gate.phone.text('waiting')).toBe('待上传 1')
  const forged = (two?.code ?? '').replace(/^(TR1:.{40})(.)/, (_, head, char) => head + (char === '7' ? '8' : '7'))
  expect(await gate.see(forged)).toBe('无效码')
  expect(await gate.see('not a ticket')).toBe('不是入场码')
  expect(await checkinsOf(one?.id ?? '')).toBe(0)

  const again = await stand({ storage: gate.phone.storage, online: false })
  expect(again.phone.text('waiting')).toBe('待上传 3')
  expect(await again.see(one?.code ?? '')).toBe('已经用过')
  expect(again.phone.text('sign-detail')).toContain('已在本机入场')
  again.network.up = true
  await again.look()
  expect(again.phone.has('waiting')).toBe(false)
  expect(await scansOf(one?.id ?? '')).toMatchObject([
    { outcome: 'admitted', how: 'offline', said: 'admitted', conflict: null },
    { outcome: 'usedAlready', how: 'offline', said: 'usedAlready', conflict: null },
  ])
  expect(await checkinsOf(one?.id ?? '')).toBe(1)
  expect(await again.see(two?.code ?? '')).toBe('请入场')
})

test('what another gate let in meanwhile is kept as a conflict and shown', async () => {
  const [one] = await holders(1)
  const gate = await stand()
  gate.network.up = false
  expect(await gate.see(one?.code ?? '')).toBe('离线放行')
  const other = await stand()
  expect(await other.see(one?.code ?? '')).toBe('请入场')
  gate.network.up = true
  await gate.look()
  expect(await checkinsOf(one?.id ?? '')).toBe(1)
  expect((await scansOf(one?.id ?? '')).map(({ conflict }) => conflict)).toContain('usedElsewhere')
  expect(gate.phone.text('clashes')).toContain('该入场码已在其他入口使用')
  const later = await stand({ storage: gate.phone.storage, online: false })
  expect(later.phone.text('clashes')).toContain('该入场码已在其他入口使用')
})

test('a full storage is said loudly, the scan goes on in memory and reaches the cloud', async () => {
  const [one, two] = await holders(2)
  const kept: Record<string, unknown> = {}
  let full = false
  const storage = new Proxy(kept, {
    set: (target, key: string, value) => {
      if (full && key.startsWith('gate.')) throw new Error('exceed storage max size')
      target[key] = value
      return true
    },
  })
  const gate = await stand({ storage })
  gate.network.up = false
  full = true
  expect(await gate.see(one?.code ?? '')).toBe('离线放行')
  expect(gate.phone.text('full')).toContain('手机已存满，1 条扫码没有存下')
  expect(await gate.see(two?.code ?? '')).toBe('离线放行')
  expect(gate.phone.text('full')).toContain('2 条扫码没有存下')
  full = false
  gate.network.up = true
  await gate.look()
  expect(gate.phone.has('full')).toBe(false)
  expect(await checkinsOf(one?.id ?? '')).toBe(1)
  expect(await checkinsOf(two?.id ?? '')).toBe(1)
})

test('a queue somebody edited and cut opens, sends what can be read and keeps the rest', async () => {
  const [one, two] = await holders(2)
  const gate = await stand()
  gate.network.up = false
  await gate.see(one?.code ?? '')
  await gate.see(two?.code ?? '')
  const key = Object.keys(gate.phone.storage).find((name) => name.startsWith('gate.queue:')) ?? ''
  const lines = String(gate.phone.storage[key]).split('\n')
  const storage = {
    ...gate.phone.storage,
    [key]: ['{"oops":', lines[0], lines[1]?.slice(0, -30)].join('\n'),
    'gate.queue:x': 'nonsense',
    'gate.own:broken': '\u0000',
    'gate.clashes': '{{{',
    [`gate.pack:${session}`]: '{"pack":{"keys":7}}',
  }
  const again = await stand({ storage })
  expect(again.phone.text('unreadable')).toContain('2 条扫码记录读不出来')
  expect(await checkinsOf(one?.id ?? '')).toBe(1)
  expect(await checkinsOf(two?.id ?? '')).toBe(0)
  expect(again.phone.has('waiting')).toBe(false)
  const left = Object.values(again.phone.storage).filter((text) => String(text).includes('oops'))
  expect(left).toHaveLength(1)
})

test('no name of anybody lies on the phone of the gate', async () => {
  const [one] = await holders(1)
  const gate = await stand()
  await gate.see(one?.code ?? '')
  gate.network.up = false
  await gate.see((await holders(1))[0]?.code ?? '')
  const names = await cloud.sql<{ sealed: Buffer }>`select p.name_sealed as sealed from tickets t
    join persons p on p.id = t.person_id where t.activity_id = ${activity}`
  const stored = JSON.stringify(gate.phone.storage)
  expect(stored).toContain('gate.queue:')
  for (const name of names.map(({ sealed }) => unseal(sealed))) {
    expect(stored).not.toContain(name)
    expect(stored).not.toContain(maskName(name))
  }
})

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ act: fc.constant('scan' as const), ticket: fc.nat(3), killed: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ act: 'junk' as const }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('network' as const), up: fc.boolean() }) },
    { weight: 2, arbitrary: fc.constant({ act: 'look' as const }) },
    { weight: 2, arbitrary: fc.constant({ act: 'other' as const }) },
  ),
  { minLength: 4, maxLength: 12 },
)

test('a phone killed at any moment, on and off the network, loses no scan and lets nobody in twice', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (acts) => {
      const group = await holders(4)
      const written = new Set<string>()
      const watched = (kept: Record<string, unknown>) =>
        new Proxy(kept, {
          set: (target, key: string, value) => {
            for (const [, id] of String(value).matchAll(/"scanId":"([0-9a-f-]{36})"/g)) if (id) written.add(id)
            target[key] = value
            return true
          },
        })
      let kept: Record<string, unknown> = {}
      let gate = await stand({ storage: watched(kept) })
      const restart = async () => {
        const before = structuredClone(kept)
        gate.network.up = false
        kept = before
        gate = await stand({ storage: watched(kept), online: up })
      }
      let up = true
      for (const step of acts) {
        if (step.act === 'network') {
          up = step.up
          gate.network.up = up
        } else if (step.act === 'look') await gate.look()
        else if (step.act === 'junk') await gate.see(`junk ${Math.random()}`)
        else if (step.act === 'other') await (await stand()).see(group[0]?.code ?? '')
        else {
          if (!gate.phone.has('eye')) await gate.phone.tap('scan')
          gate.phone.fire('eye', 'scancode', { result: group[step.ticket]?.code })
          if (step.killed) await restart()
          else await gate.phone.settle()
        }
      }
      up = true
      gate.network.up = true
      await gate.look()
      await gate.look()
      expect(gate.phone.has('waiting')).toBe(false)
      const ids = [...written]
      const stored = await cloud.sql<{ id: string }>`select id from scans where id = any(${ids})`
      expect(stored).toHaveLength(ids.length)
      for (const { id } of group) {
        const scans = await scansOf(id)
        expect(await checkinsOf(id)).toBe(scans.some(({ outcome }) => outcome === 'admitted') ? 1 : 0)
        expect(scans.filter(({ outcome }) => outcome === 'admitted').length).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('the next visitor finds nothing of the last one in the form, and a group is said by each alone', async () => {
  await cloud.sql`update activities set key_group = 'veteran', key_seats = 5, min_age = null where id = ${activity}`
  const phone = cloud.phoneOf('田敏')
  await phone.launch(`/packages/gate/walk-in/index?sessionId=${session}`)
  await phone.settle()
  const typed = () => ['real-name', 'id-number', 'phone'].map((field) => phone.find(field).attributes.value)
  await phone.input('real-name', '龙海棠')
  await phone.input('id-number', makeIdNumber({ bornOn: '1980-05-06', sex: 'female', seq: 44 }))
  await phone.input('phone', '13985600044')
  await phone.tap('declare')
  await phone.tap('agree')
  await phone.tap('register')
  await phone.settle()
  expect(phone.sent('gate.walkIn')).toMatchObject([{ phone: '13985600044', declared: true }])
  expect(phone.text('sign-word')).toBe('请入场')
  expect(typed()).toEqual(['', '', ''])
  await phone.input('real-name', '龙小棠')
  await phone.input('id-number', makeIdNumber({ bornOn: '2016-05-06', sex: 'male', seq: 45 }))
  expect(phone.has('declare')).toBe(false)
  await phone.tap('agree')
  await phone.tap('register')
  await phone.settle()
  expect(phone.sent('gate.walkIn')[1]).toMatchObject({ phone: null, declared: false, basis: 'guardian' })
  expect(typed()).toEqual(['', '', ''])
  expect(phone.has('declare')).toBe(true)
})

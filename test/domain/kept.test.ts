import * as z from 'zod/mini'
import * as activity from '../../types/calls/activity'
import * as ticket from '../../types/calls/ticket'

const stored = new Map<string, string>()
jest.mock(
  '@/platform/storage',
  () => ({
    readStored: (key: string) => JSON.parse(stored.get(key) ?? 'null'),
    writeStored: (key: string, value: unknown) => stored.set(key, JSON.stringify(value)),
    forgetStored: (key: string) => stored.delete(key),
    storedKeys: (start: string) => [...stored.keys()].filter((key) => key.startsWith(start)),
  }),
  { virtual: true },
)
jest.mock('@/domain/time/phone-clock', () => jest.requireActual('../../src/domain/time/phone-clock'), { virtual: true })

import { findKept, keep, patchKept } from '../../src/api/kept'

const HOME = 'activity.home:{"district":null}'
/** Home as a release before buses, consents and unread notices kept it. */
const earlier = { special: null, days: [], fairs: [], courses: [], tickets: [] }

beforeEach(() => stored.clear())

describe('answers kept by the previous release', () => {
  test('one that no longer fits its call is not shown, and forgotten', () => {
    keep(HOME, earlier, 1)
    expect(findKept(HOME, activity.home.output)).toBeNull()
    expect(stored.has(HOME)).toBe(false)
  })

  test('one that no longer fits is not changed either', () => {
    keep(HOME, earlier, 1)
    const change = jest.fn()
    patchKept(HOME, activity.home.output, change)
    expect(change).not.toHaveBeenCalled()
  })

  test('what is no answer at all is not shown', () => {
    stored.set('ticket.mine:{}', JSON.stringify({ value: 'no list', at: 1 }))
    expect(findKept('ticket.mine:{}', ticket.mine.output)).toBeNull()
  })

  test('one that still fits is shown as it was, with the time it was true', () => {
    keep('ticket.mine:{}', [], 5)
    expect(findKept('ticket.mine:{}', ticket.mine.output)).toEqual({ value: [], at: 5 })
    expect(findKept('n', z.number())).toBeNull()
  })
})

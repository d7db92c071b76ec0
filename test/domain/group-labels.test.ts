import * as z from 'zod'
import { type CallName, contract } from '../../types/contract'

/** Every name of a property anywhere in what a call answers. */
function namesIn(call: CallName): Set<string> {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && typeof value === 'object' && value !== null)
        for (const name of Object.keys(value)) names.add(name)
      walk(value)
    }
  }
  walk(z.toJSONSchema(contract[call].output as unknown as z.ZodType, { unrepresentable: 'any' }))
  return names
}

const calls = Object.keys(contract) as CallName[]

/** What tells that somebody belongs to a group, or who somebody is. */
const OF_A_PERSON = ['mark', 'marks', 'declared', 'onRoster', 'groups', 'keyGroups', 'realName', 'bornOn', 'idNumber']

const forEmployers = calls.filter(
  (call) => contract[call].who === 'recruiter' || /^(employer|booth|posting)\./.test(call),
)

test.each(forEmployers)('%s tells an employer nothing of any person', (call) => {
  const names = namesIn(call)
  expect(OF_A_PERSON.filter((name) => names.has(name))).toEqual([])
  expect(names.has('keyGroup')).toBe(false)
})

test.each(['gate.evidence', 'ticket.list'] as const)(
  '%s, which is exported or shown as a list, names no group',
  (call) => {
    const names = namesIn(call)
    expect([...OF_A_PERSON, 'keyGroup', 'flag', 'flags'].filter((name) => names.has(name))).toEqual([])
  },
)

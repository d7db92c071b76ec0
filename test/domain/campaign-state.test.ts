import fc from 'fast-check'
import {
  type CampaignStanding,
  decideApproval,
  decideSaving,
  decideTurn,
  type Turn,
} from '../../src/domain/campaign/state'
import { CampaignState } from '../../types/campaign-state'
import type { StaffId } from '../../types/core'
import type { Decision } from '../../types/reply'

const [luo, zhou] = ['luo', 'zhou'] as unknown as [StaffId, StaffId]
const standing: CampaignStanding = {
  state: 'proposed',
  version: 3,
  changedBy: '周明',
  changedAt: 100,
  approvedBy: null,
  approvedAt: null,
}
const approved: CampaignStanding = {
  ...standing,
  state: 'approved',
  version: 4,
  approvedBy: { staffId: zhou, name: '周明' },
  approvedAt: 120,
}
const said = <T>(ruling: Decision<T, { code: string }>) => (ruling.ok ? ruling.value : ruling.refusal)

test.each<[string, number, CampaignStanding]>([
  ['save', 3, standing],
  ['save', 4, approved],
  ['campaign.changed', 2, standing],
  ['campaign.wrongState', 3, { ...standing, state: 'sending' }],
  ['campaign.wrongState', 3, { ...standing, state: 'paused' }],
  ['campaign.wrongState', 3, { ...standing, state: 'stopped' }],
  ['campaign.wrongState', 3, { ...standing, state: 'sent' }],
])('saving: %s', (answer, seen, given) => {
  const ruling = said(decideSaving(given, seen))
  expect(typeof ruling === 'string' ? ruling : ruling.code).toBe(answer)
})

test('of two clerks the second is told who was first, and the first may say it again', () => {
  expect(said(decideApproval(standing, 3, luo))).toBe('approve')
  expect(said(decideApproval(standing, 2, luo))).toEqual({ code: 'campaign.changed', by: '周明', at: 100 })
  expect(said(decideApproval(approved, 3, luo))).toEqual({ code: 'campaign.approvedAlready', by: '周明', at: 120 })
  expect(said(decideApproval(approved, 3, zhou))).toBe('same')
  expect(said(decideApproval({ ...approved, state: 'sent' }, 3, zhou))).toBe('same')
  expect(said(decideApproval({ ...approved, state: 'stopped' }, 4, zhou))).toEqual({
    code: 'campaign.wrongState',
    state: 'stopped',
  })
})

test.each<[Turn, CampaignState, number | null, string]>([
  ['pause', 'proposed', null, 'campaign.wrongState'],
  ['pause', 'approved', null, 'paused'],
  ['pause', 'sending', 1, 'paused'],
  ['pause', 'paused', 1, 'same'],
  ['pause', 'sent', 1, 'campaign.wrongState'],
  ['resume', 'paused', null, 'approved'],
  ['resume', 'paused', 1, 'sending'],
  ['resume', 'sending', 1, 'same'],
  ['resume', 'proposed', null, 'campaign.wrongState'],
  ['resume', 'stopped', 1, 'campaign.wrongState'],
  ['stop', 'proposed', null, 'stopped'],
  ['stop', 'sending', 1, 'stopped'],
  ['stop', 'paused', null, 'stopped'],
  ['stop', 'stopped', null, 'same'],
  ['stop', 'sent', 1, 'campaign.wrongState'],
])('%s from %s (started %s): %s', (turn, state, startedAt, answer) => {
  const ruling = said(decideTurn(turn, { state, startedAt }))
  expect(typeof ruling === 'string' ? ruling : ruling.code).toBe(answer)
})

test('what was stopped or sent stays so, whatever turns are given, and giving a turn twice is giving it once', () => {
  const state = fc.constantFrom(...CampaignState.options)
  const turns = fc.array(fc.constantFrom<Turn>('pause', 'resume', 'stop'), { maxLength: 8 })
  const after = (from: CampaignState, turn: Turn): CampaignState => {
    const ruling = decideTurn(turn, { state: from, startedAt: 1 })
    return ruling.ok && ruling.value !== 'same' ? ruling.value : from
  }
  fc.assert(
    fc.property(state, turns, (from, given) => {
      let now = from
      for (const turn of given) {
        const next = after(now, turn)
        if (now === 'stopped' || now === 'sent') expect(next).toBe(now)
        expect(after(next, turn)).toBe(next)
        now = next
      }
    }),
  )
})

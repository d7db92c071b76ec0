import fc from 'fast-check'
import { nextUnsent, withGrants, withoutGrants } from '../../src/domain/notice/unsent'
import type { ConsentGrant } from '../../types/consent'
import type { GrantId } from '../../types/core'

const grant = (n: number): ConsentGrant => ({ grantId: `grant-${n}` as GrantId, templateId: 'tpl', answer: 'accept' })
const ids = (grants: readonly ConsentGrant[]) => grants.map(({ grantId }) => grantId)

test('an answer of one kind never takes away one of another that is still on its way', () => {
  const kept = withGrants(withGrants([], [grant(1)]), [grant(2), grant(3)])
  expect(ids(kept)).toEqual(['grant-1', 'grant-2', 'grant-3'])
  expect(ids(withoutGrants(kept, [grant(2)]))).toEqual(['grant-1', 'grant-3'])
})

test('each answer is reported in the end, once for every time its report arrives, whatever is lost on the way', () => {
  const step = fc.oneof(
    fc.record({ answers: fc.array(fc.nat(30), { maxLength: 3 }) }),
    fc.record({ arrives: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let kept: ConsentGrant[] = []
      const [given, arrived] = [new Set<string>(), new Set<string>()]
      const report = (arrives: boolean) => {
        const some = nextUnsent(kept)
        expect(some.length).toBeLessThanOrEqual(5)
        if (!arrives) return
        for (const { grantId } of some) arrived.add(grantId)
        kept = withoutGrants(kept, some)
      }
      for (const one of steps) {
        if ('arrives' in one) report(one.arrives)
        else {
          const fresh = one.answers.map(grant).filter(({ grantId }) => !arrived.has(grantId))
          for (const { grantId } of fresh) given.add(grantId)
          kept = withGrants(kept, fresh)
        }
      }
      while (kept.length > 0) report(true)
      expect(arrived).toEqual(given)
    }),
  )
})

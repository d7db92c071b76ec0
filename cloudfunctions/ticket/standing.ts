import { noShowStandingOf, withKept } from '../../src/domain/ticket/no-show'
import type { Instant, PersonId } from '../../types/core'
import { accept } from '../../types/reply'
import { maskedName } from '../core/person/names'
import { missedBy } from '../core/ticket/missed'
import { policyOf } from '../kit/policies'
import type { Sealed } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

type Person = { id: PersonId; nameSealed: Sealed; policy: unknown; pausedUntil: Instant | null }

/** What places missed without a word come to for each person of the account, by the bureau's policy. */
export const standing: Verb<'ticket.standing'> = async ({ actor, db, now }) => {
  const { rows: people } = await sql<Person>`
    select p.id, p.name_sealed as "nameSealed", (select value from policies where name = 'noShow') as policy, kept_pause(p.id, ${now}) as "pausedUntil"
    from account_persons link join persons p on p.id = link.person_id where link.openid = ${actor.openid}
    order by link.relation = 'self' desc, link.linked_at, p.id`.execute(db)
  if (!people[0]) return accept([])
  const policy = policyOf('noShow', people[0].policy)
  const missed = await missedBy(
    db,
    people.map(({ id }) => id),
    { policy, now },
  )
  return accept(
    people.map(({ id, nameSealed, pausedUntil }) => ({
      personId: id,
      name: maskedName(nameSealed),
      ...withKept(noShowStandingOf(missed.get(id) ?? [], policy, now), policy.enabled ? pausedUntil : null),
    })),
  )
}

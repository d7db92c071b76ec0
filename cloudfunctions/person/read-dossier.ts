import { keptUntil, periodsOf } from '../../src/domain/privacy/retention'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { Dossier, KeptAnswer, KeptTicket, Retained } from '../../types/privacy'
import { isBornChild } from '../core/person/child'
import { bornOnOf } from '../core/person/columns'
import type { Db } from '../kit/db'
import { accountMark, type Sealed, unseal } from '../kit/seal'
import { sql } from '../kit/sql'
import { type PersonRow, personJson, showPerson } from './card'
import { isDoor, type KeptLink, linkedTo } from './links'
import { isLive } from './live-right'
import { periods } from './retention'

/** Nobody has more sign-ups to read; `signUps` says how many there are. */
const MOST = 200

/** Periods of those who act for a body, which say nothing about a person. */
const OF_WORK: readonly Retained[] = ['employer', 'staff']

type Found = Pick<Dossier, 'registeredAt' | 'helpsUntil' | 'consents' | 'groups' | 'signUps' | 'notices'> & {
  person: PersonRow
  bornSealed: Sealed | null
  used: boolean
  answers: Omit<KeptAnswer, 'until'>[]
  tickets: (Omit<KeptTicket, 'until'> & { endsAt: Instant })[]
}

/** A dossier with the name and the numbers masked, and `open`, which gives them in full. */
export type ReadDossier = { dossier: Dossier; open: () => { name: string; idNumber: string; phone: string } }

type Wanted = { openid: OpenId; personId: PersonId; now: Instant }

/** Reads a dossier; null when the account has no such person. Without being the keeper one sees one's own acts only. */
export async function readDossier(db: Db, wanted: Wanted): Promise<ReadDossier | null> {
  const [linked] = await linkedTo(db, wanted)
  if (!linked) return null
  const keeper = linked.keeper === wanted.openid
  const found = await find(db, wanted, linked.whole)
  const all = await periods(db)
  const { person, used, answers, tickets, bornSealed, ...rest } = found
  const days = periodsOf(all)
  // a child goes as a whole, thirty days after the last activity
  const lastAt = Math.max(rest.registeredAt, ...tickets.map(({ endsAt }) => endsAt))
  const whole = isBornChild(bornSealed, wanted.now) ? keptUntil(lastAt, days.child) : Number.POSITIVE_INFINITY
  const until = (from: Instant, period: number): Instant => Math.min(keptUntil(from, period), whole)
  const dossier: Dossier = {
    ...rest,
    person: showPerson(person, wanted.now),
    full: false,
    bornOn: keeper ? bornOnOf(bornSealed) : null,
    keeper,
    mayRename: linked.whole && !used,
    accounts: keeper ? linked.accounts : 1,
    whole: linked.whole,
    others: keeper ? othersOf(linked.links, wanted.openid) : [],
    answers: answers.map((answer) => ({ ...answer, until: until(answer.answeredAt, days.answer) })),
    tickets: tickets.map(({ endsAt, ...ticket }) => ({ ...ticket, until: until(endsAt, days[ticket.kind]) })),
    retention: all.filter(({ what }) => !OF_WORK.includes(what)),
  }
  return {
    dossier,
    open: () => ({
      name: unseal(person.nameSealed),
      idNumber: unseal(person.idSealed),
      phone: unseal(person.phoneSealed),
    }),
  }
}

/** The other accounts that may act for the person, each by its mark: an account's name means nothing to anybody. */
const othersOf = (links: readonly KeptLink[], openid: OpenId) =>
  links
    .filter((link) => link.openid !== openid && !isDoor(link.openid))
    .map(({ relation, helper, ...link }) => ({
      mark: accountMark(link.openid),
      relation,
      since: link.linkedAt,
      helper,
    }))
    .sort((one, other) => one.since - other.since)

async function find(db: Db, { openid, personId, now }: Wanted, whole: boolean): Promise<Found> {
  const theirs = sql`t.person_id = p.id and (${whole} or t.booked_by = ${openid})`
  const { rows } = await sql<Found>`
    select ${personJson(dayOf(now))} as person, p.born_sealed as "bornSealed",
      case when ${whole} then p.registered_at else link.linked_at end as "registeredAt",
      (select r.until from helper_rights r where r.openid = link.openid and r.person_id = p.id and ${isLive(now)})
        as "helpsUntil",
      exists (select from tickets t join checkins c on c.ticket_id = t.id where t.person_id = p.id) as used,
      (select coalesce(json_agg(json_build_object('part', c.part, 'version', c.version, 'agreedAt', c.agreed_at,
        'basis', c.basis, 'withdrawnAt', c.withdrawn_at) order by c.agreed_at, c.part),
        '[]') from privacy_consents c where c.openid = link.openid and c.person_id = p.id) as consents,
      (select coalesce(json_agg(json_build_object('question', q.code, 'label', q.label, 'answer', kept.answer,
        'options', nullif(q.options, 'null'), 'answeredAt', kept.answered_at) order by q.position, q.code), '[]')
        from answers kept join questions q on q.code = kept.question
        where ${whole} and kept.person_id = p.id) as answers,
      (select coalesce(json_agg(json_build_object('keyGroup', known.key_group, 'mark', known.mark)
        order by known.key_group, known.mark), '[]') from (
          select m.key_group, 'checked' as mark from members m where m.person_id = p.id
          union select a.key_group, t.mark from tickets t join activities a on a.id = t.activity_id
          where t.person_id = p.id and t.mark = 'declared' and a.key_group is not null
        ) known where ${whole}) as groups,
      (select count(*) from tickets t where ${theirs}) as "signUps",
      (select coalesce(json_agg(kept order by kept."bookedAt" desc, kept.id), '[]') from (
        select t.id, a.kind, a.title, a.day, v.name as place, t.state, t.booked_at as "bookedAt",
          (select min(c.checked_in_at) from checkins c where c.ticket_id = t.id) as "checkedInAt",
          t.booked_by = ${openid} as mine, a.ends_at as "endsAt"
        from tickets t join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
        where ${theirs} order by t.booked_at desc, t.id limit ${MOST}
      ) kept) as tickets,
      (select count(*) from notices n where n.openid = link.openid) as notices
    from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and p.id = ${personId}`.execute(db)
  return rows[0] as Found
}

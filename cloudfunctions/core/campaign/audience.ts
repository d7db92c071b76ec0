import type { Audience } from '../../../types/campaign'
import type { ActivityId, Instant } from '../../../types/core'
import { city } from '../../../types/division'
import { type Sql, sql } from '../../kit/sql'
import { mayChooseBy } from '../person/privacy-consents'

const YEAR = 365 * 86_400_000

/** The kind of notice every campaign sends. */
export const CAMPAIGN_KIND = 'fridaySpecial'

/** SQL: the next accounts known to us behind this one, in order: registered, or asked for the notice once. */
export const accountsAfter = (cursor: string, limit: number) => sql<{ openid: string }>`
  select openid from (
    (select openid from account_persons where openid > ${cursor} group by openid order by openid limit ${limit})
    union
    (select openid from consents where kind = ${CAMPAIGN_KIND} and openid > ${cursor} order by openid limit ${limit})
  ) one order by openid limit ${limit}`

/** SQL: every account known to us. */
export const allAccounts = sql<{ openid: string }>`
  select openid from account_persons union select openid from consents where kind = ${CAMPAIGN_KIND}`

/** SQL: this account switched the notice off. */
export const isOff = sql<boolean>`exists (
  select from notice_choices choice
  where choice.openid = known.openid and choice.kind = ${CAMPAIGN_KIND} and choice.is_off
)`

/** SQL: the audience names this account; `known.openid` is the account. */
export function isMeant(audience: Audience, activityId: ActivityId, now: Instant): Sql<boolean> {
  const { districts, themes, keyGroups, interests, history, skipBooked } = audience
  const wishes = [
    districts.length > 0 && sql`(${isKnownIn(districts)} or ${asksAnywhere})`,
    themes.length > 0 &&
      sql`exists (
      select from tickets t join activities a on a.id = t.activity_id
      where ${GROWN_UP} and a.theme = any(${[...themes]}::text[])
    )`,
    keyGroups.length > 0 && belongsTo(keyGroups, districts),
    interests.length > 0 && answered(interests),
    history !== 'any' && HISTORIES[history](now),
    skipBooked &&
      sql`not exists (
        select from tickets t where t.booked_by = known.openid and t.activity_id = ${activityId}
          and is_live_place(t.state)
      )`,
  ].filter((wish) => wish !== false)
  return wishes.length > 0 ? sql<boolean>`(${sql.join(wishes, ' and ')})` : sql<boolean>`true`
}

const HISTORIES: Record<'booked' | 'came' | 'never', (now: Instant) => Sql<unknown>> = {
  booked: (now) => sql`exists (
    select from tickets t where ${GROWN_UP} and t.booked_at > ${now - YEAR}
  )`,
  came: (now) => sql`exists (
    select from tickets t join checkins c on c.ticket_id = t.id
    where ${GROWN_UP} and t.booked_at > ${now - YEAR}
  )`,
  never: () => sql`not exists (select from tickets t where ${GROWN_UP})`,
}

/** SQL: the column lies in one of these districts; the whole city is where everybody is. */
const inAny = (column: string, districts: readonly string[]) =>
  districts.length === 0 || districts.includes(city.code)
    ? sql`true`
    : sql`exists (
  select from unnest(${[...districts]}::text[]) wish (code) where starts_with(${sql.ref(column)}, wish.code)
)`

/** SQL: this person of the account let answers and groups be used to choose. */
const BY_CHOICE = mayChooseBy(sql`link.openid`, sql`link.person_id`)

/** SQL: a ticket of the account that tells what its grown-ups are interested in: nobody is chosen by a child's. */
const GROWN_UP = sql`t.booked_by = known.openid and not exists (
  select from persons child where child.id = t.person_id and child.is_child
)`

/**
 * SQL: whose district it is: the one looked at when agreeing, that of an activity signed up for, or of a roster one is on
 * and agreed that it chooses.
 */
const knownWhere = (test: (column: string) => Sql<unknown>) => sql<boolean>`(
  exists (
    select from consents c where c.openid = known.openid and c.kind = ${CAMPAIGN_KIND} and ${test('c.district')}
  ) or exists (
    select from tickets t
    where ${GROWN_UP} and t.activity_id in (select a.id from activities a where ${test('a.district')})
  ) or exists (
    select from account_persons link join persons p on p.id = link.person_id
      join roster_listings r on r.id_hash = p.id_hash
    where link.openid = known.openid and ${test('r.district')} and ${BY_CHOICE}
  )
)`

const isKnownIn = (districts: readonly string[]): Sql<boolean> =>
  districts.includes(city.code) ? sql<boolean>`true` : knownWhere((column) => inAny(column, districts))

/** SQL: agreed while looking at the whole city and is known in no district: wants to hear of any special. */
const asksAnywhere = sql<boolean>`(
  exists (
    select from consents c where c.openid = known.openid and c.kind = ${CAMPAIGN_KIND} and c.district is null
  ) and not exists (select from tickets t where ${GROWN_UP})
  and not exists (
    select from account_persons link join persons p on p.id = link.person_id join rosters r on r.id_hash = p.id_hash
    where link.openid = known.openid and ${BY_CHOICE}
  )
)`

/** Checked by a roster or declared at a sign-up, there: nobody learns from a count what another district's rosters say. */
const belongsTo = (keyGroups: readonly string[], districts: readonly string[]) => sql`(
  exists (
    select from account_persons link join persons p on p.id = link.person_id
      join roster_listings r on r.id_hash = p.id_hash and r.key_group = any(${[...keyGroups]}::text[])
    where link.openid = known.openid and ${inAny('r.district', districts)} and ${BY_CHOICE}
  ) or exists (
    select from tickets t join activities a on a.id = t.activity_id
    where t.booked_by = known.openid and ${mayChooseBy(sql`t.booked_by`, sql`t.person_id`)}
      and t.mark is not null and a.key_group = any(${[...keyGroups]}::text[])
      and ${inAny('a.district', districts)}
  )
)`

/**
 * SQL: somebody the desk of the district may call: registered, and known there; of the city, everybody. The district is a
 * value or a column of the statement around, by an alias of more than one letter.
 */
export const isCallable = (district: Sql<unknown>) => sql<boolean>`(
  exists (select from account_persons own where own.openid = known.openid and own.relation = 'self')
  and (${district} = ${city.code} or ${knownWhere((column) => sql`starts_with(${sql.ref(column)}, ${district})`)})
)`

const answered = (interests: Audience['interests']) => sql`exists (
  select from account_persons link join answers given on given.person_id = link.person_id
    join unnest(${interests.map(({ question }) => question)}::text[], ${interests.map(({ answer }) => answer)}::text[])
      wish (question, answer) on wish.question = given.question and wish.answer = given.answer
  where link.openid = known.openid and ${BY_CHOICE}
)`

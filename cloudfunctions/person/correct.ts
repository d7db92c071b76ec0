import { checkPhone } from '../../src/domain/person/phone'
import { checkRealName } from '../../src/domain/person/real-name'
import { decideAnswers } from '../../src/domain/ticket/eligibility-card'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { Dossier } from '../../types/privacy'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Question } from '../../types/waitlist'
import { isOfChild } from '../core/person/child'
import { changePerson, nameColumns, phoneColumns } from '../core/person/columns'
import { constraintOf, type Tx } from '../kit/db'
import { seal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { auditOwn } from './audit'
import { readDossier } from './read-dossier'

/** What is to be changed, read by the rules; null leaves it. */
type Read = { realName: string | null; phone: string | null; given: Given[]; takenBack: string[] }
type Given = { question: string; answer: string }

/**
 * Corrects what the keeper of a person may correct, and for everybody else the telephone number their account gave. A
 * correction sent twice is done once.
 */
export const correct: Verb<'person.correct'> = (ask) =>
  unlessClaimed(() =>
    ask.db.transaction(async (tx) => {
      const { input, actor, now, traceId } = ask
      const { personId } = input
      // the row is held so that two corrections, or one and a deletion, go one after the other
      await sql`select from persons where id = ${personId} for no key update`.execute(tx)
      const before = await readDossier(tx, { openid: actor.openid, personId, now })
      if (!before) return refuse({ code: 'person.notFound' })
      const read = await decide(tx, ask, before.dossier)
      if (!read.ok) return read
      const whose = { personId, openid: actor.openid, keeper: before.dossier.keeper }
      const fields = await save(tx, whose, read.value, now)
      if (fields.length > 0)
        await auditOwn(tx, { at: now, traceId, personId, act: 'person.correct', detail: { fields } })
      const after = await readDossier(tx, { openid: actor.openid, personId, now })
      return after ? accept(after.dossier) : refuse({ code: 'person.notFound' })
    }),
  )

/** The number may be registered with the right name too, by another account: then that one is used. */
async function unlessClaimed<T>(act: () => Promise<Decision<T>>): Promise<Decision<T>> {
  try {
    return await act()
  } catch (fault) {
    if (constraintOf(fault) === 'persons_claim') return refuse({ code: 'person.claimed' })
    throw fault
  }
}

/** Refusals: person.notKeeper, person.realName, person.nameUsed, person.phone, person.childNotAsked, card.answerUnknown. */
async function decide(
  tx: Tx,
  { input, actor: { openid }, now }: Ask<'person.correct'>,
  known: Dossier,
): Promise<Decision<Read>> {
  const isOwnOnly = input.realName === null && input.answers.length === 0
  if (!known.keeper && !isOwnOnly) return refuse({ code: 'person.notKeeper' })
  const name = input.realName === null ? null : checkRealName(input.realName, known.person.idType)
  if (name && !name.ok) return name
  if (name && !known.mayRename) return refuse({ code: 'person.nameUsed' })
  const phone = input.phone === null ? null : checkPhone(input.phone)
  if (phone && !phone.ok) return phone
  const given = input.answers.flatMap(({ question, answer }) => (answer === null ? [] : [{ question, answer }]))
  if (given.length > 0 && (await isOfChild(tx, { openid, personId: input.personId, now })))
    return refuse({ code: 'person.childNotAsked' })
  const checked = await checkGiven(tx, given, now)
  if (!checked.ok) return checked
  const takenBack = input.answers.flatMap(({ question, answer }) => (answer === null ? [question] : []))
  return accept({ realName: name?.value ?? null, phone: phone?.value ?? null, given: checked.value, takenBack })
}

async function checkGiven(tx: Tx, given: readonly Given[], now: Instant): Promise<Decision<Given[]>> {
  if (given.length === 0) return accept([])
  const { rows } = await sql<Question>`
    select code, valid_days as "validDays", (
      select json_agg(option ->> 'code') from jsonb_array_elements(nullif(options, 'null')) option
    ) as options
    from questions where code = any (${given.map(({ question }) => question)}) order by position`.execute(tx)
  const stray = given.find(({ question }) => !rows.some(({ code }) => code === question))
  if (stray) return refuse({ code: 'card.answerUnknown', question: stray.question })
  const decided = decideAnswers(rows, given, now)
  return decided.ok ? accept(decided.value.map(({ question, answer }) => ({ question, answer }))) : decided
}

type Whose = { personId: PersonId; openid: OpenId; keeper: boolean }

/** Writes it, and says which fields. */
async function save(tx: Tx, whose: Whose, read: Read, now: Instant): Promise<string[]> {
  const { personId } = whose
  const { realName, phone, given, takenBack } = read
  if (realName !== null) await changePerson(tx, personId, nameColumns(realName))
  if (phone !== null) await savePhone(tx, whose, phone)
  if (given.length > 0)
    await sql`
      insert into answers (person_id, question, answer, answered_at)
      select ${personId}, kept.question, kept.answer, ${now}
      from unnest(${given.map(({ question }) => question)}::text[], ${given.map(({ answer }) => answer)}::text[])
        kept (question, answer)
      on conflict (person_id, question) do update set answer = excluded.answer, answered_at = excluded.answered_at`.execute(
      tx,
    )
  if (takenBack.length > 0)
    await sql`delete from answers where person_id = ${personId} and question = any (${takenBack})`.execute(tx)
  return [
    ...(realName === null ? [] : ['realName']),
    ...(phone === null ? [] : ['phone']),
    ...given.map(({ question }) => `answer:${question}`),
    ...takenBack.map((question) => `answer:${question}`),
  ]
}

/** The keeper's number is the person's; of anybody else it is the one their own sign-ups go by. */
async function savePhone(tx: Tx, { personId, openid, keeper }: Whose, phone: string): Promise<void> {
  if (keeper) await changePerson(tx, personId, phoneColumns(personId, phone))
  await sql`
    update account_persons set phone_sealed = ${keeper ? null : seal(phone)}
    where openid = ${openid} and person_id = ${personId}`.execute(tx)
}

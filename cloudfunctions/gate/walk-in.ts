import { isChild } from '../../src/domain/person/consent-basis'
import { asForChild, decideEligibility, type EligibilityFacts } from '../../src/domain/ticket/eligibility'
import { dayOf } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import type { Instant, OpenId, PersonId, TicketId } from '../../types/core'
import type { ScanOutcome, ScanResult } from '../../types/gate'
import type { ConsentBasis, KeyGroup } from '../../types/person'
import { accept, type Decision, refuse } from '../../types/reply'
import type { TicketState } from '../../types/ticket'
import type { Bucket, GroupMark } from '../../types/waitlist'
import { type Act, keep, pass, type ReadCode, resultOf } from '../core/gate/pass-gate'
import { correctName } from '../core/person/correct-name'
import { checkConsent, keepWordAtDoor } from '../core/person/privacy-consents'
import { handOver, heldByNumber } from '../core/ticket/hand-over'
import { audit } from '../kit/audit'
import { constraintOf, type Db, type Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findOpenRight, type Right } from './right'
import { tryScan } from './scan'
import { seat } from './seat'
import { declares } from './view'
import { doorOf, enrol, findVisitor, type KnownVisitor, readVisitor, type Visitor } from './visitor'

/** Thrown when nobody was let in, so that neither a place nor a person is left behind; the attempt is kept apart. */
class TurnedAway extends Error {
  constructor(
    readonly outcome: ScanOutcome,
    readonly code: ReadCode,
  ) {
    super(outcome)
  }
}

/** Somebody nobody knows: the attempt is kept, and nothing about who. */
const NOBODY: ReadCode = { ok: false, reason: 'notOurs' }

/** Somebody else may sign the same person up in the same moment; then their place is the one to let in by. */
const TRIES = 3

/**
 * Registers somebody who came without signing up and lets them in: person, consent, place, ticket and check-in together,
 * or none of it. A number that is known is the same person and keeps the place they hold. With no place left the attempt
 * is kept and the person is not.
 */
export const walkIn: Verb<'gate.walkIn'> = async (ask) => {
  const { input, db, now } = ask
  const visitor = readVisitor(input, now)
  if (!visitor.ok) return visitor
  const { bornOn } = visitor.value.id
  const consent = await checkConsent(db, { ...input, idNumberAgreed: true }, { bornOn, now })
  if (!consent.ok) return consent
  if (input.declared && isChild(bornOn, dayOf(now))) return refuse({ code: 'person.childNotAsked' })
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction((tx) => letIn(tx, ask, visitor.value))
    } catch (fault) {
      if (fault instanceof TurnedAway) return turnAway(db, actOf(ask, fault.code), fault.outcome)
      if (!meetsAnother(fault)) throw fault
      if (tries >= TRIES) return refuse({ code: 'input.invalid', field: 'ticketId' })
    }
  }
}

/** What a walk-in meets when the same act, the same person, or an id of somebody else's came first. */
const MEETINGS: readonly (string | null)[] = ['tickets_one_live', 'tickets_one_number', 'tickets_pkey', 'persons_pkey']

/** 25P02: the transaction met its own scan, kept meanwhile, and is at its end. */
const meetsAnother = (fault: unknown) =>
  MEETINGS.includes(constraintOf(fault)) || (fault as { code?: string }).code === '25P02'

async function letIn(tx: Tx, ask: Ask<'gate.walkIn'>, visitor: Visitor): Promise<Decision<ScanResult>> {
  const { input, actor, now } = ask
  const right = await findOpenRight(tx, { sessionId: input.sessionId, openid: actor.openid, now })
  if (!right.ok) return right
  if (await isKept(tx, input)) return tryScan(tx, actOf(ask, NOBODY))
  const found = await findVisitor(tx, visitor, right.value.activityId)
  const here = found.known?.isHere ? undefined : found.others.find(({ isHere }) => isHere)
  const isOther = found.known ? here !== undefined : found.others.length > 0
  if (isOther && !input.cardSeen) return refuse({ code: 'person.nameMismatch' })
  const known = here ? await putRight(tx, ask, { right: right.value, visitor, here, known: found.known }) : found.known
  const { opensAt, closesAt } = right.value
  if (now < opensAt) throw new TurnedAway('gateNotOpen', NOBODY)
  if (now >= closesAt) throw new TurnedAway('gateClosed', NOBODY)
  const ticketId = await placeFor(tx, { ask, right: right.value, visitor, known })
  if (!ticketId.ok) return ticketId
  const result = await tryScan(tx, actOf(ask, codeOf(ticketId.value, right.value)))
  if (!result.ok) return result
  if (ticketId.value === input.ticketId && result.value.outcome !== 'admitted')
    throw new TurnedAway(result.value.outcome, NOBODY)
  const { basis } = visitor
  await tell(tx, ask, { right: right.value, ticketId: ticketId.value, outcome: result.value.outcome, basis })
  return result
}

type PuttingRight = { right: Right; visitor: Visitor; here: KnownVisitor; known: KnownVisitor | null }

/**
 * The card is in the helper's hand: who signed up here with its number and a wrong name has the card's name now; where
 * that name is registered too, the place is handed to it.
 */
async function putRight(
  tx: Tx,
  ask: Ask<'gate.walkIn'>,
  { right, visitor, here, known }: PuttingRight,
): Promise<KnownVisitor> {
  const { input, now } = ask
  const { activityId, rightId, district } = right
  if (known) {
    const held = await heldByNumber(tx, { activityId, personId: known.personId })
    const to = { ...known, openid: known.openid ?? doorOf(input.sessionId), ticketId: input.ticketId }
    if (!held || !(await handOver(tx, { from: held.ticketId, to, activityId, now }))) return known
  } else await correctName(tx, { personId: here.personId, realName: visitor.realName, now })
  await audit(tx, {
    at: now,
    traceId: ask.traceId,
    actor: ask.actor,
    act: known ? 'person.handOver' : 'person.correctName',
    subject: 'person',
    subjectId: known?.personId ?? here.personId,
    district,
    detail: { sessionId: input.sessionId, rightId, cardSeen: true },
  })
  return known ?? here
}

/** Whether the same act was sent before. */
async function isKept(tx: Tx, { scanId }: Input<'gate.walkIn'>): Promise<boolean> {
  return (await sql`select from scans where id = ${scanId}`.execute(tx)).rows.length === 1
}

type Placing = { ask: Ask<'gate.walkIn'>; right: Right; visitor: Visitor; known: KnownVisitor | null }

/** The ticket to let somebody in by: the one they hold, the one they waited with, or a new one for a place at the door. */
async function placeFor(tx: Tx, placing: Placing): Promise<Decision<TicketId>> {
  const { ask, right, visitor, known } = placing
  const { sessionId, ticketId } = ask.input
  const { held, facts, group, takenBack } = await findHeld(tx, placing)
  if (takenBack) return refuse({ code: 'ticket.takenBack' })
  if (held && held.state === 'booked' && !held.released) return accept(held.id)
  const { bornOn } = visitor.id
  const ofChild = isChild(bornOn, dayOf(ask.now))
  const declared = ask.input.declared === true && group !== null
  const ruling = decideEligibility({ ...facts, onRoster: facts.onRoster && !ofChild, declared, bornOn })
  const eligible = ofChild ? asForChild(ruling) : ruling
  if (!eligible.ok) return eligible
  const { mark } = eligible.value
  const comer = { sessionId, activityId: right.activityId, inKeyGroup: mark !== null, now: ask.now }
  const bucket = await seat(tx, { ...comer, ticketId: held?.id ?? null })
  if (!bucket && held) throw new TurnedAway(held.released ? 'released' : 'notConfirmed', codeOf(held.id, right))
  if (!bucket) throw new TurnedAway('doorFull', NOBODY)
  const door = doorOf(sessionId)
  const personId = held?.personId ?? (await enrol(tx, { ...visitor, door, now: ask.now }))
  if (mark === 'declared') await keepWordAtDoor(tx, { openid: door, personId, basis: visitor.basis, now: ask.now })
  if (held) {
    if (mark === 'declared') await sql`update tickets set mark = ${mark} where id = ${held.id}`.execute(tx)
    return accept(held.id)
  }
  await write(tx, { ticketId, right, personId, openid: known?.openid ?? door, bucket, mark, now: ask.now })
  return accept(ticketId)
}

type HeldTicket = { id: TicketId; personId: PersonId; state: TicketState; released: boolean }

type Held = {
  held: HeldTicket | null
  facts: Pick<EligibilityFacts, 'activity' | 'onRoster'>
  /** Of which a word at the door counts. */
  group: KeyGroup | null
  /** Staff took a place here from them, and they may not take another. */
  takenBack: boolean
}

/** The ticket this person has here that may let them in, and what the activity asks of them. */
async function findHeld(tx: Tx, { right, visitor, known }: Placing): Promise<Held> {
  const { rows } = await sql<Held>`
    select json_build_object(
      'activity', json_build_object('eligibility', a.eligibility, 'keyGroup', a.key_group, 'minAge', a.min_age,
        'day', a.day),
      'onRoster', exists (
        select from rosters r where r.key_group = a.key_group and r.id_hash = ${visitor.idHash}
      )
    ) as facts, ${declares} as "group", (
      select json_build_object('id', t.id, 'personId', t.person_id, 'state', t.state, 'released', t.released_at is not null) from tickets t
      where t.activity_id = a.id and (
        t.id_hash = ${visitor.idHash} and is_live_place(t.state)
        or t.person_id = ${known?.personId ?? null}::uuid
          and (is_live_place(t.state) or (t.state = 'expired' and t.queue_no is not null))
      )
      order by t.state = 'expired', t.person_id is not distinct from ${known?.personId ?? null}::uuid desc,
        t.booked_at desc limit 1
    ) as held, exists (
      select from tickets t
      where t.activity_id = a.id and t.person_id = ${known?.personId ?? null}::uuid and t.barred_at is not null
    ) as "takenBack"
    from activities a where a.id = ${right.activityId}`.execute(tx)
  return rows[0] as Held
}

type NewTicket = {
  ticketId: TicketId
  right: Right
  personId: string
  openid: OpenId
  bucket: Bucket
  mark: GroupMark | null
  now: Instant
}

const write = (tx: Tx, { ticketId, right, personId, openid, bucket, mark, now }: NewTicket) =>
  sql`
    insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, bucket, mark)
    values (${ticketId}, ${right.activityId}, ${personId}, ${openid}, 'booked', ${now}, ${bucket}, ${mark})`.execute(tx)

const codeOf = (ticketId: TicketId, { activityId }: Right): ReadCode => ({ ok: true, ticketId, activityId, day: '' })

function actOf({ input, actor, now }: Ask<'gate.walkIn'>, code: ReadCode): Act {
  const { scanId, sessionId } = input
  const act = { scanId, sessionId, openid: actor.openid, code, text: '', way: 'in', how: 'walkIn', said: null } as const
  return { ...act, mark: null, letting: true, scannedAt: now, at: now, now }
}

/** Keeps that somebody was turned away, and nothing about who. */
async function turnAway(db: Db, act: Act, outcome: ScanOutcome): Promise<Decision<ScanResult>> {
  const answer = await pass(db, { ...act, letting: false })
  if (!answer) return refuse({ code: 'gate.notAssigned' })
  if (answer.prior) return accept(resultOf(act, answer, answer.prior.outcome))
  await keep(db, act, answer, { outcome, conflict: null })
  return accept(resultOf(act, answer, outcome))
}

type Told = { right: Right; ticketId: TicketId; outcome: ScanOutcome; basis: ConsentBasis }

const tell = (tx: Tx, { actor, input, now, traceId }: Ask<'gate.walkIn'>, { right, ticketId, ...told }: Told) =>
  audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'gate.walkIn',
    subject: 'ticket',
    subjectId: ticketId,
    district: right.district,
    detail: { sessionId: input.sessionId, rightId: right.rightId, ...told },
  })

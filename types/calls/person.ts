import * as z from 'zod/mini'
import { call } from '../call'
import { Count, PersonId } from '../core'
import { FreeConsent, Mine, PersonCard, PersonDraft } from '../person'
import { AccountMark, Correction, Dossier, Erased, LeavingAll } from '../privacy'

/** Who the account is and may act for. */
export const mine = call({ name: 'person.mine', act: 'read', who: 'account', input: {}, output: Mine })

/** Registers the real name once and records the privacy consent. Refusals: person.*, person.numberBusy where many claim one number. */
export const register = call({
  name: 'person.register',
  act: 'write',
  who: 'account',
  input: PersonDraft.def.shape,
  output: PersonCard,
})

/** Exchanges WeChat's phone code for the account's own number. Refusals: person.phoneCodeUsed. */
export const phone = call({
  name: 'person.phone',
  act: 'write',
  who: 'account',
  input: { code: z.string().check(z.minLength(1), z.maxLength(200)) },
  output: z.object({ phone: z.string() }),
})

/** Everything stored about one person of the account; `full` unmasks it and is audited. Refusals: person.notFound, person.notKeeper. */
export const dossier = call({
  name: 'person.dossier',
  act: 'read',
  who: 'account',
  input: { personId: PersonId, full: z.boolean() },
  output: Dossier,
})

/** Corrects phone, answers, or before the first check-in the name; where another account decides, the phone this one gave. Refusals: person.notFound, person.notKeeper, person.realName, person.nameUsed, person.phone, card.answerUnknown. */
export const correct = call({
  name: 'person.correct',
  act: 'write',
  who: 'account',
  input: Correction.def.shape,
  output: Dossier,
})

/** What deleting one person, or with null everything of the account, would do. Refusals: person.notFound. */
export const leaving = call({
  name: 'person.leaving',
  act: 'read',
  who: 'account',
  input: { personId: z.nullable(PersonId) },
  output: LeavingAll,
})

/** Deletes one person, or with null everything of the account: places are given back, what stays names nobody. Deleting what is not there does nothing. `withdrawn`: because the consent is withdrawn. */
export const erase = call({
  name: 'person.erase',
  act: 'write',
  who: 'account',
  input: { personId: z.nullable(PersonId), withdrawn: z.boolean() },
  output: Erased,
})

/** Takes another account off that may act for the person. Refusals: person.notFound, person.notKeeper, person.notProved. */
export const unlink = call({
  name: 'person.unlink',
  act: 'write',
  who: 'account',
  input: { personId: PersonId, mark: AccountMark },
  output: Dossier,
})

/** The account agrees to the privacy notice as it reads now, for one of its people. Refusals: person.notFound, person.consentMissing, person.idConsentMissing, person.basisMissing. */
export const agree = call({
  name: 'person.agree',
  act: 'write',
  who: 'account',
  input: {
    personId: PersonId,
    consentVersion: PersonDraft.def.shape.consentVersion,
    childrenVersion: PersonDraft.def.shape.childrenVersion,
    idNumberAgreed: z.boolean(),
    basis: PersonDraft.def.shape.basis,
  },
  output: PersonCard,
})

/**
 * Agrees to one thing, or takes it back: withdrawn `help` forgets the answer, `keyGroup` the word given where one still
 * waits; places stay. Refusals: person.notFound.
 */
export const allow = call({
  name: 'person.allow',
  act: 'write',
  who: 'account',
  input: { personId: PersonId, part: FreeConsent, allowed: z.boolean() },
  output: z.object({ allowed: z.boolean() }),
})

/** Timer, nightly: takes names off what is no longer needed. Bounded; the next night goes on. */
export const purge = call({
  name: 'person.purge',
  act: 'write',
  who: 'system',
  input: {},
  output: z.object({
    tickets: Count,
    answers: Count,
    persons: Count,
    notices: Count,
    joins: Count,
    employers: Count,
    staff: Count,
    resealed: Count,
  }),
})

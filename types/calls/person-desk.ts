import * as z from 'zod/mini'
import { call } from '../call'
import { HelperRightId, LocalDate, line, PersonId } from '../core'
import { DeskPerson } from '../desk-person'
import { AccountMark, Erased } from '../privacy'
import { DeskRefusal } from '../refusals/desk'

/** People with this whole number, masked, with their sign-ups in the clerk's division; a county's clerk finds who signed up there, the city's everybody. Audited with the reason. Refusals: person.idForm, person.phone, desk.slowDown. */
export const find = call({
  name: 'person.find',
  act: 'write',
  who: 'clerk',
  input: { by: z.enum(['id', 'phone']), number: z.string().check(z.minLength(1), z.maxLength(60)), reason: line(60) },
  output: z.object({ persons: z.array(DeskPerson), more: z.boolean() }),
  refusals: [DeskRefusal],
})

/** Puts a name or a phone right for somebody who was made sure of; null leaves it. They are told. Refusals: desk.personNotFound, person.realName, person.phone, person.claimed. */
export const putRight = call({
  name: 'person.putRight',
  act: 'write',
  who: 'clerk',
  input: {
    personId: PersonId,
    realName: z.nullable(z.string().check(z.maxLength(60))),
    phone: z.nullable(z.string().check(z.maxLength(30))),
    verified: z.literal(true),
    reason: line(60),
  },
  output: DeskPerson,
  refusals: [DeskRefusal],
})

/** Deletes somebody who asked for it and was made sure of, as they could do themselves. They are told. Deleting who is not there does nothing. */
export const eraseFor = call({
  name: 'person.eraseFor',
  act: 'write',
  who: 'clerk',
  input: { personId: PersonId, verified: z.literal(true), reason: line(60) },
  output: Erased,
  refusals: [DeskRefusal],
})

/**
 * Lets an account sign up the people of a village and no more than a household of its own, until a day: named by its mark
 * among the accounts of a person the clerk found. Refusals: desk.personNotFound, desk.helperNotFound, desk.helperUntil,
 * desk.helperGranted.
 */
export const grantHelper = call({
  name: 'person.grantHelper',
  act: 'write',
  who: 'clerk',
  input: {
    rightId: HelperRightId,
    personId: PersonId,
    mark: AccountMark,
    until: LocalDate,
    verified: z.literal(true),
    reason: line(60),
  },
  output: DeskPerson,
  refusals: [DeskRefusal],
})

/** Ends such a right of the clerk's division at once; whoever was registered stays. Refusals: desk.personNotFound, desk.helperNotFound. */
export const endHelper = call({
  name: 'person.endHelper',
  act: 'write',
  who: 'clerk',
  input: { rightId: HelperRightId, personId: PersonId, reason: line(60) },
  output: DeskPerson,
  refusals: [DeskRefusal],
})

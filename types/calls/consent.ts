import * as z from 'zod/mini'
import { call } from '../call'
import { ConsentGrant, Consents } from '../consent'
import { NoticeKind } from '../notice'

/** The notices one can ask for, the consents in hand, and what is switched off. */
export const mine = call({ name: 'consent.mine', act: 'read', who: 'account', input: {}, output: Consents })

/** Reports what the person answered in WeChat's dialog; a template unknown here is passed over. Refusals: template.notFound (all are). */
export const grant = call({
  name: 'consent.grant',
  act: 'write',
  who: 'account',
  input: { grants: z.array(ConsentGrant).check(z.minLength(1), z.maxLength(5)) },
  output: Consents,
})

/** Switches one kind of notice off, or on again. */
export const choose = call({
  name: 'consent.choose',
  act: 'write',
  who: 'account',
  input: { kind: NoticeKind, off: z.boolean() },
  output: Consents,
})

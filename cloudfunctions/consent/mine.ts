import { accept } from '../../types/reply'
import { consentsOf } from '../core/notice/consents'
import type { Verb } from '../kit/serve'

/** The notices one can ask for, the consents in hand, and what is switched off. */
export const mine: Verb<'consent.mine'> = async ({ actor, db, now }) => accept(await consentsOf(db, actor.openid, now))

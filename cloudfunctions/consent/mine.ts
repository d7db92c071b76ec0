import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { consentsOf } from './find'

/** The notices one can ask for, the consents in hand, and what is switched off. */
export const mine: Verb<'consent.mine'> = async ({ actor, db }) => accept(await consentsOf(db, actor.openid))

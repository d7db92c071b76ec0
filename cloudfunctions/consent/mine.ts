import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { standingsOf } from './find'

/** The notices one can ask for and the consents in hand. */
export const mine: Verb<'consent.mine'> = async ({ actor, db }) => accept(await standingsOf(db, actor.openid))

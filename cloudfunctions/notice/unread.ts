import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { unreadOf } from './shown'

/** The number on the bell. */
export const unread: Verb<'notice.unread'> = async ({ actor, db }) => accept(await unreadOf(db, actor.openid))

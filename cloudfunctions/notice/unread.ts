import { accept } from '../../types/reply'
import { unreadOf } from '../core/notice/inbox'
import type { Verb } from '../kit/serve'

/** The number on the bell. */
export const unread: Verb<'notice.unread'> = async ({ actor, db }) => accept(await unreadOf(db, actor.openid))

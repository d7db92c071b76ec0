import * as z from 'zod/mini'
import { call } from '../call'
import { Count, Cursor, Instant, NoticeId } from '../core'
import { NoticePage } from '../notice'

/** The account's own inbox, newest first; keyset pages. */
export const mine = call({
  name: 'notice.mine',
  act: 'read',
  who: 'account',
  input: { cursor: z.nullable(Cursor) },
  output: NoticePage,
})

/** How many notices nobody has looked at yet, 99 at most. */
export const unread = call({
  name: 'notice.unread',
  act: 'read',
  who: 'account',
  input: {},
  output: z.object({ unread: Count }),
})

/** Everything up to this moment was looked at. */
export const read = call({
  name: 'notice.read',
  act: 'write',
  who: 'account',
  input: { upTo: Instant },
  output: z.object({ unread: Count }),
})

/** The message was opened; counted once. Refusals: notice.notFound. */
export const opened = call({
  name: 'notice.opened',
  act: 'write',
  who: 'account',
  input: { noticeId: NoticeId },
  output: z.object({ unread: Count }),
})

/** Timer: delivers what is queued and settles what was left behind. */
export const drain = call({
  name: 'notice.drain',
  act: 'write',
  who: 'system',
  input: {},
  output: z.object({ sent: Count, settled: Count }),
})

/** Timer: writes the reminders that have become due; late or twice, each reason is told once. */
export const remind = call({
  name: 'notice.remind',
  act: 'write',
  who: 'system',
  input: {},
  output: z.object({ told: Count }),
})

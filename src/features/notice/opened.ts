import { call } from '@/api/call'
import * as noticeCalls from '../../../types/calls/notice'
import { NoticeId } from '../../../types/core'
import { setUnread } from './unread'

const counted = new Set<string>()

/** Tells that a WeChat message was opened: its link carries the notice as `n`. Quiet when it cannot be told. */
export function tellOpened(query: Partial<Record<string, string>> | undefined): void {
  const notice = NoticeId.safeParse(query?.n)
  if (!notice.success || counted.has(notice.data)) return
  counted.add(notice.data)
  void call(noticeCalls.opened, { noticeId: notice.data }).then((outcome) => {
    if (outcome.kind === 'done') setUnread(outcome.value.unread)
    if (outcome.kind === 'unknown') counted.delete(notice.data)
  })
}

import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { useWrite } from '@/api/use-write'
import { dayOf } from '@/domain/time/calendar'
import { ListTail } from '@/features/list-tail'
import { setUnread } from '@/features/notice/unread'
import { openNotice, openService } from '@/features/routes'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as notice from '../../../../types/calls/notice'
import { Line } from './line'

/** 我的通知: what was told to this account, with or without a WeChat message. Looking at it marks it as read. */
export default function Notices() {
  const { reading, reload, tail, more } = usePages(notice.mine, {}, (page) => page.notices, { keep: true })
  const { send } = useWrite(notice.read)
  const marked = useRef(0)
  const fresh = reading.kind === 'shown' && !reading.lost && !reading.kept ? reading : null
  const at = fresh?.value.some(({ unread }) => unread) ? fresh.at : 0
  useReachBottom(more)
  useEffect(() => {
    if (at <= marked.current) return
    marked.current = at
    void send({ upTo: at }).then((outcome) => outcome.kind === 'done' && setUnread(outcome.value.unread))
  }, [at, send])
  const today = dayOf(cloudNow())
  return (
    <PageShell title='我的通知'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(lines) =>
          lines.length > 0 ? (
            <>
              <Card id='notices' pad='rows'>
                <Endless id='notices' rows={lines}>
                  {(line) => <Line key={line.id} line={line} today={today} onTap={() => openNotice(line)} />}
                </Endless>
              </Card>
              <View>
                <ListTail tail={tail} onMore={more} endWord={lines.length > 20 ? '没有更早的了' : undefined} />
              </View>
            </>
          ) : (
            <Empty
              icon='bell'
              title='还没有通知'
              next='周五专场开始前会告诉您；报名的活动有变化也会告诉您'
              action={{ id: 'to-settings', word: '设置提醒', onTap: () => openService('settings') }}
            />
          )
        }
      </Reading>
    </PageShell>
  )
}

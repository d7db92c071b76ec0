import '../refusals'
import { Fragment, useState } from 'react'
import { useRead } from '@/api/use-read'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import * as desk from '../../../../types/calls/desk'
import type { Call, CallResult } from '../../../../types/desk'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { CallCard } from './call-card'
import { type Noted, NotedLine } from './noted'

/** As many as the cloud gives at once; the rest comes when these are ticked off. */
const MOST = 50

/** People no message reaches: whom to ring, what to tell, and what came of it. Nothing of it stays on the phone. */
export default function DeskCalls() {
  const { reading, reload } = useRead(desk.calls, {})
  const { today } = useDesk()
  const [noted, setNoted] = useState<Noted | null>(null)
  const note = (calls: readonly Call[], call: Call, result: CallResult) => {
    setNoted({ call, result, before: calls[calls.indexOf(call) + 1]?.noticeId ?? null })
    void reload()
  }
  const forget = () => {
    setNoted(null)
    void reload()
  }
  const line = noted && (
    <NotedLine key={`${noted.call.noticeId} ${noted.result}`} of={noted} onTakenBack={forget} onRefresh={reload} />
  )
  return (
    <DeskFrame title='打电话' heading='要打电话的人' at='calls' today={today}>
      {(wide) => (
        <Reading of={reading} shape='list' onRetry={reload}>
          {(calls) => (
            <>
              {calls.length > 0 ? (
                <>
                  <Notice id='privacy' tone='info' title='这里是完整的电话号码，每次查看都有记录'>
                    只用来告知下面的事，不要抄走、转发。
                  </Notice>
                  <Heading side={calls.length < MOST ? `${calls.length} 人` : `先打最早的 ${MOST} 人`}>
                    微信通知不到或没答复的
                  </Heading>
                  <Endless id='calls' rows={calls} size={5} cards>
                    {(call) => (
                      <Fragment key={call.noticeId}>
                        {noted?.before === call.noticeId && line}
                        <CallCard
                          call={call}
                          wide={wide}
                          onDone={(result) => note(calls, call, result)}
                          onRefresh={reload}
                        />
                      </Fragment>
                    )}
                  </Endless>
                  {!calls.some(({ noticeId }) => noticeId === noted?.before) && line}
                </>
              ) : (
                <>
                  {line}
                  <Empty
                    icon='phone'
                    title='没有要打的电话'
                    next='改期、取消或有名额时，微信通知不到的人会出现在这里；改期后到前一天还没答复的也在这里'
                    action={{ id: 'reload', word: '刷新', onTap: () => void reload() }}
                  />
                </>
              )}
            </>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}

import { Fragment } from 'react'
import { useRead } from '@/api/use-read'
import { Empty } from '@/components/empty'
import { Heading } from '@/components/heading'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { groupsOf } from './groups'
import { SessionCard } from './session-card'

/** Where this helper may scan: today's gates first, each with when it opens. */
export default function GateSessions() {
  const { reading, reload, now } = useRead('gate.sessions', {}, { keep: true })
  return (
    <PageShell title='选择场次' plain>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(sessions) =>
          sessions.length === 0 ? (
            <Empty
              icon='scan'
              title='还没有安排您验票'
              next='请找本场招聘会的负责人，在“招聘会”页面把您加为验票员；加好后下面点一下就能看到'
              action={{ id: 'reload', word: '刷新看看', onTap: reload }}
            />
          ) : (
            groupsOf(sessions, now).map((group) => (
              <Fragment key={group.key}>
                <Heading side={`${group.sessions.length} 场`}>{group.word}</Heading>
                {group.sessions.map((session) => (
                  <SessionCard key={session.sessionId} session={session} now={now} />
                ))}
              </Fragment>
            ))
          )
        }
      </Reading>
    </PageShell>
  )
}

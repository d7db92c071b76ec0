import { View } from '@tarojs/components'
import { cloudNow } from '@/api/clock'
import { useRead } from '@/api/use-read'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { ListRow } from '@/components/list-row'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { Tag } from '@/components/tag'
import { dayOf, sayTime } from '@/domain/calendar'
import { openActivity, openService } from '@/pages/routes'
import { sayNear } from '@/wording/activity'
import { noticeLabel } from '@/wording/labels'
import type { NoticeLine } from '../../../../types/notice'
import styles from './index.module.scss'

/** 我的通知: what was told to this account, with or without a WeChat message. */
export default function Notices() {
  const { reading, reload } = useRead('notice.mine', {}, { keep: true })
  const today = dayOf(cloudNow())
  const when = ({ at }: NoticeLine) => `${sayNear(dayOf(at), today)} ${sayTime(at)}`
  return (
    <PageShell title='我的通知'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(lines) =>
          lines.length > 0 ? (
            <Card id='notices' pad='rows'>
              {lines.map((line) => (
                <ListRow
                  key={line.id}
                  id={`notice-${line.id}`}
                  title={line.title}
                  detail={line.text}
                  side={<Tag tone={line.kind === 'fridaySpecial' ? 'copper' : 'grey'}>{noticeLabel[line.kind]}</Tag>}
                  onTap={() => line.activityId && openActivity({ id: line.activityId, kind: 'fair' })}
                >
                  <View className={styles.when}>{when(line)}</View>
                </ListRow>
              ))}
            </Card>
          ) : (
            <Empty
              icon='bell'
              title='还没有通知'
              next='开启提醒后，周五专场开始前会告诉您；报名的活动有变化也会告诉您'
              action={{ id: 'to-settings', word: '去开启提醒', onTap: () => openService('settings') }}
            />
          )
        }
      </Reading>
    </PageShell>
  )
}

import '../refusals'
import { Text, View } from '@tarojs/components'
import Taro, { useReachBottom } from '@tarojs/taro'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { shareOf } from '@/domain/campaign/chart'
import { sayDistrict } from '@/domain/region/district'
import { sayCount } from '@/domain/text/count'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { ListTail } from '@/features/list-tail'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { ListRow } from '@/ui/list-row'
import { Reading } from '@/ui/reading'
import { type Column, Table } from '@/ui/table'
import { Tag, type TagTone } from '@/ui/tag'
import { sayCampaign } from '@/wording/campaign'
import * as campaign from '../../../../types/calls/campaign'
import type { CampaignRow } from '../../../../types/campaign'
import type { CampaignState } from '../../../../types/campaign-state'
import type { Instant } from '../../../../types/core'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import styles from './index.module.scss'

const open = ({ id }: CampaignRow) => void Taro.navigateTo({ url: `/packages/desk/notice/index?activityId=${id}` })

/** The specials with their notices: what waits for a yes first, what went out with how it went. */
export default function DeskCampaigns() {
  const { reading, reload, tail, more } = usePages(campaign.list, {}, (page) => page.campaigns)
  const { today } = useDesk()
  useReachBottom(more)
  return (
    <DeskFrame title='专场通知' at='notice' today={today}>
      {(wide) => (
        <Reading of={reading} shape='table' onRetry={reload}>
          {(rows) =>
            rows.length > 0 ? (
              <>
                {wide ? <Wide rows={rows} /> : <Narrow rows={rows} />}
                <ListTail tail={tail} onMore={more} />
              </>
            ) : (
              <Empty
                icon='bell'
                title='还没有周五专场'
                next='排好专场后，每场会在这里自己提出一份通知，等您确认'
                action={{
                  id: 'to-plan',
                  word: '去排专场',
                  onTap: () => void Taro.redirectTo({ url: '/packages/desk/plan/index' }),
                }}
              />
            )
          }
        </Reading>
      )}
    </DeskFrame>
  )
}

const tones: Record<CampaignState, TagTone> = {
  proposed: 'amber',
  approved: 'jade',
  sending: 'jade',
  paused: 'grey',
  stopped: 'grey',
  sent: 'grey',
}

const isPast = ({ startsAt, state }: CampaignRow, now: Instant) =>
  startsAt <= now && (state === null || state === 'proposed')

function State({ row }: { row: CampaignRow }) {
  if (isPast(row, cloudNow())) return <Tag>没有发</Tag>
  return <Tag tone={row.state ? tones[row.state] : 'grey'}>{sayCampaign(row.state)}</Tag>
}

const sayWhen = (at: Instant) => `${sayDay(dayOf(at))} ${sayTime(at)}`

const columns: Column<CampaignRow>[] = [
  { key: 'when', title: '专场时间', show: ({ startsAt }) => <Text className={styles.when}>{sayWhen(startsAt)}</Text> },
  { key: 'fair', title: '专场', show: ({ fair }) => <Text className={styles.fair}>{fair}</Text> },
  { key: 'district', title: '区县', show: ({ district }) => sayDistrict(district) },
  { key: 'sendAt', title: '发送时间', show: ({ sendAt }) => (sendAt ? sayWhen(sendAt) : '–') },
  { key: 'people', title: '名单', number: true, show: ({ people }) => (people ? sayCount(people) : '–') },
  { key: 'sent', title: '微信接收', number: true, show: ({ people, sent }) => (people ? sayCount(sent) : '–') },
  {
    key: 'opened',
    title: '点开',
    number: true,
    show: ({ sent, opened }) => (sent ? `${sayCount(opened)}（${shareOf(opened, sent)}%）` : '–'),
  },
  { key: 'state', title: '状态', show: (row) => <State row={row} /> },
  {
    key: 'open',
    title: '操作',
    show: (row) => (
      <Button id={`open-${row.id}`} kind='quiet' size='small' label={`打开，${row.fair}`} onTap={() => open(row)}>
        打开
      </Button>
    ),
  },
]

const Wide = ({ rows }: { rows: readonly CampaignRow[] }) => (
  <Card pad='none' className={styles.table}>
    <Table id='campaigns' label='专场通知' columns={columns} rows={rows} keyOf={(row) => row.id} />
  </Card>
)

const Narrow = ({ rows }: { rows: readonly CampaignRow[] }) => (
  <Card id='campaigns' pad='rows'>
    <Endless id='campaigns' rows={rows}>
      {(row) => (
        <ListRow
          key={row.id}
          id={`campaigns-${row.id}`}
          title={row.fair}
          detail={`${sayWhen(row.startsAt)} · ${sayDistrict(row.district)}`}
          side={<State row={row} />}
          onTap={() => open(row)}
        >
          {row.people > 0 && (
            <View className={styles.numbers}>
              名单 {sayCount(row.people)} 人 · 微信接收 {sayCount(row.sent)} 人 · 点开 {sayCount(row.opened)} 人
            </View>
          )}
        </ListRow>
      )}
    </Endless>
  </Card>
)

import '../refusals'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePages } from '@/api/use-pages'
import { useRead } from '@/api/use-read'
import { ListTail } from '@/features/list-tail'
import { ANYTHING, useSettled } from '@/features/posting/sought'
import { Empty } from '@/ui/empty'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { TabRow } from '@/ui/tab-row'
import { type Deed, filterLabel, sayNobody } from '@/wording/sign-up'
import { type SignUp, SignUpFilter } from '../../../../types/attendance'
import * as desk from '../../../../types/calls/desk'
import * as ticket from '../../../../types/calls/ticket-desk'
import type { ActivityId } from '../../../../types/core'
import type { DeskRow } from '../../../../types/desk'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { CardSeen } from './card-seen'
import { DeedSheet } from './deed'
import { People } from './people'
import { PhoneSheet } from './phone'

/** Who has not answered is a question of moved dates alone; their page leads here with it. */
const tabsOf = (asked: boolean, counts: Partial<Record<SignUpFilter, number>>) =>
  SignUpFilter.options
    .filter((key) => key !== 'asked' || asked)
    .map((key) => ({ key, word: filterLabel[key], count: counts[key] }))

/** What the activity itself counts. */
const countsIn = ({ booked, line }: DeskRow) => ({ held: booked, line })

/** Who still is on the list of those who come, though their place went to the hall. */
const sayEnd = (signUps: readonly SignUp[]) => {
  const released = signUps.filter((signUp) => signUp.released).length
  return `共 ${signUps.length} 人${released > 0 ? `，其中 ${released} 人的名额已让出` : ''}`
}

const NOT_FOUND = { title: '没有找到', next: '请核对姓名或后 4 位，或看其他几栏' }

/** 报名名单: who holds, who waits, who did not come; excusing a missed place and taking one back, each with a reason. */
export default function DeskPeople() {
  const { activityId: id = '', only: first } = useRouter().params
  const activityId = id as ActivityId
  const asked = first === 'asked'
  const { today } = useDesk()
  const about = useRead(desk.activity, { activityId })
  const [only, setOnly] = useState<SignUpFilter>(asked ? 'asked' : 'held')
  const [chosen, setChosen] = useState<{ signUp: SignUp; deed: Deed } | null>(null)
  const [rung, setRung] = useState<SignUp | null>(null)
  const [search, setSearch] = useState('')
  const { search: settled } = useSettled({ ...ANYTHING, search: search.trim() })
  const [carded, setCarded] = useState<SignUp | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const list = usePages(ticket.list, { activityId, only, search: settled }, ({ signUps }) => [...signUps])
  const done = (word: string) => {
    setChosen(null)
    setCarded(null)
    setSaid(word)
    list.reload()
    void about.reload()
  }
  const choose = (filter: SignUpFilter) => {
    setSaid(null)
    setOnly(filter)
  }
  useReachBottom(list.more)
  const activity = about.reading.kind === 'shown' ? about.reading.value : null
  return (
    <DeskFrame title='报名名单' heading={activity?.row.title ?? '报名名单'} at={null} today={today}>
      {(wide) => (
        <>
          <TabRow
            id='people'
            label='看哪些人'
            at={only}
            onTap={choose}
            tabs={tabsOf(asked, activity ? countsIn(activity.row) : {})}
          />
          <Field
            id='people-search'
            label='按姓名或手机号码找'
            value={search}
            placeholder='姓、姓名，或手机号码后 4 位'
            maxLength={60}
            onChange={setSearch}
          />
          {said && <Notice id='done' tone='go' title={said} />}
          <Reading of={list.reading} shape='list' onRetry={list.reload}>
            {(signUps) =>
              signUps.length > 0 ? (
                <>
                  <People
                    signUps={signUps}
                    wide={wide}
                    onChoose={(signUp, deed) => setChosen({ signUp, deed })}
                    onCard={setCarded}
                    onPhone={setRung}
                  />
                  <ListTail tail={list.tail} onMore={list.more} endWord={sayEnd(signUps)} />
                </>
              ) : (
                <Empty icon='person' {...(settled ? NOT_FOUND : sayNobody[only])} />
              )
            }
          </Reading>
          {rung && <PhoneSheet signUp={rung} onClose={() => setRung(null)} />}
          {carded && <CardSeen signUp={carded} onClose={() => setCarded(null)} onDone={done} />}
          {chosen && (
            <DeedSheet {...chosen} sessions={activity?.sessions ?? []} onClose={() => setChosen(null)} onDone={done} />
          )}
        </>
      )}
    </DeskFrame>
  )
}

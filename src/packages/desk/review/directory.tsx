import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api/use-pages'
import { useWrite } from '@/api/use-write'
import { fullDistrictName } from '@/domain/region/township'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { ListTail } from '@/features/list-tail'
import { ANYTHING, useSettled } from '@/features/posting/sought'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { Sheet } from '@/ui/sheet'
import * as employerCalls from '../../../../types/calls/employer-desk'
import type { Employer } from '../../../../types/employer'
import { goToReason, ReasonField } from '../reason-field'
import { Contact } from './contact'
import { Facts } from './facts'
import styles from './index.module.scss'
import { Phone } from './phone'

const reasons = ['单位信息和实际不符', '联系电话打不通', '单位已停业', '有求职者投诉，请说明']

/** Approved employers in scope: looked up by name or code, rung, or sent back with a reason. */
export function Directory({ wide }: { wide: boolean }) {
  const [search, setSearch] = useState('')
  const [back, setBack] = useState<string | null>(null)
  const { search: settled } = useSettled({ ...ANYTHING, search: search.trim() })
  const { reading, reload, tail, more } = usePages(employerCalls.list, { search: settled }, (page) => page.employers)
  const done = (name: string) => {
    setBack(name)
    reload()
  }
  return (
    <>
      <Field id='employer-search' label='搜单位名称或信用代码' maxLength={60} value={search} onChange={setSearch} />
      {back && <Notice id='recalled' tone='go' title={`已退回：${back}`} />}
      <Reading of={reading} shape='list' onRetry={reload}>
        {(employers) =>
          employers.length > 0 ? (
            <>
              <Endless id='approved' rows={employers} size={5} cards>
                {(employer) => (
                  <Approved
                    key={employer.id}
                    employer={employer}
                    wide={wide}
                    onDone={() => done(employer.name)}
                    onChanged={reload}
                  />
                )}
              </Endless>
              <ListTail tail={tail} onMore={more} endWord='就这些了' />
            </>
          ) : (
            <Empty
              icon='building'
              title='没有找到单位'
              next={settled ? '换一个短一点的词' : '审核通过的单位会显示在这里'}
            />
          )
        }
      </Reading>
    </>
  )
}

type Props = { employer: Employer; wide: boolean; onDone: () => void; onChanged: () => void }

function Approved({ employer, wide, onDone, onChanged }: Props) {
  const { id, name, creditCode, district, address, contactName, contactPhone, verifiedAt } = employer
  const recalling = useWrite(employerCalls.recall)
  const [asked, setAsked] = useState(false)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const recall = async () => {
    setTried(true)
    if (!note.trim()) return goToReason()
    const outcome = await recalling.send({ employerId: id, note: note.trim() })
    if (outcome.kind !== 'done') return
    setAsked(false)
    onDone()
  }
  return (
    <Card id={`approved-${id}`}>
      <View className={styles.title}>{name}</View>
      <Facts
        wide={wide}
        facts={[
          ['信用代码', creditCode],
          ['区县', fullDistrictName(district)],
          ['地址', address],
          ['联系人', `${contactName} ${contactPhone}`],
          ['核对于', verifiedAt ? sayDay(dayOf(verifiedAt)) : '没有'],
        ]}
      />
      <Phone employerId={id} />
      <Contact employer={employer} onDone={onChanged} />
      <Button id={`recall-${id}`} kind='ghost' size='small' label={`退回，${name}`} onTap={() => setAsked(true)}>
        退回更正
      </Button>
      <Sheet
        id='recalling'
        open={asked}
        title={`退回“${name}”？`}
        confirm='退回'
        kind='stop'
        busy={recalling.state.kind === 'sending'}
        onConfirm={recall}
        onClose={() => setAsked(false)}
      >
        退回后它的岗位马上不再显示，改好并再次审核通过后恢复。
        <ReasonField
          label='退回意见（单位可见）'
          reasons={reasons}
          value={note}
          maxLength={200}
          onChange={setNote}
          error={tried && !note.trim() ? '请写清需要修改的内容' : undefined}
        />
        <Answer to={recalling.state} where='审核列表' />
      </Sheet>
    </Card>
  )
}

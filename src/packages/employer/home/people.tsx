import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Sheet } from '@/ui/sheet'
import type { EmployerHome } from '../../../../types/booth'
import * as employer from '../../../../types/calls/employer'
import type { JoinRequestId } from '../../../../types/core'
import type { Recruiter } from '../../../../types/employer'
import styles from './index.module.scss'

type Props = Pick<EmployerHome, 'recruiters' | 'requests'> & { onChange: () => void }

/** Who acts for the employer, who asks to, and the way out. */
export function People({ recruiters, requests, onChange }: Props) {
  const answering = useWrite(employer.answerJoin)
  const dismissing = useWrite(employer.dismiss)
  const [asked, setAsked] = useState<Recruiter | null>(null)
  const answer = async (requestId: JoinRequestId, yes: boolean) => {
    const outcome = await answering.send({ requestId, yes })
    if (outcome.kind === 'done') onChange()
  }
  const dismiss = async () => {
    if (!asked) return
    const outcome = await dismissing.send({ recruiterId: asked.id })
    setAsked(null)
    if (outcome.kind === 'done') onChange()
  }
  return (
    <>
      <Heading side={`${recruiters.length} 人`}>谁能操作</Heading>
      <Answer to={answering.state} where='我的单位' />
      <Answer to={dismissing.state} where='我的单位' />
      <Card id='recruiters' pad='rows'>
        {requests.map(({ id, name, askedAt }) => (
          <ListRow
            key={id}
            id={`join-${id}`}
            title={`${name} 申请加入`}
            detail={`${sayDay(dayOf(askedAt))} 申请。同意后这个人就能发布岗位、申请展位；不认识的请拒绝。`}
          >
            <View className={styles.side}>
              <Button id={`refuse-${id}`} kind='quiet' size='small' onTap={() => answer(id, false)}>
                拒绝
              </Button>
              <Button id={`let-in-${id}`} size='small' onTap={() => answer(id, true)}>
                同意
              </Button>
            </View>
          </ListRow>
        ))}
        {recruiters.map((recruiter) => (
          <ListRow
            key={recruiter.id}
            id={`recruiter-${recruiter.id}`}
            title={`${recruiter.name ?? '登记人'}${recruiter.own ? '（本微信）' : ''}`}
            detail={`${sayDay(dayOf(recruiter.joinedAt))} 起`}
            side={
              <Button id={`dismiss-${recruiter.id}`} kind='quiet' size='small' onTap={() => setAsked(recruiter)}>
                {recruiter.own ? '退出单位' : '移出'}
              </Button>
            }
          />
        ))}
      </Card>
      <Sheet
        id='dismissing'
        open={asked !== null}
        title={asked?.own ? '退出这家单位？' : `移出${asked?.name ?? '登记人'}？`}
        confirm={asked?.own ? '退出' : '移出'}
        kind='stop'
        busy={dismissing.state.kind === 'sending'}
        onConfirm={dismiss}
        onClose={() => setAsked(null)}
      >
        {sayLeaving(asked, recruiters.length)}
      </Sheet>
    </>
  )
}

const sayLeaving = (asked: Recruiter | null, people: number): string => {
  if (people === 1)
    return '您是最后一个能操作的人。退出后单位、岗位和展位都还在，但没有人能改；以后可用信用代码申请加入，由就业局核实后同意。'
  return asked?.own
    ? '退出后您马上不能再操作这家单位，同事不受影响。'
    : '这个人马上不能再操作这家单位。需要时可以重新申请加入。'
}

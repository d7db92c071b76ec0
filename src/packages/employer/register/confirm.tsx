import { View } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import * as employerCalls from '../../../../types/calls/employer'
import type { Employer } from '../../../../types/employer'

type Props = { employer: Employer; onDone: () => void }

/** What is written is still right: one tap; what is not is changed below. */
export function Confirm({ employer, onDone }: Props) {
  const confirming = useWrite(employerCalls.confirm)
  const { verifiedAt } = employer
  const confirm = async () => {
    const outcome = await confirming.send({})
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Card id='verify'>
      <View>
        {verifiedAt ? `上次核对：${sayDay(dayOf(verifiedAt))}。` : ''}
        没有变化点“信息无误”；有变化直接在下面改，保存就算核对过。
      </View>
      <Answer to={confirming.state} where='我的单位' />
      <Button id='confirm' kind='ghost' onTap={confirm} busy={confirming.state.kind === 'sending'}>
        {confirming.state.kind === 'done' ? '已核对' : '信息无误'}
      </Button>
    </Card>
  )
}

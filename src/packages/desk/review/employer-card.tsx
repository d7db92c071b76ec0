import { View } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { fullDistrictName } from '@/domain/region/township'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import type { ReviewList } from '../../../../types/booth'
import * as employerCalls from '../../../../types/calls/employer-desk'
import type { Employer } from '../../../../types/employer'
import { Facts } from './facts'
import styles from './index.module.scss'
import { Phone } from './phone'
import { Verdict } from './verdict'

const reasons = ['信用代码和单位名称对不上', '地址请写到门牌号', '联系电话打不通，请更正', '请写清楚单位是做什么的']

/** What would be called otherwise, new beside old. */
const changesOf = ({ name, creditCode, district, change }: Employer): [string, string][] =>
  change
    ? [
        ...(change.name === name ? [] : [['改名为', change.name] as [string, string]]),
        ...(change.creditCode === creditCode ? [] : [['代码改为', change.creditCode] as [string, string]]),
        ...(change.district === district ? [] : [['区县改为', fullDistrictName(change.district)] as [string, string]]),
      ]
    : []

type Props = {
  employer: ReviewList['employers'][number]
  wide: boolean
  onDone: (said: string) => void
  onRefresh: () => void
}

/** An employer waiting to be verified, with everything it wrote. */
export function EmployerCard({ employer, wide, onDone, onRefresh }: Props) {
  const approving = useWrite(employerCalls.approve)
  const sendingBack = useWrite(employerCalls.sendBack)
  const { id, name, version, change } = employer
  const approve = async () => {
    sendingBack.reset()
    const outcome = await approving.send({ employerId: id, version })
    if (outcome.kind === 'done') onDone(`已通过：${name}`)
  }
  const sendBack = async (note: string) => {
    approving.reset()
    const outcome = await sendingBack.send({ employerId: id, note })
    if (outcome.kind === 'done') onDone(`已退回：${name}`)
  }
  return (
    <Card id={`employer-${id}`}>
      <View className={styles.title}>{name}</View>
      {change && <View>已通过的单位申请改动。通过前仍按原来的显示，岗位不受影响。</View>}
      <Facts
        wide={wide}
        facts={[
          ...changesOf(employer),
          ['信用代码', employer.creditCode],
          ['区县', fullDistrictName(employer.district)],
          ['地址', employer.address],
          ['联系人', `${employer.contactName} ${employer.contactPhone}`],
          ['登记时间', sayDay(dayOf(employer.registeredAt))],
          ['简介', employer.about],
        ]}
      />
      <Phone employerId={id} />
      <Verdict
        id={id}
        wide={wide}
        name={name}
        state={sendingBack.state.kind === 'idle' ? approving.state : sendingBack.state}
        reasons={reasons}
        onApprove={approve}
        onSendBack={sendBack}
        onRefresh={onRefresh}
      />
    </Card>
  )
}

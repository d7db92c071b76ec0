import { View } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/tag'
import { reviewLabel } from '@/wording/labels'
import type { ReviewList } from '../../../../types/booth'
import * as boothCalls from '../../../../types/calls/booth-desk'
import { Facts } from './facts'
import styles from './index.module.scss'
import { Phone } from './phone'
import { PostingSheet } from './posting-sheet'
import { Verdict } from './verdict'

const reasons = ['请按提示改掉限制条件', '工资请写实际能拿到的范围', '工作内容请写具体', '岗位和本场主题不符']

type Props = {
  booth: ReviewList['booths'][number]
  wide: boolean
  onDone: (said: string) => void
  onRefresh: () => void
}

/** An application for a booth with the full postings that would come with it. */
export function BoothCard({ booth, wide, onDone, onRefresh }: Props) {
  const approving = useWrite(boothCalls.approve)
  const sendingBack = useWrite(boothCalls.sendBack)
  const { id, version, employer, fair, special, startsAt, appliedAt, postings } = booth
  const approve = async () => {
    sendingBack.reset()
    const outcome = await approving.send({ boothId: id, version })
    if (outcome.kind === 'done') onDone(`已通过：${employer.name} 的展位和 ${postings.length} 个岗位`)
  }
  const sendBack = async (note: string) => {
    approving.reset()
    const outcome = await sendingBack.send({ boothId: id, note })
    if (outcome.kind === 'done') onDone(`已退回：${employer.name} 的展位申请`)
  }
  return (
    <Card id={`booth-${id}`}>
      <View className={styles.cardTop}>
        <View className={styles.title}>{employer.name}</View>
        <Tag tone={employer.state === 'approved' ? 'jade' : 'amber'}>单位{reviewLabel[employer.state]}</Tag>
      </View>
      <View className={styles.fair}>
        {special && <Tag tone='copper'>周五专场</Tag>}
        <View className={styles.fairWords}>
          {fair}，{sayDay(dayOf(startsAt))} {sayTime(startsAt)}
        </View>
      </View>
      <Facts
        wide={wide}
        facts={[
          ['申请时间', `${sayDay(dayOf(appliedAt))} ${sayTime(appliedAt)}`],
          ['联系人', `${employer.contactName} ${employer.contactPhone}`],
        ]}
      />
      <Phone employerId={employer.id} />
      {postings.map((posting) => (
        <PostingSheet key={posting.id} posting={posting} wide={wide} />
      ))}
      <Verdict
        id={id}
        wide={wide}
        name={`${employer.name} 的展位`}
        state={sendingBack.state.kind === 'idle' ? approving.state : sendingBack.state}
        blocked={employer.state === 'approved' ? undefined : '单位还没有通过审核，请先审核单位，再通过它的展位'}
        objections={postings.reduce((all, { flags }) => all + flags.length, 0)}
        reasons={reasons}
        onApprove={approve}
        onSendBack={sendBack}
        onRefresh={onRefresh}
      />
    </Card>
  )
}

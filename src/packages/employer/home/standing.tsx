import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Tag, type TagTone } from '@/components/tag'
import { sayDistrict } from '@/domain/district'
import { reviewLabel } from '@/wording/labels'
import type { Employer, ReviewState } from '../../../../types/employer'
import styles from './index.module.scss'

export const reviewTone: Record<ReviewState, TagTone> = {
  pending: 'amber',
  approved: 'jade',
  sentBack: 'stop',
  withdrawn: 'grey',
}

const next: Record<ReviewState, string> = {
  pending: '就业局正在核对营业执照信息，一般 1 个工作日。现在就可以先发布岗位、申请展位。',
  approved: '可以发布岗位，并申请周五专场的展位。',
  sentBack: '请按下面的意见改好，再交一次。',
  withdrawn: '登记已撤回，需要时请重新登记。',
}

/** How the registration stands, what the clerk wrote, and what comes next. */
export function Standing({ employer, onCorrect }: { employer: Employer; onCorrect: () => void }) {
  return (
    <Card id='standing'>
      <View className={styles.top}>
        <View className={styles.name}>{employer.name}</View>
        <Tag tone={reviewTone[employer.state]}>{reviewLabel[employer.state]}</Tag>
      </View>
      <View className={styles.quiet}>
        {sayDistrict(employer.district)} · {employer.creditCode}
      </View>
      <View className={styles.next}>{next[employer.state]}</View>
      {employer.note && employer.state === 'sentBack' && (
        <View id='standing-note' className={styles.note}>
          退回意见：{employer.note}
        </View>
      )}
      {employer.state === 'sentBack' && (
        <View className={styles.act}>
          <Button id='correct' onTap={onCorrect} grow>
            修改后重新提交
          </Button>
        </View>
      )}
    </Card>
  )
}

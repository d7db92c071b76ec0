import { View } from '@tarojs/components'
import { sayDistrict } from '@/domain/region/district'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tag, type TagTone } from '@/ui/tag'
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
  pending: '就业局正在审核，一般 1 个工作日，可能会打电话核实。现在就可以先发布岗位、申请展位。',
  approved: '可以发布岗位、申请招聘会展位。',
  sentBack: '请按退回意见修改，保存后会重新提交。',
  withdrawn: '登记已撤回，需要时请重新登记。',
}

/** How the registration stands, what the clerk wrote, and what comes next. */
export function Standing({ employer, onCorrect }: { employer: Employer; onCorrect: () => void }) {
  const note = noteOf(employer)
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
      {employer.change && (
        <View id='standing-change' className={styles.next}>
          {employer.change.state === 'pending' ? '改动等待审核：' : '改动被退回：'}
          {sayChange(employer)}。通过前仍按原来的显示。
        </View>
      )}
      {note && (
        <View id='standing-note' className={styles.note}>
          退回意见：{note}
        </View>
      )}
      {employer.state === 'sentBack' || note ? (
        <View className={styles.act}>
          <Button id='correct' onTap={onCorrect} grow>
            修改并重新提交
          </Button>
        </View>
      ) : (
        <View className={styles.side}>
          <Button id='change' kind='quiet' size='small' onTap={onCorrect}>
            核对、修改单位信息
          </Button>
        </View>
      )}
    </Card>
  )
}

const noteOf = ({ state, note, change }: Employer): string | null => {
  if (change?.state === 'sentBack') return change.note
  return state === 'sentBack' ? note : null
}

/** What the change is about, as it would be. */
const sayChange = ({ name, creditCode, district, change }: Employer): string =>
  change
    ? [
        change.name !== name && change.name,
        change.creditCode !== creditCode && change.creditCode,
        change.district !== district && sayDistrict(change.district),
      ]
        .filter(Boolean)
        .join('、')
    : ''

import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { PostingCard } from '../../../types/posting'
import { sayRegion } from '../../domain/region/region'
import { educationLabel, sayPay } from '../../wording/labels'
import { ListRow } from '../list-row'
import { Tag, Tags } from '../tag'
import styles from './index.module.scss'

type Props = {
  posting: PostingCard
  /** A line of its own under the tags: where one can meet the employer. */
  children?: ReactNode
  onTap?: () => void
}

/** A posting among others: what, how much, at whose, how many. */
export function PostingRow({ posting, children, onTap }: Props) {
  const { id, title, employer, headcount, pay, perks, region, education } = posting
  return (
    <ListRow
      id={`posting-${id}`}
      title={title}
      side={<Text className={styles.pay}>{sayPay(pay)}</Text>}
      detail={`${employer} · 招 ${headcount} 人`}
      label={onTap && `${title}，${sayPay(pay)}，${employer}，招 ${headcount} 人`}
      onTap={onTap}
    >
      <Tags>
        {education !== 'any' && <Tag>{educationLabel[education]}</Tag>}
        {perks.map((perk) => (
          <Tag key={perk}>{perk}</Tag>
        ))}
        <Tag>{sayRegion(region)}</Tag>
      </Tags>
      {children}
    </ListRow>
  )
}

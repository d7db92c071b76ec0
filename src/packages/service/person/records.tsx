import { View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { sayRecord, sayUntil, why } from '@/wording/person'
import type { Dossier } from '../../../../types/privacy'
import styles from './index.module.scss'

/** A glance is enough for most; the rest comes on a tap. */
const FEW = 3

/** What was signed up for, and until when each line is kept. */
export function Records({ dossier: { tickets, signUps, notices } }: { dossier: Dossier }) {
  const [all, setAll] = useState(false)
  const shown = all ? tickets : tickets.slice(0, FEW)
  return (
    <>
      <Heading side={`${signUps} 次`}>报名记录</Heading>
      <Card id='records' pad={shown.length > 0 ? 'rows' : 'normal'}>
        {shown.map((kept) => (
          <ListRow
            key={kept.id}
            title={kept.title}
            detail={`${sayDay(kept.day)} · ${sayRecord(kept)}${kept.mine ? '' : ' · 其他微信报的'}`}
          >
            <View className={styles.until}>{sayUntil(kept.until)}</View>
          </ListRow>
        ))}
        {shown.length === 0 && <View className={styles.none}>还没有报过名</View>}
        {tickets.length > FEW && (
          <Button id='all-records' kind='quiet' size='small' onTap={() => setAll(!all)}>
            {all ? '收起' : `看全部 ${tickets.length} 条`}
          </Button>
        )}
      </Card>
      <View className={styles.why}>
        {why.tickets}。另有通知 {notices} 条，{why.notices}。
      </View>
    </>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/sheet'
import { Tag, Tags } from '@/components/tag'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import { reviewLabel } from '@/wording/labels'
import type { Booth } from '../../../../types/booth'
import type { Instant } from '../../../../types/core'
import styles from './index.module.scss'
import { reviewTone } from './standing'

/** The employer's booths: where, whether the clerk agreed, with which postings; a waiting or coming one can be withdrawn. */
export function Booths({ booths, now, onChange }: { booths: readonly Booth[]; now: Instant; onChange: () => void }) {
  const withdrawing = useWrite('booth.withdraw')
  const [asked, setAsked] = useState<Booth | null>(null)
  if (booths.length === 0) return null
  const withdraw = async () => {
    if (!asked) return
    const outcome = await withdrawing.send({ boothId: asked.id })
    if (outcome.kind === 'done') onChange()
    setAsked(null)
  }
  return (
    <>
      <Heading side={`${booths.length} 个`}>展位</Heading>
      <Answer to={withdrawing.state} where='展位' />
      <Card id='booths' pad='rows'>
        {booths.map((booth) => (
          <ListRow
            key={booth.id}
            id={`booth-${booth.id}`}
            title={booth.fair}
            side={<Tag tone={reviewTone[booth.state]}>{reviewLabel[booth.state]}</Tag>}
            detail={`${sayDay(dayOf(booth.startsAt))} ${sayTime(booth.startsAt)}${booth.number ? ` · 展位 ${booth.number}` : ''}`}
          >
            <Tags>
              {booth.special && <Tag tone='copper'>周五专场</Tag>}
              {booth.postings.map((posting) => (
                <Tag key={posting.id} tone={posting.state === 'sentBack' ? 'stop' : 'grey'}>
                  {posting.title} {reviewLabel[posting.state]}
                </Tag>
              ))}
            </Tags>
            {booth.note && <View className={styles.note}>退回意见：{booth.note}</View>}
            {now < booth.startsAt && (booth.state === 'pending' || booth.state === 'approved') && (
              <View className={styles.side}>
                <Button id={`withdraw-${booth.id}`} kind='quiet' size='small' onTap={() => setAsked(booth)}>
                  不去了，撤回
                </Button>
              </View>
            )}
          </ListRow>
        ))}
      </Card>
      <Sheet
        id='withdraw'
        open={asked !== null}
        title='撤回这个展位？'
        confirm='撤回'
        kind='stop'
        busy={withdrawing.state.kind === 'sending'}
        onConfirm={withdraw}
        onClose={() => setAsked(null)}
      >
        「{asked?.fair}」上将不再显示您的岗位。改主意了可以再申请。
      </Sheet>
    </>
  )
}

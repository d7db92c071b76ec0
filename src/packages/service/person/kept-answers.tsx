import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { sayAnswer, sayUntil, why } from '@/wording/person'
import type { Dossier } from '../../../../types/privacy'
import styles from './index.module.scss'

/** What was answered of one's own will; nothing is shown when nothing is kept. */
export function KeptAnswers({ dossier: { answers }, onEdit }: { dossier: Dossier; onEdit: () => void }) {
  if (answers.length === 0) return null
  return (
    <>
      <Heading
        side={
          <Button id='edit-answers' kind='quiet' size='small' label='修改或删除回答' onTap={onEdit}>
            修改或删除
          </Button>
        }
      >
        回答过的问题
      </Heading>
      <Card id='answers' pad='rows'>
        {answers.map((kept) => (
          <ListRow key={kept.question} title={sayAnswer(kept)} detail={kept.label}>
            <View className={styles.until}>{sayUntil(kept.until)}</View>
          </ListRow>
        ))}
      </Card>
      <View className={styles.why}>{why.answers}。</View>
    </>
  )
}

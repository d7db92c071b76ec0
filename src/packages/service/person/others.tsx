import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { ListRow } from '@/ui/list-row'
import { Sheet } from '@/ui/sheet'
import { sayDate } from '@/wording/person'
import * as person from '../../../../types/calls/person'
import type { Dossier } from '../../../../types/privacy'
import styles from './index.module.scss'

type Other = Dossier['others'][number]

const wordOf = ({ relation, helper }: Other) => {
  if (relation === 'self') return '自称本人的微信'
  return helper ? '帮您登记的村干部、帮扶人的微信' : '家人的微信'
}

/** The other accounts that may act for one, each with since when, and how one takes it off. */
export function Others({ dossier, onDone }: { dossier: Dossier; onDone: () => void }) {
  const { state, send } = useWrite(person.unlink)
  const [chosen, setChosen] = useState<Other | null>(null)
  const remove = async () => {
    if (!chosen) return
    const outcome = await send({ personId: dossier.person.id, mark: chosen.mark })
    if (outcome.kind !== 'done') return
    setChosen(null)
    onDone()
  }
  return (
    <Card id='others' pad='rows'>
      {dossier.others.map((other) => (
        <ListRow
          key={other.mark}
          id={`other-${other.mark}`}
          title={`还能帮您报名：${wordOf(other)}`}
          detail={`${sayDate(other.since)} 起`}
          side={
            <Button id={`remove-${other.mark}`} kind='quiet' size='small' onTap={() => setChosen(other)}>
              移除
            </Button>
          }
        />
      ))}
      {chosen && (
        <Sheet
          id='remove-other'
          open
          title={`移除${wordOf(chosen)}？`}
          confirm='移除'
          kind='stop'
          busy={state.kind === 'sending'}
          onConfirm={remove}
          onClose={() => setChosen(null)}
        >
          <View className={styles.why}>这个微信不能再帮您报名。已报的名归您管理，名额不变。</View>
          <Answer to={state} where='我的信息' onLook={() => setChosen(null)} />
        </Sheet>
      )}
    </Card>
  )
}

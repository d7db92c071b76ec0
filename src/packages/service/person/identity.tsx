import { View } from '@tarojs/components'
import { openCorrect } from '@/features/routes'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/tag'
import { idTypeLabel, keyGroupLabel } from '@/wording/labels'
import { sayDate, sayHelps, sayMark, why } from '@/wording/person'
import type { PersonCard } from '../../../../types/person'
import type { Dossier } from '../../../../types/privacy'
import styles from './index.module.scss'

type Props = {
  dossier: Dossier
  /** Name and numbers unmasked, once they were asked for. */
  full: PersonCard | null
  busy: boolean
  onOpen: () => void
  onHide: () => void
}

/** Who one is in the record: masked until asked for in full. */
export function Identity({ dossier, full, busy, onOpen, onHide }: Props) {
  const { person, keeper, bornOn, registeredAt, groups, helpsUntil } = dossier
  const shown = full ?? person
  return (
    <Card id='identity'>
      <View className={styles.top}>
        <View className={styles.name}>{shown.name}</View>
        <Tag tone={person.relation === 'self' ? 'jade' : 'grey'}>{person.relation === 'self' ? '本人' : '家人'}</Tag>
      </View>
      <Line name={idTypeLabel[person.idType]} value={shown.idNumber} />
      <Line name='手机号码' value={shown.phone} />
      {bornOn && full && <Line name='出生日期' value={bornOn} />}
      <Line name='登记时间' value={sayDate(registeredAt)} />
      {helpsUntil && <Line name='帮多人报名' value={sayHelps(helpsUntil)} />}
      {groups.map(({ keyGroup, mark }) => (
        <Line key={`${keyGroup} ${mark}`} name={sayMark(mark)} value={keyGroupLabel[keyGroup]} />
      ))}
      <View className={styles.why}>
        {why.person}。{groups.length > 0 ? `${why.groups}。` : ''}
      </View>
      <View className={styles.acts}>
        <Button id='correct' kind='ghost' size='small' grow onTap={() => openCorrect(person.id)}>
          {keeper ? '更正' : '更正手机号码'}
        </Button>
        {keeper && (
          <Button
            id='open'
            kind='ghost'
            size='small'
            grow
            busy={busy}
            busyWord='正在打开…'
            label={full ? '遮住号码' : '看完整的姓名和号码，会留下记录'}
            onTap={full ? onHide : onOpen}
          >
            {full ? '遮住号码' : '看完整号码'}
          </Button>
        )}
      </View>
    </Card>
  )
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <View className={styles.line}>
      <View className={styles.key}>{name}</View>
      <View className={styles.value}>{value}</View>
    </View>
  )
}

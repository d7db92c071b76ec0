import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Chip, Chips } from '@/ui/chip'
import styles from './index.module.scss'

const COMMON = ['包吃', '包住', '五险一金', '社保', '班车接送', '双休', '长白班', '可学徒', '加班费', '年终奖']
const MOST = 6

/** What comes with the pay, at most six; those somebody wrote before stay. */
export function Perks({ value, onChange }: { value: readonly string[]; onChange: (perks: string[]) => void }) {
  const known = [...COMMON, ...value.filter((perk) => !COMMON.includes(perk))]
  const toggle = (perk: string) => {
    if (value.includes(perk)) onChange(value.filter((kept) => kept !== perk))
    else if (value.length < MOST) onChange([...value, perk])
  }
  return (
    <View id='perks' className={styles.perks} {...aria({ role: 'group', label: `福利待遇，最多选 ${MOST} 项` })}>
      <View className={styles.word}>
        福利待遇（选 {value.length} / {MOST}）
      </View>
      <Chips>
        {known.map((perk) => (
          <Chip key={perk} id={`perk-${perk}`} selected={value.includes(perk)} onTap={() => toggle(perk)}>
            {perk}
          </Chip>
        ))}
      </Chips>
    </View>
  )
}

import { View } from '@tarojs/components'
import { titleOf } from '@/domain/series/series'
import { storedPattern, titleMark } from '@/domain/series/title-pattern'
import { PickerField } from '@/ui/picker-field'
import { Tick } from '@/ui/tick'
import { kindLabel } from '@/wording/labels'
import { ActivityKind } from '../../../../types/activity'
import type { LocalDate } from '../../../../types/core'
import type { ThemeChoice } from '../../../../types/series'
import { type Typed, withKind } from './draft'
import { Group, type PartProps } from './group'
import styles from './index.module.scss'
import { Rotation } from './rotation'
import { WordFields } from './shared-fields'
import { TitleField } from './title-field'

const kinds = ActivityKind.options.map((kind) => ({ value: kind as string, word: kindLabel[kind] }))

type Props = PartProps & { themes: readonly ThemeChoice[]; firstDay: LocalDate }

const sampleOf = (
  { titlePattern, district, themes: chosen }: Typed,
  themes: readonly ThemeChoice[],
  day: LocalDate,
) => {
  const theme = themes.find(({ code }) => code === chosen[0]) ?? themes[0]
  const stored = { titlePattern: storedPattern(titlePattern), district }
  return titleOf(stored, day, theme ? { ...theme, validFrom: day, validUntil: null } : null)
}

/** What it is: a daily series or the Friday specials, its title, its words. */
export function What({ typed, change, wrong, themes, firstDay }: Props) {
  const kind = (value: string) => {
    const chosen = ActivityKind.safeParse(value)
    if (chosen.success) change(withKind(typed, chosen.data))
  }
  const special = (on: boolean) =>
    change({
      special: on,
      weekdays: on ? [5] : typed.weekdays,
      titlePattern:
        on && !typed.titlePattern.includes(titleMark('theme')) ? `${titleMark('theme')}专场招聘会` : typed.titlePattern,
    })
  return (
    <Group id='what' title='活动类型'>
      <PickerField id='kind' label='哪一种活动' value={typed.kind} onChange={kind} options={kinds} error={wrong.kind} />
      {typed.kind === 'fair' && (
        <View className={styles.tick}>
          <Tick id='special' on={typed.special} onChange={special} label='周五专场：每个周五换一个主题'>
            周五专场：每个周五换一个主题
          </Tick>
        </View>
      )}
      <TitleField
        id='titlePattern'
        value={typed.titlePattern}
        parts={typed.special ? ['theme', 'date', 'district'] : ['date', 'district']}
        onChange={(titlePattern) => change({ titlePattern })}
        error={wrong.titlePattern}
        hint={`〔〕里的字，每一场换成自己的。会显示成：${sampleOf(typed, themes, firstDay)}`}
      />
      {typed.special && (
        <Rotation
          chosen={typed.themes}
          themes={themes}
          onChange={(chosen) => change({ themes: chosen })}
          error={wrong.themes}
        />
      )}
      <WordFields typed={typed} wrong={wrong} change={change} />
    </Group>
  )
}

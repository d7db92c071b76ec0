import { Text, View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Chip, Chips } from '@/ui/chip'
import { Icon } from '@/ui/icon'
import type { ThemeChoice } from '../../../../types/series'
import styles from './index.module.scss'

type Props = {
  chosen: readonly string[]
  themes: readonly ThemeChoice[]
  onChange: (chosen: readonly string[]) => void
  error?: string
}

/** The themes that take turns, in their order; a theme no longer on offer stays visible until it is taken out. */
export function Rotation({ chosen, themes, onChange, error }: Props) {
  const nameOf = (code: string) => themes.find((theme) => theme.code === code)?.name ?? `已停用的主题（${code}）`
  const up = (at: number) => {
    const moved = [...chosen]
    const [theme] = moved.splice(at, 1)
    if (theme) onChange([...moved.slice(0, at - 1), theme, ...moved.slice(at - 1)])
  }
  return (
    <View id='rotation' className={styles.rotation} {...aria({ role: 'group', label: '主题轮换' })}>
      <View className={styles.label}>主题轮换，从上往下，一周一个</View>
      {chosen.length === 0 && (
        <View className={styles.quiet}>还没有轮换。可以从下面选，也可以在“专场计划”里一个周五一个周五地定。</View>
      )}
      {chosen.map((code, at) => (
        <View key={code} id={`turn-${code}`} className={styles.turn}>
          <Text className={styles.place}>{at + 1}</Text>
          <View className={styles.turnName}>{nameOf(code)}</View>
          {at > 0 && (
            <Button id={`up-${code}`} kind='quiet' size='small' label={`上移，${nameOf(code)}`} onTap={() => up(at)}>
              上移
            </Button>
          )}
          <Button
            id={`out-${code}`}
            kind='quiet'
            size='small'
            label={`去掉，${nameOf(code)}`}
            onTap={() => onChange(chosen.filter((other) => other !== code))}
          >
            去掉
          </Button>
        </View>
      ))}
      {error && (
        <View id='themes-error' className={styles.error} {...aria({ role: 'alert' })}>
          <Icon name='warning' size={18} />
          <Text>{error}</Text>
        </View>
      )}
      <Chips>
        {themes
          .filter(({ code }) => !chosen.includes(code))
          .map(({ code, name }) => (
            <Chip key={code} id={`theme-${code}`} label={`加入轮换，${name}`} onTap={() => onChange([...chosen, code])}>
              ＋ {name}
            </Chip>
          ))}
      </Chips>
    </View>
  )
}

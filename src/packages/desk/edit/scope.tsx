import { View } from '@tarojs/components'
import { Heading } from '@/ui/heading'
import { TabRow } from '@/ui/tab-row'
import { EditScope } from '../../../../types/series-edit'
import styles from './index.module.scss'

type Props = {
  id: string
  label: string
  words: Record<EditScope, string>
  at: EditScope
  /** An activity of its own, without a series: there is nothing wider to choose. */
  alone: boolean
  onChange: (scope: EditScope) => void
}

/** Which dates of the series are meant. */
export function Scope({ id, label, words, at, alone, onChange }: Props) {
  if (alone) return <View className={styles.alone}>这是单独一场，只改本场。</View>
  const tabs = EditScope.options.map((scope) => ({ key: scope, word: words[scope] }))
  return (
    <>
      <Heading>{label}</Heading>
      <TabRow id={id} label={label} tabs={tabs} at={at} onTap={onChange} />
    </>
  )
}

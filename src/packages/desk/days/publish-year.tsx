import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Reading } from '@/ui/reading'
import { Sheet } from '@/ui/sheet'
import { sayNamedDays, sayWhom } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { YearFacts, YearPreview } from '../../../../types/series-days'
import styles from './index.module.scss'

type Props = { facts: YearFacts; onDone: (said: string) => void; onClose: () => void }

/** What the published arrangement brings and touches, and then takes it over. */
export function PublishYear({ facts: { year }, onDone, onClose }: Props) {
  const { reading, reload } = useRead(series.previewYear, { year })
  const publishing = useWrite(series.publishYear)
  const fresh = reading.kind === 'shown' ? reading.value.fresh.length : 0
  const publish = async () => {
    const outcome = await publishing.send({ year })
    if (outcome.kind === 'done') onDone(`${year} 年放假安排已录入，该排的场次已经排出`)
  }
  return (
    <Sheet
      id='publishing'
      open
      title={`${year} 年放假安排`}
      confirm={fresh > 0 ? `录入 ${fresh} 天` : undefined}
      busy={publishing.state.kind === 'sending'}
      onConfirm={publish}
      onClose={onClose}
    >
      <Reading of={reading} shape='list' onRetry={reload}>
        {(preview) => <Brings preview={preview} />}
      </Reading>
      <Answer id='publish-sorry' to={publishing.state} where='放假和停办' onLook={onClose} />
    </Sheet>
  )
}

function Brings({ preview: { fresh, kept, affected } }: { preview: YearPreview }) {
  const told = sayWhom(affected)
  return (
    <View id='brings'>
      {fresh.length === 0 && <View>和国务院公布的一样，没有要改的。</View>}
      {sayNamedDays(fresh).map((line) => (
        <View key={line}>{line}</View>
      ))}
      {kept.length > 0 && <View className={styles.part}>市里定的不动：{sayNamedDays(kept).join('、')}。</View>}
      {affected.activities > 0 && (
        <View className={styles.part}>
          放假的日子里已经排好 {affected.activities} 场{told && `（涉及 ${told}）`}
          ，不会自动取消，请之后打开那一天处理。
        </View>
      )}
    </View>
  )
}

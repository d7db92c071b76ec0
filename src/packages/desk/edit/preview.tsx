import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { Sorry } from '@/ui/sorry'
import { Tick } from '@/ui/tick'
import { sayRefusal } from '@/wording/refusal'
import { MOVES_ALONG, sayToldIn } from '@/wording/series'
import type { InputOf } from '../../../../types/call'
import * as series from '../../../../types/calls/series'
import type { EditPreview } from '../../../../types/series-edit'
import { Dates, displacedIn, goneIn } from './dates'
import styles from './index.module.scss'

type Asked = InputOf<typeof series.edit>
type Props = { input: Asked; onAsk: (input: Asked | null) => void; onDone: (said: string) => void }

/** What the change comes to, before it is done; then does it. */
export function Preview({ input, onAsk, onDone }: Props) {
  const { reading, reload } = useRead(series.preview, input)
  if (reading.kind === 'refused') {
    const insist = reading.refusal.code === 'activity.seatsTaken' && (
      <Button id='insist' kind='ghost' size='small' onTap={() => onAsk({ ...input, insist: true })}>
        看看谁会受影响
      </Button>
    )
    return <Sorry id='preview-sorry' action={insist || undefined} {...sayRefusal(reading.refusal)} />
  }
  return (
    <View id='preview-room'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(preview) => (
          <Confirm
            key={preview.seen}
            input={input}
            preview={preview}
            onAsk={onAsk}
            onDone={onDone}
            onLook={() => void reload()}
          />
        )}
      </Reading>
    </View>
  )
}

type ConfirmProps = Props & { preview: EditPreview; onLook: () => void }

function Confirm({ input, preview, onAsk, onDone, onLook }: ConfirmProps) {
  const editing = useWrite(series.edit)
  const { rows, kept } = preview
  const lost = displacedIn(rows)
  const told = sayToldIn(rows)
  const gone = goneIn(rows)
  const isElse = editing.state.kind === 'refused' && editing.state.refusal.code === 'series.holdersChanged'
  const edit = async () => {
    const outcome = await editing.send({ ...input, seen: preview.seen })
    if (outcome.kind === 'done') onDone(`已改 ${outcome.value.rows.length} 场`)
  }
  return (
    <>
      <Heading side={`${rows.length} 场`}>会这样改</Heading>
      {rows.length === 0 && (
        <Notice id='unchanged' tone='info' title='没有场次会变'>
          {kept > 0 ? '都是单独修改过的场次。要一起改，请在下面勾选。' : '填的和现在一样，或者场次已经开始。'}
        </Notice>
      )}
      <Dates preview={preview} />
      {rows.some(({ after }) => after) && (
        <Notice id='moves-along' tone='info' title='跟着改的'>
          {MOVES_ALONG}
        </Notice>
      )}
      {(kept > 0 || input.overwrite) && (
        <Tick
          id='overwrite'
          on={input.overwrite}
          onChange={(overwrite) => onAsk({ ...input, overwrite })}
          label='单独改过的场次也一起改'
        >
          单独改过的场次也一起改
        </Tick>
      )}
      {lost > 0 && (
        <Notice id='lost' tone='stop' title={`${lost} 人会失去已有的名额`}>
          {gone > 0
            ? '候补已经结束，他们的报名会取消，也会收到通知。请先打电话向他们说清楚。'
            : '他们回到候补名单最前面，并收到通知。请先想好怎么向他们解释。'}
        </Notice>
      )}
      <Answer id='edit-sorry' to={editing.state} where='今天' action={isElse && <LookAgain onTap={onLook} />} />
      <View className={styles.acts}>
        <Button
          id='confirm-edit'
          kind={lost > 0 ? 'stop' : 'main'}
          disabled={rows.length === 0}
          busy={editing.state.kind === 'sending'}
          onTap={edit}
        >
          {[`改 ${rows.length} 场`, told && `通知 ${told}`, lost > 0 && `${lost} 人失去名额`]
            .filter(Boolean)
            .join('，')}
        </Button>
        <Button id='unlook' kind='ghost' onTap={() => onAsk(null)}>
          再改改
        </Button>
      </View>
    </>
  )
}

const LookAgain = ({ onTap }: { onTap: () => void }) => (
  <Button id='look-again' kind='ghost' size='small' onTap={onTap}>
    查看名单
  </Button>
)

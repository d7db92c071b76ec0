import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { readWhole } from '@/domain/text/typed'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { Tick } from '@/ui/tick'
import * as gate from '../../../../types/calls/gate-desk'
import type { SessionId } from '../../../../types/core'
import type { GateSettings } from '../../../../types/door'
import styles from './index.module.scss'

type Props = { sessionId: SessionId; settings: GateSettings; onChange: (said: string) => void }

const LARGEST = 100_000

/** A number of people, null when the field is left empty, undefined when it is neither. */
const readLimit = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null
  const people = readWhole(typed, '人')
  return Number.isInteger(people) && people > 0 && people <= LARGEST ? people : undefined
}

/** How many may be inside at once, whether exits are scanned, whether people may check in at a screen. */
export function Settings({ sessionId, settings, onChange }: Props) {
  const saving = useWrite(gate.settings)
  const [limit, setLimit] = useState(settings.venueLimit === null ? '' : `${settings.venueLimit}`)
  const [tracksExits, setTracksExits] = useState(settings.tracksExits)
  const [rotating, setRotating] = useState(settings.rotating)
  const [tried, setTried] = useState(false)
  const venueLimit = readLimit(limit)
  const isSame =
    venueLimit === settings.venueLimit && tracksExits === settings.tracksExits && rotating === settings.rotating
  const save = async () => {
    setTried(true)
    if (venueLimit === undefined) return
    const outcome = await saving.send({ sessionId, venueLimit, tracksExits, rotating })
    if (outcome.kind === 'done') onChange('入口设置已保存，各入口马上生效')
  }
  return (
    <>
      <Heading>入口设置</Heading>
      <Card id='settings'>
        <Field
          id='venue-limit'
          label='场内人数上限'
          type='number'
          placeholder='不填就不限'
          value={limit}
          onChange={setLimit}
          error={tried && venueLimit === undefined ? '请填 1 到 100000 的整数，或留空' : undefined}
        />
        <Tick id='tracks-exits' on={tracksExits} onChange={setTracksExits} label='出门也扫码，数得清场内有多少人'>
          出门也扫码，数得清场内有多少人
        </Tick>
        <Tick id='rotating' on={rotating} onChange={setRotating} label='允许自助签到，屏幕上的码 15 秒换一次'>
          允许自助签到（屏幕上的码 15 秒换一次）
        </Tick>
        <Answer to={saving.state} where='入口设置' />
        <View className={styles.act}>
          <Button
            id='save-settings'
            size='small'
            kind='ghost'
            disabled={isSame}
            busy={saving.state.kind === 'sending'}
            onTap={save}
          >
            保存设置
          </Button>
        </View>
      </Card>
    </>
  )
}

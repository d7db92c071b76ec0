import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { idTailOf } from '@/domain/person/id-number'
import { checkRosterNumber } from '@/domain/roster/line'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { PickerField } from '@/ui/picker-field'
import { Sheet } from '@/ui/sheet'
import { keyGroupLabel } from '@/wording/labels'
import { sayRefusal } from '@/wording/refusal'
import * as roster from '../../../../types/calls/roster'
import type { LocalDate } from '../../../../types/core'
import { KeyGroup } from '../../../../types/person'
import styles from './index.module.scss'
import { groups } from './words'

/** Takes one person off a roster by number, since nothing else of them is kept. */
export function Remove({ today, onDone }: { today: LocalDate; onDone: () => void }) {
  const { state, send, reset } = useWrite(roster.remove)
  const [keyGroup, setGroup] = useState<KeyGroup | null>(null)
  const [idNumber, setNumber] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState(false)
  const ask = () => {
    const read = checkRosterNumber(idNumber, today)
    setWrong(read.ok ? undefined : `${sayRefusal(read.refusal).title}，${sayRefusal(read.refusal).next}`)
    setTried(true)
    setAsked(read.ok && keyGroup !== null)
  }
  const remove = async () => {
    if (!keyGroup) return
    const outcome = await send({ keyGroup, idNumber })
    setAsked(false)
    setSaid(outcome.kind === 'done')
    if (outcome.kind !== 'done') return
    setNumber('')
    setTried(false)
    onDone()
  }
  return (
    <>
      <Heading>移除一个人</Heading>
      <Card id='remove'>
        <PickerField
          id='remove-group'
          label='从哪一类名册'
          placeholder='请选人群'
          value={keyGroup ?? ''}
          onChange={(value) => setGroup(KeyGroup.safeParse(value).data ?? keyGroup)}
          options={groups}
          error={tried && !keyGroup ? '请选从哪一类名册移除' : undefined}
        />
        <Field
          id='remove-number'
          label='证件号码'
          type='idcard'
          value={idNumber}
          onChange={(typed) => {
            setNumber(typed)
            setSaid(false)
            reset()
          }}
          error={wrong}
        />
        {said && <Notice id='removed' tone='go' title='已移除' />}
        <Answer id='remove-sorry' to={state} where='名册' />
        <View className={styles.acts}>
          <Button id='ask-remove' kind='ghost' onTap={ask}>
            移除
          </Button>
        </View>
        <Sheet
          id='removing'
          open={asked}
          title={`从${keyGroup ? keyGroupLabel[keyGroup] : ''}名册移除证件尾号 ${idTailOf(idNumber)} 的人？`}
          confirm='移除'
          kind='stop'
          busy={state.kind === 'sending'}
          onConfirm={remove}
          onClose={() => setAsked(false)}
        >
          以后只给这类人的活动，本人可能报不了名；已经报上的不受影响。
        </Sheet>
      </Card>
    </>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Heading } from '@/components/heading'
import { Notice } from '@/components/notice'
import { PickerField } from '@/components/picker-field'
import { Sheet } from '@/components/sheet'
import { checkRosterNumber } from '@/domain/roster'
import { keyGroupLabel } from '@/wording/labels'
import { sayRefusal } from '@/wording/refusal'
import type { LocalDate } from '../../../../types/core'
import { KeyGroup } from '../../../../types/person'
import styles from './index.module.scss'
import { groups } from './words'

/** Takes one person off a roster by number, since nothing else of them is kept. */
export function Remove({ today, onDone }: { today: LocalDate; onDone: () => void }) {
  const { state, send, reset } = useWrite('roster.remove')
  const [keyGroup, setGroup] = useState<KeyGroup>('liftedFromPoverty')
  const [idNumber, setNumber] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState(false)
  const ask = () => {
    const read = checkRosterNumber(idNumber, today)
    setWrong(read.ok ? undefined : `${sayRefusal(read.refusal).title}，${sayRefusal(read.refusal).next}`)
    setAsked(read.ok)
  }
  const remove = async () => {
    const outcome = await send({ keyGroup, idNumber })
    setAsked(false)
    setSaid(outcome.kind === 'done')
    if (outcome.kind !== 'done') return
    setNumber('')
    onDone()
  }
  return (
    <>
      <Heading>移除一个人</Heading>
      <Card id='remove'>
        <PickerField
          id='remove-group'
          label='从哪一类名册'
          value={keyGroup}
          onChange={(value) => setGroup(KeyGroup.safeParse(value).data ?? keyGroup)}
          options={groups}
        />
        <Field
          id='remove-number'
          label='证件号码'
          type='idcard'
          maxLength={18}
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
          title={`从${keyGroupLabel[keyGroup]}名册移除？`}
          confirm='移除'
          kind='stop'
          busy={state.kind === 'sending'}
          onConfirm={remove}
          onClose={() => setAsked(false)}
        >
          以后面向这类人的活动，他要自己声明或不能报名；已经报上的不受影响。
        </Sheet>
      </Card>
    </>
  )
}

import '../refusals'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { idTailOf } from '@/domain/person/id-number'
import { compactNumber, lastFour } from '@/domain/text/typed'
import { sayTime } from '@/domain/time/calendar'
import { useEnter } from '@/platform/enter'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { Empty } from '@/ui/empty'
import { Field } from '@/ui/field'
import { goToFirst } from '@/ui/missing'
import { PageShell } from '@/ui/page-shell'
import { Sorry } from '@/ui/sorry'
import * as gate from '../../../../types/calls/gate'
import type { SessionId } from '../../../../types/core'
import { openDoor } from '../open'
import { useDuty } from '../phone/duty'
import { Hit } from './hit'
import styles from './index.module.scss'
import { useAdmit } from './use-admit'

type By = 'id' | 'phone'
const ways: readonly { by: By; word: string; label: string }[] = [
  { by: 'id', word: '证件后四位', label: '证件号码后四位' },
  { by: 'phone', word: '手机后四位', label: '手机号码后四位' },
]

/** Somebody without a code: surname and four digits, so that nobody can leaf through a list; online, and every look is kept. */
export default function GateFind() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  useDuty(sessionId)
  const [surname, setSurname] = useState('')
  const [by, setBy] = useState<By>('id')
  const [tail, setTail] = useState('')
  const [tried, setTried] = useState(false)
  const { state, send } = useWrite(gate.search)
  const admit = useAdmit(sessionId)
  const four = compactNumber(by === 'id' ? idTailOf(tail) : lastFour(tail))
  const isTail = by === 'id' ? /^[0-9A-Z]{4}$/.test(four) : /^\d{4}$/.test(four)
  const ready = surname.trim() !== '' && isTail

  const search = () => {
    setTried(true)
    admit.forget()
    if (!ready)
      return goToFirst([surname.trim() === '' ? { id: 'surname', label: '姓' } : { id: 'tail', label: '后四位' }])
    setTail(four)
    void send({ sessionId, surname: surname.trim(), by, tail: four })
  }
  useEnter('query', search)
  const slow = state.kind === 'refused' && state.refusal.code === 'gate.slowDown' ? state.refusal : null
  const slowUntil = slow?.until ?? null
  const hits = state.kind === 'done' ? state.value.hits : null
  return (
    <PageShell
      title='查姓名'
      footer={
        <Button id='search' grow busy={state.kind === 'sending'} busyWord='正在查…' onTap={search}>
          查找
        </Button>
      }
      plain
    >
      <Card id='query'>
        <Field
          id='surname'
          label='姓'
          value={surname}
          maxLength={20}
          placeholder='本人的姓，也可以写全名'
          onChange={setSurname}
          error={tried && surname.trim() === '' ? '请写本人的姓' : undefined}
        />
        <View className={styles.ways}>
          <Chips>
            {ways.map((way) => (
              <Chip key={way.by} id={`by-${way.by}`} selected={by === way.by} onTap={() => setBy(way.by)}>
                {way.word}
              </Chip>
            ))}
          </Chips>
        </View>
        <Field
          id='tail'
          label={ways.find((way) => way.by === by)?.label ?? ''}
          type={by === 'id' ? 'idcard' : 'tel'}
          value={tail}
          onChange={setTail}
          error={tried && !isTail ? '要填满四位' : undefined}
        />
      </Card>
      {slowUntil === null ? (
        <Answer to={state} where='刚才扫的' id='search-refused' />
      ) : (
        <Sorry
          id='search-refused'
          title='查得太多了，先停一停'
          next={`${sayTime(slowUntil)} 以后可以再查；扫码不受影响`}
        />
      )}
      {hits?.length === 0 && (
        <Empty
          icon='search'
          title='没有找到'
          next='核对一下姓和四位数字；确实没有报名的，可以现场登记'
          action={{ id: 'to-walk-in', word: '现场登记', onTap: () => openDoor('walk-in', sessionId) }}
        />
      )}
      {hits?.map((hit) => (
        <Hit key={hit.ticketId} hit={hit} admit={admit} />
      ))}
      {state.kind === 'done' && state.value.more && (
        <View className={styles.more}>
          <Sorry id='more' title='符合的超过 5 人' next='请把姓名写全再查一次' />
        </View>
      )}
    </PageShell>
  )
}

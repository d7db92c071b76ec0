import '../refusals'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { sayDistrict } from '@/domain/region/district'
import { dayOf } from '@/domain/time/calendar'
import { useEnter } from '@/platform/enter'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { Empty } from '@/ui/empty'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { join } from '@/ui/join'
import { goToFirst } from '@/ui/missing'
import { Notice } from '@/ui/notice'
import { sayBeside } from '@/wording/refusal'
import * as personCalls from '../../../../types/calls/person-desk'
import type { DeskAccount, DeskPerson, HelperRight } from '../../../../types/desk-person'
import { city } from '../../../../types/division'
import { DeskFrame } from '../frame'
import { goToReason, ReasonField } from '../reason-field'
import { useDesk } from '../use-desk'
import { EndHelperSheet } from './end-helper'
import { EraseSheet } from './erase'
import { Found } from './found'
import { GrantHelperSheet } from './grant-helper'
import styles from './index.module.scss'
import { PutRightSheet } from './put-right'

type By = 'id' | 'phone'
const ways: readonly { by: By; word: string; label: string }[] = [
  { by: 'id', word: '证件号码', label: '完整证件号码' },
  { by: 'phone', word: '手机号码', label: '完整手机号码' },
]

const reasons = ['本人来窗口办理', '本人来电要求办理', '12333 转来']

type Asked =
  | { act: 'right' | 'erase'; person: DeskPerson }
  | { act: 'grant'; person: DeskPerson; account: DeskAccount }
  | { act: 'end'; person: DeskPerson; right: HelperRight }

/** 找人: somebody who comes or calls, found by a whole number; put right or deleted as they ask. */
export default function DeskPersonPage() {
  const { today, now } = useDesk()
  const finding = useWrite(personCalls.find)
  const [by, setBy] = useState<By>('id')
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [changed, setChanged] = useState<{ said: string; id: string; person: DeskPerson | null } | null>(null)
  const { state } = finding
  const wrong =
    state.kind === 'refused' && ['person.idForm', 'person.phone'].includes(state.refusal.code)
      ? sayBeside(state.refusal)
      : undefined
  const empty = tried && !number.trim() ? '请填完整的号码' : undefined
  const find = () => {
    setTried(true)
    setChanged(null)
    if (!number.trim()) return goToFirst([{ id: 'number', label: '号码' }])
    if (!reason.trim()) return goToReason()
    void finding.send({ by, number: number.trim(), reason: reason.trim() })
  }
  useEnter('find-person', find)
  const persons =
    state.kind === 'done'
      ? state.value.persons.flatMap((person) => {
          if (changed?.id !== person.id) return [person]
          return changed.person ? [changed.person] : []
        })
      : null
  const settle = (said: string, id: string, person: DeskPerson | null) => {
    setAsked(null)
    setChanged({ said, id, person })
  }
  return (
    <DeskFrame title='找人' at='person' today={today}>
      {(wide) => (
        <View className={join(wide && styles.columns)}>
          <View className={styles.column}>
            <Card id='find-person'>
              <View className={styles.next}>
                {today?.district === city.code
                  ? '本人来窗口、来电要求更正或删除，村干部、帮扶人要帮多人报名时用。'
                  : `本人来窗口、来电要求更正或删除，村干部、帮扶人要帮多人报名时用。只能找到在${today ? sayDistrict(today.district) : '本区县'}报过名的人，其他转市级经办人。`}
                每次查找都留下记录。
              </View>
              <View className={styles.ways}>
                <Chips>
                  {ways.map((way) => (
                    <Chip
                      key={way.by}
                      id={`by-${way.by}`}
                      selected={by === way.by}
                      onTap={() => {
                        setBy(way.by)
                        finding.reset()
                      }}
                    >
                      {way.word}
                    </Chip>
                  ))}
                </Chips>
              </View>
              <Field
                id='number'
                label={ways.find((way) => way.by === by)?.label ?? ''}
                type={by === 'id' ? 'idcard' : 'tel'}
                value={number}
                onChange={setNumber}
                error={empty ?? wrong}
              />
              <ReasonField
                label='查找原因（留档备查）'
                reasons={reasons}
                value={reason}
                maxLength={60}
                error={tried && !reason.trim() ? '请选或填写原因' : undefined}
                onChange={setReason}
              />
              <View className={styles.acts}>
                <Button id='find' busy={state.kind === 'sending'} busyWord='正在找…' grow={!wide} onTap={find}>
                  查找
                </Button>
              </View>
            </Card>
            {!wrong && <Answer id='find-sorry' to={state} where='找人' onLook={find} />}
          </View>
          <View className={styles.column}>
            {changed && <Notice id='settled' tone='go' title={changed.said} />}
            {persons && persons.length > 0 && <Heading side={`${persons.length} 人`}>找到的人</Heading>}
            {persons?.map((person) => (
              <Found
                key={person.id}
                person={person}
                onAct={(act) => setAsked({ act, person })}
                onGrant={(account) => setAsked({ act: 'grant', person, account })}
                onEnd={(right) => setAsked({ act: 'end', person, right })}
              />
            ))}
            {state.kind === 'done' && state.value.more && (
              <Notice id='more' tone='info' title='用这个号码的人太多，没有列全'>
                请改用完整证件号码查找。
              </Notice>
            )}
            {persons?.length === 0 && !changed && (
              <Empty icon='search' title='没有找到' next='请对照证件核对号码；没在您的区县报过名的，请转市级经办人' />
            )}
          </View>
          {asked?.act === 'right' && (
            <PutRightSheet
              person={asked.person}
              why={reason}
              onClose={() => setAsked(null)}
              onDone={(person) => settle('已更正，替本人报名的微信会收到通知', person.id, person)}
            />
          )}
          {asked?.act === 'erase' && (
            <EraseSheet
              person={asked.person}
              why={reason}
              onClose={() => setAsked(null)}
              onDone={(said) => settle(said, asked.person.id, null)}
            />
          )}
          {asked?.act === 'grant' && (
            <GrantHelperSheet
              person={asked.person}
              account={asked.account}
              today={dayOf(now)}
              onClose={() => setAsked(null)}
              onDone={(person) => settle('已开通，重新登记就能加人', person.id, person)}
            />
          )}
          {asked?.act === 'end' && (
            <EndHelperSheet
              person={asked.person}
              right={asked.right}
              onClose={() => setAsked(null)}
              onDone={(person) => settle('已停用，登记过的人和报名不变', person.id, person)}
            />
          )}
        </View>
      )}
    </DeskFrame>
  )
}

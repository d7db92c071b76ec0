import '../refusals'
import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useRead } from '@/api/use-read'
import { isPassed } from '@/domain/gate/gate'
import { isTypedAsCard } from '@/domain/person/id-number'
import { useCell } from '@/platform/cell'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Missing } from '@/ui/missing'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { PickerField } from '@/ui/picker-field'
import { Tick } from '@/ui/tick'
import { idNumberLooks, idTypeLabel } from '@/wording/labels'
import { doorWords } from '@/wording/privacy'
import { sayWordAtDoor } from '@/wording/waitlist'
import * as gate from '../../../../types/calls/gate'
import * as privacy from '../../../../types/calls/privacy'
import type { SessionId } from '../../../../types/core'
import { IdType } from '../../../../types/person'
import type { PrivacyTextName } from '../../../../types/privacy'
import { useDuty } from '../phone/duty'
import { link } from '../phone/link'
import { useSession } from '../phone/session'
import { Outcome } from '../scan/panel'
import styles from './index.module.scss'
import { basisOf, useWalkIn } from './use-walk-in'

const types = IdType.options.map((value) => ({ value: value as string, word: idTypeLabel[value] }))

const useVersion = (name: PrivacyTextName): string => {
  const { reading } = useRead(privacy.get, { name, version: null }, { keep: true })
  return reading.kind === 'shown' ? reading.value.version : ''
}

/** Somebody who comes without having signed up: real name, document, the yes of the person; in with one tap. */
export default function GateWalkIn() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  useDuty(sessionId)
  const notice = useVersion('notice')
  const children = useVersion('children')
  const sessions = useRead(gate.sessions, {}, { keep: true }).reading
  const fresh = sessions.kind === 'shown' ? sessions.value.find((one) => one.sessionId === sessionId) : null
  const group = useSession(sessionId, fresh ?? null)?.declares ?? null
  const offline = useCell(link).mode === 'offline'
  const { draft, mistakes, faults, state, result, otherName, change, send } = useWalkIn(sessionId, {
    notice,
    children,
  })
  const isChild = basisOf(draft) === 'guardian'
  const agreed = isChild ? doorWords.guardian : doorWords.word
  const footer = (
    <Button id='register' grow busy={state.kind === 'sending'} busyWord='正在登记…' onTap={() => void send()}>
      {result && isPassed(result.outcome) ? '登记下一位' : '登记并入场'}
    </Button>
  )
  return (
    <PageShell title='现场登记' footer={footer} plain>
      {result && (
        <View className={styles.result}>
          <Outcome result={result} />
          <View className={styles.back}>
            <Button id='back' kind='ghost' onTap={() => void Taro.navigateBack()}>
              回去扫码
            </Button>
          </View>
        </View>
      )}
      {offline && (
        <View className={styles.result}>
          <Notice id='needs-network' tone='wait' title='现场登记要有网络'>
            请到信号好的地方再点，填好的内容不会丢。一直没网先记在纸上，专人保管，联网后补录并销毁纸张。
          </Notice>
        </View>
      )}
      <Card id='form'>
        <Field
          id='real-name'
          label='姓名'
          value={draft.realName}
          placeholder='照证件写'
          maxLength={60}
          error={mistakes.realName}
          onChange={(realName) => change({ realName })}
        />
        {otherName && (
          <Tick
            id='card-seen'
            on={draft.cardSeen}
            label='证件已核对，按证件上的姓名登记'
            onChange={(cardSeen) => change({ cardSeen })}
          >
            <View className={styles.agree}>证件已核对，按证件上的姓名登记</View>
            <Text className={styles.detail}>会留下记录，并告诉以前登记的微信</Text>
          </Tick>
        )}
        <PickerField
          id='id-type'
          label='证件类型'
          options={types}
          value={draft.idType}
          onChange={(value) => change({ idType: IdType.parse(value), idNumber: draft.idNumber })}
        />
        <Field
          id='id-number'
          label='证件号码'
          type={isTypedAsCard(draft.idType) ? 'idcard' : 'text'}
          value={draft.idNumber}
          placeholder={idNumberLooks[draft.idType]}
          maxLength={40}
          error={mistakes.idNumber}
          onChange={(idNumber) => change({ idNumber })}
        />
        <Field
          id='phone'
          label='手机号码（选填）'
          type='tel'
          value={draft.phone}
          placeholder='没有手机可不填'
          error={mistakes.phone}
          onChange={(phone) => change({ phone })}
        />
        {group && !isChild && (
          <Tick
            id='declare'
            on={draft.declared}
            label={sayWordAtDoor(group).word}
            error={mistakes.declared}
            onChange={(declared) => change({ declared })}
          >
            <View className={styles.agree}>{sayWordAtDoor(group).word}</View>
            <Text className={styles.detail}>{sayWordAtDoor(group).detail}</Text>
          </Tick>
        )}
        <Tick
          id='agree'
          on={draft.agreed}
          label={`${doorWords.say}${agreed}`}
          error={mistakes.agreed}
          onChange={(agreed) => change({ agreed })}
        >
          <View className={styles.agree}>{agreed}</View>
          <Text className={styles.detail}>先说：“{doorWords.say}”</Text>
        </Tick>
      </Card>
      <Missing faults={faults} />
      <Answer to={state} where='刚才扫的' id='register-refused' />
    </PageShell>
  )
}

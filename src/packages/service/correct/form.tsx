import { View } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { PhoneField } from '@/features/person/phone-field'
import { useUnsaved } from '@/features/unsaved'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { Missing } from '@/ui/missing'
import { idTypeLabel } from '@/wording/labels'
import * as personCalls from '../../../../types/calls/person'
import type { Dossier } from '../../../../types/privacy'
import { AskedAgain } from './asked-again'
import styles from './index.module.scss'
import { useCorrection } from './use-correction'

type Props = { dossier: Dossier; onDone: () => void }

/** Fields left empty stay as they are; what is wrong stands beside its field. */
export function CorrectForm({ dossier, onDone }: Props) {
  const { person, keeper, mayRename, answers } = dossier
  const { state, send } = useWrite(personCalls.correct)
  const form = useCorrection(dossier)
  const { saved } = useUnsaved(form.isChanged)
  const save = async () => {
    const correction = form.ready()
    if (!correction) return
    const outcome = await send(correction)
    if (outcome.kind === 'done') {
      saved()
      onDone()
    } else if (outcome.kind === 'refused') form.blame(outcome.refusal)
  }
  const beside = state.kind === 'refused' && form.isBeside(state.refusal)
  return (
    <>
      <Heading>联系方式</Heading>
      <Card id='contact'>
        <PhoneField
          value={form.typed.phone}
          placeholder={`${person.phone}，不改就空着`}
          error={form.errors.phone}
          onChange={(phone) => form.change({ phone })}
          onLeave={() => form.leave('phone')}
          blame={form.blame}
        />
      </Card>
      {keeper ? (
        <>
          <Heading>姓名和证件</Heading>
          <Card id='name'>
            {mayRename ? (
              <Field
                id='real-name'
                label='姓名'
                value={form.typed.realName}
                placeholder={`${person.name}，不改就空着`}
                maxLength={60}
                error={form.errors.realName}
                hint='只能改错别字，要和证件上一样'
                onChange={(realName) => form.change({ realName })}
                onLeave={() => form.leave('realName')}
              />
            ) : (
              <View className={styles.fixed}>姓名入场时已经核对过。改了名字，请带身份证到就业服务窗口更正。</View>
            )}
            <View className={styles.fixed}>
              {idTypeLabel[person.idType]} {person.idNumber} 不能改。填错了，请删除后重新登记。
            </View>
          </Card>
        </>
      ) : (
        <View className={styles.fixed}>这里只改您报名时留的手机号码。姓名由本人更正，或带证件到服务台核对。</View>
      )}
      {answers.length > 0 && (
        <>
          <Heading side='再点一下取消选择'>回答过的问题</Heading>
          <AskedAgain answers={answers} given={form.given} onAnswer={form.answer} />
        </>
      )}
      <Missing faults={form.faults} />
      {!beside && <Answer to={state} where='我的信息' />}
      <View className={styles.save}>
        <Button id='save' grow disabled={!form.isChanged} busy={state.kind === 'sending'} onTap={save}>
          {form.isChanged ? '保存' : '还没有改动'}
        </Button>
      </View>
    </>
  )
}

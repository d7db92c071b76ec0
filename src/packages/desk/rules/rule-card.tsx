import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useWrite } from '@/api/use-write'
import { isSameRule, shippedRule } from '@/domain/policy/policy'
import { Answer } from '@/ui/answer'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Tag } from '@/ui/tag'
import { ruleLabel } from '@/wording/policy'
import * as policyCalls from '../../../../types/calls/policy'
import type { Policy, PolicyWish } from '../../../../types/policy'
import styles from './index.module.scss'
import { RuleForm } from './rule-form'
import { Says, Standing } from './says'

type Props = { policy: Policy; mayEdit: boolean; onReload: () => void }

/** One rule: what it decides, what it is now, what it was shipped as, who changed it; edited in its place. */
export function RuleCard({ policy, mayEdit, onReload }: Props) {
  const { title, about } = ruleLabel[policy.rule.name]
  const editing = useEditing(policy, onReload)
  const { opened, state } = editing
  const answer = <Answer id={`sorry-${policy.rule.name}`} to={state} where='规则' onLook={editing.look} />
  return (
    <Card id={`rule-${policy.rule.name}`}>
      <View className={styles.top}>
        <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
          {title}
        </View>
        {!isSameRule(policy.rule, shippedRule(policy.rule.name)) && <Tag tone='amber'>改过</Tag>}
      </View>
      <View className={styles.about}>{about}</View>
      {opened && mayEdit ? (
        <RuleForm
          rule={opened.rule}
          busy={state.kind === 'sending'}
          onSave={editing.save}
          onClose={() => editing.open(null)}
          answer={answer}
        />
      ) : (
        <Shown policy={policy} said={editing.said} answer={answer}>
          {mayEdit && (
            <Button
              id={`edit-${policy.rule.name}`}
              kind='ghost'
              size='small'
              label={`修改：${title}`}
              onTap={() => editing.open(policy)}
            >
              修改
            </Button>
          )}
        </Shown>
      )}
    </Card>
  )
}

/** Edits the rule as it was when the form was opened: what a colleague changed meanwhile is not overwritten unseen. */
function useEditing(policy: Policy, onReload: () => void) {
  const { state, send, reset } = useWrite(policyCalls.save)
  const [opened, setOpened] = useState<Policy | null>(null)
  const [said, setSaid] = useState(false)
  const open = (at: Policy | null) => {
    reset()
    setSaid(false)
    setOpened(at)
  }
  const save = async (rule: PolicyWish) => {
    const outcome = await send({ rule, version: (opened ?? policy).version })
    const isStale = outcome.kind === 'refused' && outcome.refusal.code === 'policy.changed'
    if (outcome.kind !== 'done' && !isStale) return
    setSaid(outcome.kind === 'done')
    setOpened(null)
    onReload()
  }
  const look = () => {
    open(null)
    onReload()
  }
  return { state, opened, said, open, save, look }
}

type ShownProps = { policy: Policy; said: boolean; answer: ReactNode; children: ReactNode }

function Shown({ policy, said, answer, children }: ShownProps) {
  const { name } = policy.rule
  return (
    <>
      <Says id={`says-${name}`} rule={policy.rule} />
      <Standing policy={policy} />
      {said && (
        <Notice id={`saved-${name}`} tone='go' title='已保存'>
          {ruleLabel[name].since}
        </Notice>
      )}
      {answer}
      <View className={styles.acts}>{children}</View>
    </>
  )
}

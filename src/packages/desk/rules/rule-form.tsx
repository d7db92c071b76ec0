import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { isSameRule, shippedRule, shortenedBy } from '@/domain/policy/policy'
import { useUnsaved } from '@/features/unsaved'
import { Button } from '@/ui/button'
import { type Fault, goToFirst, Missing } from '@/ui/missing'
import { ruleLabel } from '@/wording/policy'
import type { PolicyWish } from '../../../../types/policy'
import { draftOf, readDraft } from './draft'
import { ruleFields } from './fields'
import styles from './index.module.scss'
import { RuleInput } from './rule-input'
import { Says } from './says'
import { Shorten } from './shorten'

type Props = {
  rule: PolicyWish
  busy: boolean
  onSave: (rule: PolicyWish) => Promise<void>
  onClose: () => void
  answer: ReactNode
}

/** The fields of one rule, what the change would mean, and the way back to the shipped one. */
export function RuleForm({ rule, busy, onSave, onClose, answer }: Props) {
  const { name } = rule
  const [draft, setDraft] = useState(draftOf(rule))
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<PolicyWish | null>(null)
  const read = readDraft(name, draft)
  const shipped = shippedRule(name)
  const isChanged = !read.ok || !isSameRule(read.rule, rule)
  const faults = read.ok ? [] : faultsOf(name, read.wrong)
  const { leave } = useUnsaved(isChanged)
  const save = () => {
    setTried(true)
    if (!read.ok) return goToFirst(faults)
    if (shortenedBy(rule, read.rule).length > 0) setAsked(read.rule)
    else void onSave(read.rule)
  }
  return (
    <View id={`form-${name}`} className={styles.part}>
      <View className={styles.pair}>
        {ruleFields[name].map((field) => (
          <RuleInput
            key={field.key}
            id={`${name}-${field.key}`}
            field={field}
            value={draft[field.key] ?? ''}
            inDays={name === 'retention'}
            error={tried && !read.ok ? read.wrong[field.key] : undefined}
            onChange={(value) => setDraft({ ...draft, [field.key]: value })}
          />
        ))}
      </View>
      {read.ok && isChanged && <Meaning rule={read.rule} />}
      {tried && <Missing faults={faults} />}
      {answer}
      <View className={styles.acts}>
        <Button id={`save-${name}`} size='small' disabled={!isChanged} busy={busy} onTap={save}>
          保存
        </Button>
        <Button
          id={`shipped-${name}`}
          kind='ghost'
          size='small'
          disabled={read.ok && isSameRule(read.rule, shipped)}
          onTap={() => setDraft(draftOf(shipped))}
        >
          填回系统默认
        </Button>
        <Button id={`close-${name}`} kind='quiet' size='small' onTap={() => (isChanged ? leave(onClose) : onClose())}>
          不改了
        </Button>
      </View>
      {asked && (
        <Shorten
          before={rule}
          after={asked}
          busy={busy}
          onConfirm={() => onSave(asked).finally(() => setAsked(null))}
          onClose={() => setAsked(null)}
        />
      )}
    </View>
  )
}

const faultsOf = (name: PolicyWish['name'], wrong: Readonly<Record<string, string>>): Fault[] =>
  ruleFields[name].filter(({ key }) => wrong[key]).map(({ key, label }) => ({ id: `${name}-${key}`, label }))

/** What the rule as typed would mean for people, before it is saved. */
function Meaning({ rule }: { rule: PolicyWish }) {
  return (
    <View id={`meaning-${rule.name}`} className={styles.part}>
      改成这样：
      <Says id={`would-${rule.name}`} rule={rule} />
      {ruleLabel[rule.name].since}
    </View>
  )
}

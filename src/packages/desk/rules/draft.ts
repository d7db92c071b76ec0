import { type PolicyWish, policySchemas } from '../../../../types/policy'
import { readAmount } from '../../../domain/text/typed'
import { type RuleField, ruleFields } from './fields'

/** What stands in the fields of a rule while it is edited. */
type Draft = Record<string, string | boolean>

/** A rule as it is typed, or what is wrong with it by field. */
type ReadDraft = { ok: true; rule: PolicyWish } | { ok: false; wrong: Record<string, string> }

/** The fields of a rule as it holds. */
export function draftOf(rule: PolicyWish): Draft {
  const value = rule.value as Record<string, string | number | boolean | null>
  return Object.fromEntries(
    ruleFields[rule.name].map(({ key, kind }) => [
      key,
      kind === 'switch' ? value[key] === true : value[key] === null ? '' : `${value[key]}`,
    ]),
  )
}

/** What was typed, by the schema the cloud goes by. */
export function readDraft(name: PolicyWish['name'], draft: Draft): ReadDraft {
  const fields = ruleFields[name]
  const value = Object.fromEntries(fields.map((field) => [field.key, typedIn(field, draft[field.key])]))
  const parsed = policySchemas[name].safeParse(value)
  if (parsed.success) return { ok: true, rule: { name, value: parsed.data } as PolicyWish }
  const bad = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const wrong = fields
    .filter(({ key }) => bad.has(key))
    .map((field) => [field.key, sayWrong(field, draft[field.key])] as const)
  return { ok: false, wrong: Object.fromEntries(wrong) }
}

function typedIn(field: RuleField, typed: Draft[string] | undefined): unknown {
  if (field.kind !== 'number' || typeof typed !== 'string') return typed
  return typed.trim() === '' && field.empty ? null : readAmount(typed, field.halves ? 1 : 0, field.unit)
}

function sayWrong(field: RuleField, typed: Draft[string] | undefined): string {
  if (field.kind !== 'number') return (typed !== '' && field.clash) || '请选时间'
  const value = typedIn(field, typed) as number
  const { least, most, unit, halves } = field
  const isFit = value >= least && value <= (most ?? value) && Number.isInteger(halves ? value * 2 : value)
  if (isFit && field.clash) return field.clash
  const range = most === null ? `${least} ${unit}以上` : `${least} 到 ${most} ${unit}`
  return `请填 ${range}，${halves ? '可以有半小时' : '不要小数'}`
}

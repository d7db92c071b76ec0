import { Field } from '@/ui/field'

type Props = { id: string; value: string; tried: boolean; onChange: (gate: string) => void }

/** The gate a helper stands at, by the name people read above it. */
export function GateField({ id, value, tried, onChange }: Props) {
  return (
    <Field
      id={id}
      label='在哪个入口'
      maxLength={12}
      value={value}
      onChange={onChange}
      error={tried && !value.trim() ? '请写入口的名字，如“入口 1”' : undefined}
    />
  )
}

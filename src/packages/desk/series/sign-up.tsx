import type { ReactNode } from 'react'
import { Field } from '@/ui/field'
import { PickerField } from '@/ui/picker-field'
import { sayAhead } from '@/wording/series'
import { Group, type PartProps, Side } from './group'

const BEFORE_START = [0, 30, 60, 120, 720, 1440, 2880]
const BEFORE_END = [0, 15, 30, 60, 90]

/** The usual lengths, and the one already set when it is none of them. */
const aheadOptions = (usual: readonly number[], value: number, when: '开始' | '结束') =>
  [...new Set([...usual, value])]
    .sort((one, other) => one - other)
    .map((minutes) => ({ value: `${minutes}`, word: sayAhead(minutes, when) }))

type Window = { opensDaysBefore: string; closesMinutesBefore: number; cancelMinutesBefore: number }

type WindowProps = {
  typed: Window
  wrong: Partial<Record<keyof Window, string>>
  wide: boolean
  change: (changed: Partial<Window>) => void
  children?: ReactNode
}

/** From when and until when one may sign up and cancel; of a template and of one date alike. */
export function SignUpFields({ typed, change, wrong, wide, children }: WindowProps) {
  return (
    <Group id='sign-up' title='报名时间'>
      <Side wide={wide}>
        <Field
          id='opensDaysBefore'
          label='提前几天开放报名'
          type='number'
          value={typed.opensDaysBefore}
          onChange={(opensDaysBefore) => change({ opensDaysBefore })}
          error={wrong.opensDaysBefore}
          hint='当天早上 8:30 开放'
        />
        <PickerField
          id='closesMinutesBefore'
          label='报名截止'
          value={`${typed.closesMinutesBefore}`}
          onChange={(minutes) => change({ closesMinutesBefore: Number(minutes) })}
          options={aheadOptions(BEFORE_START, typed.closesMinutesBefore, '开始')}
          error={wrong.closesMinutesBefore}
        />
      </Side>
      <Side wide={wide}>
        <PickerField
          id='cancelMinutesBefore'
          label='网上取消截止'
          value={`${typed.cancelMinutesBefore}`}
          onChange={(minutes) => change({ cancelMinutesBefore: Number(minutes) })}
          options={aheadOptions(BEFORE_START, typed.cancelMinutesBefore, '开始')}
          error={wrong.cancelMinutesBefore}
        />
        {children}
      </Side>
    </Group>
  )
}

/** From when and until when one may sign up, cancel, and come in. */
export function SignUp({ typed, change, wrong, wide }: PartProps) {
  return (
    <SignUpFields typed={typed} change={change} wrong={wrong} wide={wide}>
      <PickerField
        id='entryMinutesBeforeEnd'
        label='停止入场'
        value={`${typed.entryMinutesBeforeEnd}`}
        onChange={(minutes) => change({ entryMinutesBeforeEnd: Number(minutes) })}
        options={aheadOptions(BEFORE_END, typed.entryMinutesBeforeEnd, '结束')}
        error={wrong.entryMinutesBeforeEnd}
      />
    </SignUpFields>
  )
}

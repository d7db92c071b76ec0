import { keyGroupLabel } from '@/wording/labels'
import type { ThemeWord } from '../../../types/activity'
import { KeyGroup } from '../../../types/person'
import { ChoiceChip } from '../../features/district/chip/choice-chip'
import { ALL, SPECIALS, seek, useSought } from './sought'

const groups = [
  { value: ALL, word: '不限人群' },
  ...KeyGroup.options.map((group) => ({ value: group as string, word: keyGroupLabel[group] })),
]

/** Which fairs, and for whom; the cloud counts and lists by them. */
export function SoughtChips({ themes }: { themes: readonly ThemeWord[] }) {
  const { what, keyGroup } = useSought()
  const kinds = [
    { value: ALL, word: '所有场次' },
    { value: SPECIALS, word: '周五专场' },
    ...themes.map(({ code, name }) => ({ value: code, word: name })),
  ]
  return (
    <>
      <ChoiceChip
        shared
        id='theme'
        label='看哪些场次'
        options={kinds}
        value={kinds.some(({ value }) => value === what) ? what : ALL}
        placeholder='所有场次'
        onChange={(value) => seek({ what: value })}
      />
      <ChoiceChip
        shared
        id='key-group'
        label='面向哪类人'
        options={groups}
        value={keyGroup ?? ALL}
        placeholder='不限人群'
        onChange={(value) => seek({ keyGroup: KeyGroup.safeParse(value).data ?? null })}
      />
    </>
  )
}

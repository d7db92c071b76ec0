import { join } from '@/components/join'
import { Choose } from '@/components/picker-field/choose'
import { keyGroupLabel } from '@/wording/labels'
import type { ThemeWord } from '../../../types/activity'
import { KeyGroup } from '../../../types/person'
import styles from '../district-chip/index.module.scss'
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
      <Choose
        id='theme'
        label='看哪些场次'
        className={join(styles.chip, styles.shared)}
        options={kinds}
        value={kinds.some(({ value }) => value === what) ? what : ALL}
        placeholder='所有场次'
        disabled={false}
        onChange={(value) => seek({ what: value })}
      />
      <Choose
        id='key-group'
        label='面向哪类人'
        className={join(styles.chip, styles.shared)}
        options={groups}
        value={keyGroup ?? ALL}
        placeholder='不限人群'
        disabled={false}
        onChange={(value) => seek({ keyGroup: KeyGroup.safeParse(value).data ?? null })}
      />
    </>
  )
}

import { maskName } from '../../src/domain/mask'
import type { PersonCard } from '../../types/person'

/** A person with the real name still readable. */
export type PersonRow = Omit<PersonCard, 'name'> & { realName: string }

/** The person as their own account sees them. */
export const showPerson = ({ realName, ...row }: PersonRow): PersonCard => ({ ...row, name: maskName(realName) })

import type { StaffId } from '../../types/core'
import { idOf } from './ids'

/** The persona who acts for the whole city, by their id. */
export const cityClerk = idOf<StaffId>('staff', 'o-zhou-ming')

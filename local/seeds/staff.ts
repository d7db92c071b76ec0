import type { StaffId } from '../../types/core'
import { idOf } from './ids'

/** The personas who act for the bureau, by their ids. */
export const cityClerk = idOf<StaffId>('staff', 'o-zhou-ming')
export const gateHelper = idOf<StaffId>('staff', 'o-tian-min')

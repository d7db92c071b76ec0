import * as z from 'zod/mini'
import { plain } from './plain'

/** About rosters. */
export const RosterRefusal = z.discriminatedUnion('code', [plain('roster.notFound')])
export type RosterRefusal = z.infer<typeof RosterRefusal>

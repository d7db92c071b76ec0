import * as z from 'zod/mini'
import { plain } from './plain'

/** About employers and who acts for them. */
export const EmployerRefusal = z.discriminatedUnion('code', [
  plain('employer.notFound'),
  plain('employer.creditCodeLength'),
  plain('employer.creditCodeForm'),
  plain('employer.creditCodeCheck'),
  plain('employer.taken'),
  plain('employer.hasOne'),
  plain('employer.notApproved'),
  plain('employer.alreadyReviewed'),
  plain('employer.changed'),
  plain('employer.phone'),
  plain('employer.joinGone'),
])
export type EmployerRefusal = z.infer<typeof EmployerRefusal>

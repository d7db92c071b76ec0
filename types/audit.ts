import * as z from 'zod/mini'
import { Cursor, Instant } from './core'
import { DistrictCode } from './division'

/**
 * One line of the audit log as the city's administrators read it: when, who (staff by name, everybody else by a mark),
 * what, on whose, and why. `subject` is a noun, `name` what it is called where that is no personal data; people are marks.
 */
export const AuditLine = z.object({
  id: z.string(),
  at: Instant,
  actor: z.string(),
  who: z.string(),
  district: z.nullable(DistrictCode),
  act: z.string(),
  subject: z.string(),
  mark: z.string(),
  name: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})
export type AuditLine = z.infer<typeof AuditLine>

/** A page of the log, newest first. */
export const AuditPage = z.object({ lines: z.array(AuditLine), next: z.nullable(Cursor) })
export type AuditPage = z.infer<typeof AuditPage>

import * as z from 'zod/mini'
import { Count, Cursor, Instant, PersonId, TicketId } from './core'
import { Ticket, TicketState } from './ticket'

/** Whether somebody came: `open` until the gate has closed; `none` when no place was held or it does not count. */
export const Attendance = z.enum(['open', 'came', 'missed', 'none'])
export type Attendance = z.infer<typeof Attendance>

/** One sign-up as the clerk of its activity sees it: name masked; nobody's name once it was erased. */
export const SignUp = z.object({
  id: TicketId,
  name: z.nullable(z.string()),
  state: TicketState,
  bookedAt: Instant,
  checkedInAt: z.nullable(Instant),
  attendance: Attendance,
  /** What the holder said to a moved date: asked, or that they still come. */
  reconfirm: Ticket.def.shape.reconfirm,
  /** Why a missed place does not count, and why staff took a place back. */
  excuse: z.nullable(z.string()),
  cancelReason: z.nullable(z.string()),
  /** Why the desk noted that they came, when no gate scanned them. */
  noted: z.nullable(z.string()),
  /** Staff took the place back, and they may not sign up there again until staff allow it. */
  barred: z.boolean(),
  /** Their place was given to the hall because nobody had come for it. */
  released: z.optional(z.boolean()),
})
export type SignUp = z.infer<typeof SignUp>

/** Which sign-ups a clerk looks at: those who hold a place, those of them who have not said whether a moved date suits them, those on the list, those who did not come, those who gave back. */
export const SignUpFilter = z.enum(['held', 'asked', 'line', 'missed', 'gone'])
export type SignUpFilter = z.infer<typeof SignUpFilter>

export const SignUpPage = z.object({ signUps: z.array(SignUp), next: z.nullable(Cursor) })
export type SignUpPage = z.infer<typeof SignUpPage>

/** How the places of one person were kept: how many were missed in the time that counts, and what follows. */
export const AttendanceStanding = z.object({
  personId: PersonId,
  name: z.string(),
  missed: Count,
  remind: z.boolean(),
  pausedUntil: z.nullable(Instant),
})
export type AttendanceStanding = z.infer<typeof AttendanceStanding>

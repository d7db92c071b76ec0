import * as z from 'zod/mini'
import { cleanLine, cleanProse } from './text'

z.config({ jitless: true })

/** A moment: epoch milliseconds, UTC, of a year with four digits. */
export const Instant = z.int().check(z.positive(), z.maximum(253_402_300_799_999))
export type Instant = z.infer<typeof Instant>

/** A calendar day of this century in China time (+08:00 always), `YYYY-MM-DD`. */
export const LocalDate = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
export type LocalDate = z.infer<typeof LocalDate>

/** A count of things: a whole number, never negative, no larger than the database counts. */
export const Count = z.int().check(z.nonnegative(), z.maximum(2_147_483_647))

/**
 * One line of text a person typed, 1 to `max` characters after `cleanLine`: what shows nothing is gone, tabs and line
 * breaks are blanks. Text that shows nothing is missing.
 */
export const line = (max: number) => z.string().check(z.overwrite(cleanLine), z.minLength(1), z.maxLength(max))

/** Several lines of text a person typed, 1 to `max` characters after `cleanProse`: as `line`, line breaks are `\n`. */
export const prose = (max: number) => z.string().check(z.overwrite(cleanProse), z.minLength(1), z.maxLength(max))

const id = <B extends string>() => z.uuid().brand<B>()

/** Ids are UUIDs, branded so that one noun's id cannot stand in for another's. */
export const ActivityId = id<'ActivityId'>()
export type ActivityId = z.infer<typeof ActivityId>
export const SessionId = id<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>
export const TicketId = id<'TicketId'>()
export type TicketId = z.infer<typeof TicketId>
export const PersonId = id<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const HelperRightId = id<'HelperRightId'>()
export type HelperRightId = z.infer<typeof HelperRightId>
export const EmployerId = id<'EmployerId'>()
export type EmployerId = z.infer<typeof EmployerId>
export const RecruiterId = id<'RecruiterId'>()
export type RecruiterId = z.infer<typeof RecruiterId>
export const JoinRequestId = id<'JoinRequestId'>()
export type JoinRequestId = z.infer<typeof JoinRequestId>
export const PostingId = id<'PostingId'>()
export type PostingId = z.infer<typeof PostingId>
export const BoothId = id<'BoothId'>()
export type BoothId = z.infer<typeof BoothId>
export const ScanId = id<'ScanId'>()
export type ScanId = z.infer<typeof ScanId>
export const RightId = id<'RightId'>()
export type RightId = z.infer<typeof RightId>
export const StaffId = id<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>
export const VenueId = id<'VenueId'>()
export type VenueId = z.infer<typeof VenueId>
export const CampaignId = id<'CampaignId'>()
export type CampaignId = z.infer<typeof CampaignId>
export const SeriesId = id<'SeriesId'>()
export type SeriesId = z.infer<typeof SeriesId>
export const NoticeId = id<'NoticeId'>()
export type NoticeId = z.infer<typeof NoticeId>
export const GrantId = id<'GrantId'>()
export type GrantId = z.infer<typeof GrantId>

/** The WeChat account that asks: the openid the platform vouches for. Never part of any input. */
export type OpenId = string & z.core.$brand<'OpenId'>

/** Where the next page of a list starts; opaque, valid only for the query that gave it. */
export const Cursor = z.string().check(z.maxLength(200))
export type Cursor = z.infer<typeof Cursor>

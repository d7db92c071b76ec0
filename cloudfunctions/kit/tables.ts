// Generated from the migrated database by `npm run tables`; never edited by hand.
import type { ActivityId, BoothId, CampaignId, EmployerId, GrantId, HelperRightId, NoticeId, PersonId, PostingId, RecruiterId, RightId, ScanId, SeriesId, SessionId, StaffId, TicketId, VenueId } from '../../types/core'
import type { DistrictCode } from '../../types/division'

/** A column as it is read, and as it is written; what the database fills in by itself need not be given. */
export type ColumnType<Read, Write> = { readonly read: Read; readonly write: Write }
type Generated<T> = ColumnType<T, T | undefined>
type GeneratedAlways<T> = ColumnType<T, never>

type Write<C> = C extends ColumnType<unknown, infer W> ? W : C
type Optional<T> = { [K in keyof T]: undefined extends Write<T[K]> ? K : null extends Write<T[K]> ? K : never }[keyof T]
type Never<T> = { [K in keyof T]: [Write<T[K]>] extends [never] ? K : never }[keyof T]

/** A row of a table as it is written. */
export type Insertable<T> = { [K in Exclude<keyof T, Optional<T> | Never<T>>]: Write<T[K]> } & {
  [K in Exclude<Optional<T>, Never<T>>]?: Write<T[K]>
}

export interface AccountPersons {
  openid: string
  person_id: PersonId
  relation: string
  linked_at: number
  phone_sealed: Buffer | null
  proved_at: number | null
  proved_by: string | null
  helper_right: HelperRightId | null
}

export interface Activities {
  id: ActivityId
  kind: string
  state: string
  title: string
  theme: string | null
  district: DistrictCode
  venue_id: VenueId
  organizer_name: string
  organizer_phone: string
  about: string
  bring: string
  day: string
  starts_at: number
  ends_at: number
  entry_until: number
  opens_at: number
  closes_at: number
  cancel_until: number
  min_age: number | null
  walk_in: Generated<boolean>
  seats: number
  booked: Generated<number>
  key_group: string | null
  eligibility: Generated<string>
  waitlist: Generated<boolean>
  offered: Generated<number>
  waiting: Generated<number>
  key_seats: Generated<number>
  key_booked: Generated<number>
  key_offered: Generated<number>
  walk_in_seats: Generated<number>
  walk_in_booked: Generated<number>
  queue_last: Generated<number>
  cancel_reason: string | null
  moved_at: number | null
  series_id: SeriesId | null
  series_day: string | null
  touched: Generated<string[]>
  purged_at: number | null
  stops: ColumnType<unknown, string | undefined>
  bound_for: string | null
}

export interface Answers {
  person_id: PersonId
  question: string
  answer: string
  answered_at: number
}

export interface Attempts {
  what: string
  whose: Buffer
  since: number
  times: number
}

export interface Audit {
  id: GeneratedAlways<number>
  at: number
  trace_id: string
  actor: string
  actor_id: string
  act: string
  subject: string
  subject_id: string
  district: DistrictCode | null
  detail: ColumnType<unknown, string | undefined>
}

export interface BoothPostings {
  booth_id: BoothId
  posting_id: PostingId
  state: string
}

export interface Booths {
  id: BoothId
  activity_id: ActivityId
  employer_id: EmployerId
  number: string | null
  state: string
  note: string | null
  applied_at: number
  reviewed_at: number | null
  reviewed_by: StaffId | null
}

export interface CalendarDays {
  day: string
  kind: string
  name: string
  was_kind: string | null
  was_name: string | null
  set_by: StaffId | null
  set_at: number | null
  by_hand: Generated<boolean>
  published_kind: string | null
  published_name: string | null
}

export interface CalendarYears {
  year: number
  set_by: StaffId
  set_at: number
}

export interface Calls {
  notice_id: NoticeId
  district: DistrictCode
  result: string | null
  called_by: StaffId | null
  called_at: number | null
  tries: Generated<number>
  last_tried_at: number | null
  note: string | null
}

export interface CampaignProgress {
  campaign_id: CampaignId
  minute: number
  state: string
  notices: number
}

export interface Campaigns {
  id: CampaignId
  activity_id: ActivityId
  kind: string
  state: string
  approved_by: StaffId | null
  started_at: number | null
  sent_at: number | null
  version: Generated<number>
  audience: ColumnType<unknown, string | undefined>
  proposed_at: number | null
  send_at: number | null
  approved_at: number | null
  paused_at: number | null
  stopped_at: number | null
  stopped_by: StaffId | null
  fill_cursor: string | null
  filled_at: number | null
  people: Generated<number>
  opened: Generated<number>
}

export interface Checkins {
  ticket_id: TicketId
  session_id: SessionId
  scan_id: ScanId
  gate: string
  checked_in_at: number
  inside: Generated<boolean>
  last_way_at: number | null
}

export interface Codes {
  code: string
  activity_id: ActivityId
  made_at: number
  png: Buffer | null
}

export interface ConsentGrants {
  id: GrantId
  openid: string
  kind: string
  answer: string
  granted_at: number
}

export interface Consents {
  openid: string
  kind: string
  credits: Generated<number>
  updated_at: number
  always: string | null
  last_answer: string | null
  answered_at: number | null
  asked_at: number | null
  district: DistrictCode | null
}

export interface Courses {
  activity_id: ActivityId
  institution: string
  trade: string
  hours: number
  certificate: string | null
  free: boolean
}

export interface DatabaseFiles {
  name: string
  checksum: string
  applied_at: Generated<Date>
  definition: string | null
}

export interface Districts {
  code: DistrictCode
  name: string
  level: string
  parent_code: DistrictCode | null
}

export interface EmployerChanges {
  employer_id: EmployerId
  name: string
  credit_code: string
  district: DistrictCode
  state: string
  note: string | null
  asked_at: number
  reviewed_at: number | null
  reviewed_by: StaffId | null
}

export interface Employers {
  id: EmployerId
  name: string
  credit_code: string
  district: DistrictCode
  address: string
  about: string
  contact_phone_sealed: Buffer
  state: string
  note: string | null
  registered_at: number
  reviewed_at: number | null
  reviewed_by: StaffId | null
  contact_name_sealed: Buffer
  verified_at: number | null
  name_folded: GeneratedAlways<string>
  contact_gone_at: number | null
}

export interface GateCounts {
  session_id: SessionId
  counter: string
  admitted: Generated<number>
  inside: Generated<number>
  window_at: Generated<number>
  window_scans: Generated<number>
  uploads_at: Generated<number>
  uploads: Generated<number>
}

export interface GateGuesses {
  openid: string
  since: number
  tries: number
  hour_since: Generated<number>
  hour_tries: Generated<number>
  day_since: Generated<number>
  day_tries: Generated<number>
}

export interface GateRights {
  session_id: SessionId
  gate: string
  granted_at: number
  revoked_at: number | null
  id: Generated<RightId>
  openid: string | null
  code_hash: Buffer | null
  code_until: number | null
  granted_by: StaffId | null
  claimed_at: number | null
  seen_at: number | null
  queue_length: Generated<number>
  offline: Generated<boolean>
  device: string | null
  helper_sealed: Buffer
}

export interface HelperRights {
  id: HelperRightId
  openid: string
  person_id: PersonId
  district: DistrictCode
  reason_sealed: Buffer
  granted_by: StaffId
  granted_at: number
  until: string
  ended_at: number | null
  ended_by: StaffId | null
}

export interface NoticeChoices {
  openid: string
  kind: string
  is_off: boolean
  changed_at: number
}

export interface NoticeKinds {
  kind: string
  priority: number
  urgent: Generated<boolean>
  mandatory: Generated<boolean>
  capped: Generated<boolean>
}

export interface NoticeTemplates {
  kind: string
  template_id: string
  title: string
  subscription: string
  fields: ColumnType<unknown, string | undefined>
  page: string
  active: Generated<boolean>
}

export interface Notices {
  id: Generated<NoticeId>
  campaign_id: CampaignId | null
  kind: string
  activity_id: ActivityId | null
  openid: string
  state: string
  title: string
  body: string
  queued_at: number
  claimed_at: number | null
  settled_at: number | null
  errcode: number | null
  attempts: Generated<number>
  next_at: number
  ticket_id: TicketId | null
  reason: string | null
  employer_id: EmployerId | null
  session_id: SessionId | null
  claim: string | null
  until_at: number | null
  trouble: string | null
  read_at: number | null
  opened_at: number | null
}

export interface Outcomes {
  booth_id: BoothId
  posting_id: PostingId
  interviewed: number
  intended: number
  hired: number
  reported_at: number
}

export interface Pauses {
  id_hash: Buffer
  name_hash: Buffer
  until: number
}

export interface Persons {
  id: PersonId
  id_type: string
  id_hash: Buffer
  id_sealed: Buffer
  phone_hash: Buffer
  phone_sealed: Buffer
  registered_at: number
  origin: DistrictCode | null
  review_at: Generated<number>
  review_days: Generated<number>
  name_sealed: Buffer
  born_sealed: Buffer | null
  id_tail: Buffer
  phone_tail: Buffer
  name_hash: Buffer
  card_note_sealed: Buffer | null
  is_child: Generated<boolean>
}

export interface Policies {
  name: string
  value: ColumnType<unknown, string | undefined>
  version: Generated<number>
  changed_by: StaffId | null
  changed_at: number | null
}

export interface Postings {
  id: PostingId
  employer_id: EmployerId
  title: string
  headcount: number
  content: string
  district: DistrictCode | null
  place: string
  pay_min: number
  pay_max: number
  pay_unit: string
  education: string
  perks: ColumnType<unknown, string | undefined>
  valid_until: string
  flags: ColumnType<unknown, string | undefined>
  published_at: number
  closed_at: number | null
  trade: string
  province: string | null
  region: GeneratedAlways<string>
  pay_sure: Generated<boolean>
  pay_monthly: GeneratedAlways<number | null>
  title_folded: GeneratedAlways<string>
}

export interface PrivacyBlanks {
  code: string
  label: string
  value: string | null
  position: number
}

export interface PrivacyConsents {
  openid: string
  person_id: PersonId
  version: string
  agreed_at: number
  basis: string | null
  part: Generated<string>
  withdrawn_at: number | null
}

export interface PrivacyTexts {
  name: string
  version: string
  changes: string | null
  parts: ColumnType<unknown, string | undefined>
}

export interface Questions {
  code: string
  label: string
  options: ColumnType<unknown, string | undefined>
  valid_days: number | null
  position: number
}

export interface RecruiterRequests {
  id: string
  employer_id: EmployerId
  openid: string
  name_sealed: Buffer
  state: string
  asked_at: number
  settled_at: number | null
}

export interface Recruiters {
  openid: string
  employer_id: EmployerId
  joined_at: number
  id: Generated<RecruiterId>
  name_sealed: Buffer | null
}

export interface Reminders {
  reason: string
  kind: string
  activity_id: ActivityId | null
  session_id: SessionId | null
  due_at: number
  starts_at: number
  cursor: string | null
  done_at: number | null
}

export interface RosterListings {
  key_group: string
  id_hash: Buffer
  district: DistrictCode
  checked_by: StaffId | null
  checked_at: number
}

export interface Rosters {
  key_group: string
  id_hash: Buffer
  district: DistrictCode
  checked_by: StaffId | null
  checked_at: number
}

export interface Scans {
  id: ScanId
  session_id: SessionId
  gate: string
  ticket_id: TicketId | null
  outcome: string
  text_head: string
  scanned_at: number
  received_at: number
  right_id: RightId | null
  way: Generated<string>
  how: Generated<string>
  said: string | null
  conflict: string | null
  settled_at: number | null
  settled_by: StaffId | null
  undone_at: number | null
  undone_by_right: string | null
  clock_wrong: Generated<boolean>
  noted_by: StaffId | null
  settled_note_sealed: Buffer | null
  undone_reason_sealed: Buffer | null
  noted_reason_sealed: Buffer | null
}

export interface Series {
  id: SeriesId
  kind: string
  special: boolean
  state: string
  title_pattern: string
  district: DistrictCode
  venue_id: VenueId
  organizer_name: string
  organizer_phone: string
  about: string
  bring: string
  weekdays: number[]
  on_holiday: string
  starts: string
  ends: string
  seats: number
  key_seats: Generated<number>
  walk_in_seats: Generated<number>
  key_group: string | null
  eligibility: string
  opens_days_before: number
  closes_minutes_before: number
  cancel_minutes_before: number
  entry_minutes_before_end: number
  min_age: number | null
  from_day: string
  until_day: string | null
  weeks_ahead: number
  saved_at: number
  stops: ColumnType<unknown, string | undefined>
  bound_for: string | null
  make_up_days: Generated<boolean>
}

export interface SeriesSkips {
  series_id: SeriesId
  series_day: string
  day: string
  activity_id: ActivityId
}

export interface SeriesThemes {
  series_id: SeriesId
  position: number
  theme: string
}

export interface Sessions {
  id: SessionId
  activity_id: ActivityId
  title: string | null
  day: string
  starts_at: number
  ends_at: number
  gate_opens_at: number
  gate_closes_at: number
  venue_limit: number | null
  tracks_exits: Generated<boolean>
  rotating: Generated<boolean>
  released_at: number | null
}

export interface SpecialPlan {
  day: string
  theme: string | null
  held_on: string | null
  set_by: StaffId | null
  set_at: number
}

export interface Staff {
  id: StaffId
  openid: string
  name: string
  role: string
  district: DistrictCode
  active: Generated<boolean>
  left_at: number | null
}

export interface Themes {
  code: string
  name: string
  key_group: string | null
  valid_from: string
  valid_until: string | null
}

export interface Tickets {
  id: TicketId
  activity_id: ActivityId
  person_id: PersonId | null
  booked_by: string
  state: string
  booked_at: number
  cancelled_at: number | null
  cancelled_by: string | null
  bucket: Generated<string>
  queue_no: number | null
  offered_until: number | null
  mark: string | null
  reconfirm: string | null
  released_at: number | null
  called_at: number | null
  excused_at: number | null
  excused_by: StaffId | null
  stop: string | null
  offer_no: Generated<number>
  signed_up_at: number | null
  old_enough: Generated<boolean>
  barred_at: number | null
  id_hash: Buffer | null
  excuse_sealed: Buffer | null
  cancel_reason_sealed: Buffer | null
}

export interface Venues {
  id: VenueId
  name: string
  address: string
  district: DistrictCode
  lng: number
  lat: number
  how_to_get: string
}

export interface WechatAsks {
  openid: string
  what: string
  hour: number
  in_hour: number
  day: string
  in_day: number
}

export interface WechatState {
  one: Generated<boolean>
  account: Generated<string>
  token_sealed: Buffer | null
  token_until: number | null
  refreshing_until: number | null
  faults: Generated<number>
  closings: Generated<number>
  closed_until: number | null
}

export interface Tables {
  account_persons: AccountPersons
  activities: Activities
  answers: Answers
  attempts: Attempts
  audit: Audit
  booth_postings: BoothPostings
  booths: Booths
  calendar_days: CalendarDays
  calendar_years: CalendarYears
  calls: Calls
  campaign_progress: CampaignProgress
  campaigns: Campaigns
  checkins: Checkins
  codes: Codes
  consent_grants: ConsentGrants
  consents: Consents
  courses: Courses
  database_files: DatabaseFiles
  districts: Districts
  employer_changes: EmployerChanges
  employers: Employers
  gate_counts: GateCounts
  gate_guesses: GateGuesses
  gate_rights: GateRights
  helper_rights: HelperRights
  notice_choices: NoticeChoices
  notice_kinds: NoticeKinds
  notice_templates: NoticeTemplates
  notices: Notices
  outcomes: Outcomes
  pauses: Pauses
  persons: Persons
  policies: Policies
  postings: Postings
  privacy_blanks: PrivacyBlanks
  privacy_consents: PrivacyConsents
  privacy_texts: PrivacyTexts
  questions: Questions
  recruiter_requests: RecruiterRequests
  recruiters: Recruiters
  reminders: Reminders
  roster_listings: RosterListings
  rosters: Rosters
  scans: Scans
  series: Series
  series_skips: SeriesSkips
  series_themes: SeriesThemes
  sessions: Sessions
  special_plan: SpecialPlan
  staff: Staff
  themes: Themes
  tickets: Tickets
  venues: Venues
  wechat_asks: WechatAsks
  wechat_state: WechatState
}

-- The core model: activities with seats, tickets, gates, employers, notices, audit.
-- Instants are epoch milliseconds; days are China time; district codes are bare prefixes (5206, 520602, 520602001).

create domain instant as bigint check (value > 0);
create domain district_code as text check (value ~ '^5206([0-9]{2}([0-9]{3})?)?$');

create table districts (
  code district_code primary key,
  name text not null,
  level text not null check (level in ('city', 'county', 'township')),
  parent_code district_code references districts (code)
);
comment on table districts is 'Official divisions of prefecture 5206; the scope of every staff right.';

create table calendar_days (
  day date primary key,
  kind text not null check (kind in ('holiday', 'workday', 'noFair')),
  name text not null
);
comment on table calendar_days is 'Public holidays, make-up workdays and the days the bureau has set by hand.';

-- people ---------------------------------------------------------------------------------------------------------

create table persons (
  id uuid primary key,
  real_name text not null check (length(real_name) between 2 and 40),
  id_type text not null check (id_type in ('residentId', 'hmtResidencePermit', 'passport')),
  id_hash bytea not null unique,
  id_sealed bytea not null,
  id_masked text not null,
  phone_hash bytea not null,
  phone_sealed bytea not null,
  phone_masked text not null,
  born_on date,
  registered_at instant not null
);
comment on table persons is 'One row per real person, whatever the account. Numbers are sealed (AES-256-GCM) and looked up by keyed hash.';
create index persons_phone on persons (phone_hash);

create table account_persons (
  openid text not null check (openid <> ''),
  person_id uuid not null references persons (id),
  relation text not null check (relation in ('self', 'family')),
  linked_at instant not null,
  primary key (openid, person_id)
);
comment on table account_persons is 'Which WeChat account may act for whom.';
create unique index account_persons_one_self on account_persons (openid) where relation = 'self';

create table privacy_consents (
  openid text not null,
  person_id uuid not null references persons (id),
  version text not null,
  agreed_at instant not null,
  primary key (openid, person_id, version)
);
comment on table privacy_consents is 'Which account agreed for whom to which text of the privacy notice, and when (PIPL art. 14, 29).';

create table staff (
  id uuid primary key,
  openid text not null unique check (openid <> ''),
  name text not null,
  role text not null check (role in ('clerk', 'gate')),
  district district_code not null references districts (code),
  active boolean not null default true
);
comment on table staff is 'Clerks and gate helpers with the division their rights end at.';

-- activities -----------------------------------------------------------------------------------------------------

create table venues (
  id uuid primary key,
  name text not null,
  address text not null,
  district district_code not null references districts (code),
  lng double precision not null check (lng between 73 and 136),
  lat double precision not null check (lat between 3 and 54),
  how_to_get text not null
);
comment on table venues is 'Places with GCJ-02 coordinates.';

create table themes (
  code text primary key,
  name text not null,
  key_group text,
  valid_from date not null,
  valid_until date,
  check (valid_until is null or valid_from < valid_until)
);
comment on table themes is 'Themes of Friday specials: data with a validity period, as the plan changes.';

create table activities (
  id uuid primary key,
  kind text not null check (kind in ('fair', 'course', 'bus', 'exam', 'talk')),
  state text not null check (state in ('draft', 'published', 'cancelled')),
  title text not null check (length(title) between 1 and 60),
  theme text references themes (code),
  district district_code not null references districts (code),
  venue_id uuid not null references venues (id),
  organizer_name text not null,
  organizer_phone text not null,
  about text not null,
  bring text not null,
  day date not null,
  starts_at instant not null,
  ends_at instant not null,
  entry_until instant not null,
  opens_at instant not null,
  closes_at instant not null,
  cancel_until instant not null,
  min_age int check (min_age between 0 and 120),
  walk_in boolean not null default false,
  seats int not null check (seats > 0),
  booked int not null default 0,
  check (booked between 0 and seats),
  check (starts_at < ends_at),
  check (opens_at < closes_at and closes_at <= ends_at),
  check (entry_until <= ends_at),
  check (theme is null or kind = 'fair')
);
comment on table activities is 'What people sign up for. booked <= seats is the promise that nothing is oversold.';
create index activities_by_start on activities (kind, starts_at, id) where state = 'published';
create index activities_to_come on activities (kind, ends_at) where state = 'published';
create index activities_specials on activities (ends_at) where theme is not null and state = 'published';
create index activities_by_day on activities (day);

create table courses (
  activity_id uuid primary key references activities (id),
  institution text not null,
  trade text not null,
  hours int not null check (hours > 0),
  certificate text,
  free boolean not null
);
comment on table courses is 'What a course adds to an activity.';

create table sessions (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  title text,
  day date not null,
  starts_at instant not null,
  ends_at instant not null,
  gate_opens_at instant not null,
  gate_closes_at instant not null,
  admitted int not null default 0 check (admitted >= 0),
  check (starts_at < ends_at),
  check (gate_opens_at <= starts_at and gate_closes_at <= ends_at and gate_opens_at < gate_closes_at)
);
comment on table sessions is 'A dated occasion where people are checked in; admitted counts its rows in checkins.';
create index sessions_by_activity on sessions (activity_id, starts_at);

create table tickets (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  person_id uuid not null references persons (id),
  booked_by text not null check (booked_by <> ''),
  state text not null check (state in ('booked', 'waiting', 'offered', 'cancelled', 'expired')),
  booked_at instant not null,
  cancelled_at instant,
  cancelled_by text,
  check ((state = 'cancelled') = (cancelled_at is not null))
);
comment on table tickets is 'One person''s place in one activity; cancelled ones stay as history.';
create unique index tickets_one_live on tickets (activity_id, person_id) where state in ('booked', 'waiting', 'offered');
create index tickets_by_account on tickets (booked_by, booked_at desc);

-- the gate -------------------------------------------------------------------------------------------------------

create table gate_rights (
  session_id uuid not null references sessions (id),
  staff_id uuid not null references staff (id),
  gate text not null check (length(gate) between 1 and 12),
  granted_at instant not null,
  revoked_at instant,
  primary key (session_id, staff_id)
);
comment on table gate_rights is 'Who may scan at which session, at which gate.';
create index gate_rights_by_staff on gate_rights (staff_id) where revoked_at is null;

create table scans (
  id uuid primary key,
  session_id uuid not null references sessions (id),
  staff_id uuid not null references staff (id),
  gate text not null,
  ticket_id uuid,
  outcome text not null,
  text_head text not null check (length(text_head) <= 200),
  scanned_at instant not null,
  received_at instant not null
);
comment on table scans is 'Every attempt at a gate, also refused ones: the organizer''s evidence. id is made by the scanning phone.';
create index scans_by_session on scans (session_id, received_at desc);

create table checkins (
  ticket_id uuid not null references tickets (id),
  session_id uuid not null references sessions (id),
  scan_id uuid not null references scans (id),
  gate text not null,
  checked_in_at instant not null,
  primary key (ticket_id, session_id)
);
comment on table checkins is 'Accepted entries: one per ticket and session.';
create index checkins_by_session on checkins (session_id);

-- employers ------------------------------------------------------------------------------------------------------

create table employers (
  id uuid primary key,
  name text not null,
  credit_code text not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  district district_code not null references districts (code),
  address text not null,
  about text not null,
  contact_name text not null,
  contact_phone_sealed bytea not null,
  contact_phone_masked text not null,
  state text not null check (state in ('pending', 'approved', 'sentBack')),
  note text,
  registered_at instant not null,
  reviewed_at instant,
  reviewed_by uuid references staff (id),
  check ((state = 'pending') = (reviewed_at is null))
);
comment on table employers is 'Employing bodies, one per unified social credit code (GB 32100-2015).';
create index employers_waiting on employers (district, registered_at) where state = 'pending';

create table recruiters (
  openid text primary key check (openid <> ''),
  employer_id uuid not null references employers (id),
  joined_at instant not null
);
comment on table recruiters is 'Accounts that act for an employer.';
create index recruiters_by_employer on recruiters (employer_id);

create table postings (
  id uuid primary key,
  employer_id uuid not null references employers (id),
  title text not null,
  headcount int not null check (headcount > 0),
  content text not null,
  district district_code not null references districts (code),
  place text not null,
  pay_min int not null check (pay_min > 0),
  pay_max int not null,
  pay_unit text not null check (pay_unit in ('month', 'day', 'hour', 'piece')),
  education text not null check (education in ('any', 'juniorHigh', 'seniorHigh', 'college', 'bachelor', 'master')),
  perks jsonb not null default '[]',
  valid_until date not null,
  flags jsonb not null default '[]',
  published_at instant not null,
  closed_at instant,
  check (pay_min <= pay_max)
);
comment on table postings is 'Posts with the elements the 2026 notice of five ministries makes mandatory.';
create index postings_by_employer on postings (employer_id, published_at desc);

create table booths (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  employer_id uuid not null references employers (id),
  number text,
  state text not null check (state in ('pending', 'approved', 'sentBack', 'withdrawn')),
  note text,
  applied_at instant not null,
  reviewed_at instant,
  reviewed_by uuid references staff (id)
);
comment on table booths is 'One employer''s place at one fair.';
create unique index booths_one_live on booths (activity_id, employer_id) where state in ('pending', 'approved');
create unique index booths_number on booths (activity_id, number) where number is not null;
create index booths_by_employer on booths (employer_id, applied_at desc);

create table booth_postings (
  booth_id uuid not null references booths (id),
  posting_id uuid not null references postings (id),
  state text not null check (state in ('pending', 'approved', 'sentBack')),
  primary key (booth_id, posting_id)
);
comment on table booth_postings is 'Postings offered at a booth; each shows at the fair only when approved.';
create index booth_postings_by_posting on booth_postings (posting_id);
create index booth_postings_waiting on booth_postings (booth_id) where state = 'pending';

create view offers as
select b.activity_id, b.id as booth_id, b.employer_id, e.name as employer, p.id as posting_id, p.title, p.headcount,
  p.content, p.district, p.place, p.pay_min, p.pay_max, p.pay_unit, p.education, p.perks
from activities a
  join booths b on b.activity_id = a.id and b.state = 'approved'
  join employers e on e.id = b.employer_id and e.state = 'approved'
  join booth_postings bp on bp.booth_id = b.id and bp.state = 'approved'
  join postings p on p.id = bp.posting_id and p.closed_at is null and p.valid_until >= a.day
where a.state <> 'draft';
comment on view offers is 'What seekers may see: each posting at each fair, when employer, booth and posting are approved, the posting is open and still valid on the day of the fair.';

-- notices --------------------------------------------------------------------------------------------------------

create table notice_templates (
  kind text primary key check (kind in ('fridaySpecial', 'bookingResult', 'activityChanged')),
  template_id text not null unique,
  title text not null,
  subscription text not null check (subscription in ('once', 'longTerm')),
  fields jsonb not null,
  page text not null
);
comment on table notice_templates is 'WeChat templates as data. fields: [{ "key": "thing1", "label": "活动名称", "from": "title" }, …].';

create table consents (
  openid text not null check (openid <> ''),
  kind text not null references notice_templates (kind),
  credits int not null default 0 check (credits >= 0),
  updated_at instant not null,
  primary key (openid, kind)
);
comment on table consents is 'Consents in hand per account and kind of notice: one send spends one.';
create index consents_in_hand on consents (kind, openid) where credits > 0;

create table consent_grants (
  id uuid primary key,
  openid text not null,
  kind text not null references notice_templates (kind),
  answer text not null check (answer in ('accept', 'reject', 'ban', 'filter')),
  granted_at instant not null
);
comment on table consent_grants is 'Every answer given in WeChat''s dialog; id is made in the tap, so a report sent twice counts once.';

create table campaigns (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  kind text not null references notice_templates (kind),
  state text not null check (state in ('draft', 'sending', 'sent')),
  started_by uuid references staff (id),
  started_at instant,
  sent_at instant,
  unique (activity_id, kind)
);
comment on table campaigns is 'One notice about one activity to many people; at most one of a kind per activity.';

create table notices (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid references campaigns (id),
  kind text not null references notice_templates (kind),
  activity_id uuid not null references activities (id),
  openid text not null check (openid <> ''),
  state text not null check (state in ('queued', 'claimed', 'sent', 'noCredit', 'refused', 'invalid', 'failed', 'unknown')),
  title text not null,
  body text not null,
  queued_at instant not null,
  claimed_at instant,
  settled_at instant,
  errcode int,
  attempts int not null default 0,
  next_at instant not null
);
comment on table notices is 'One thing told to one account: the outbox to WeChat and the account''s own inbox in one.';
create unique index notices_once on notices (campaign_id, openid) where campaign_id is not null;
create index notices_waiting on notices (next_at) where state in ('queued', 'claimed');
create index notices_by_account on notices (openid, queued_at desc);
create index notices_by_campaign on notices (campaign_id, state);

-- audit ----------------------------------------------------------------------------------------------------------

create table audit (
  id bigint generated always as identity primary key,
  at instant not null,
  trace_id text not null,
  actor text not null,
  actor_id text not null,
  act text not null,
  subject text not null,
  subject_id text not null,
  district district_code,
  detail jsonb not null default '{}'
);
comment on table audit is 'Every staff act. Append-only: update, delete and truncate raise.';
create index audit_by_subject on audit (subject, subject_id, id desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit is append-only';
end $$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();

-- Notices that arrive: kinds as data, own choices, campaigns with an audience, an outbox for any number of workers,
-- reminders, and what the workers know of WeChat together.

create table notice_kinds (
  kind text primary key check (kind ~ '^[a-z][A-Za-z]+$'),
  priority int not null,
  urgent boolean not null default false,
  mandatory boolean not null default false,
  capped boolean not null default false
);
comment on table notice_kinds is 'What can be told. priority: lower goes out first. urgent: also in quiet hours. mandatory: whoever no message reached is called. capped: counts for the weekly cap of a person.';
insert into notice_kinds (kind, priority, urgent, mandatory, capped) values
  ('placeOffered', 1, true, true, false),
  ('activityChanged', 2, true, true, false),
  ('bookingResult', 3, true, false, false),
  ('soon', 4, false, false, false),
  ('dayBefore', 5, false, false, false),
  ('classTomorrow', 6, false, false, false),
  ('outcomeDue', 7, false, false, false),
  ('verifyDue', 8, false, false, false),
  ('fridaySpecial', 9, false, false, true);

alter table notice_templates drop constraint notice_templates_kind_check;
alter table notice_templates
  add constraint notice_templates_kind_known foreign key (kind) references notice_kinds (kind),
  add column active boolean not null default true;
comment on column notice_templates.active is 'An inactive template is neither asked for nor sent with.';

-- consents -------------------------------------------------------------------------------------------------------

alter table consents
  add column always text check (always in ('accept', 'reject')),
  add column last_answer text check (last_answer in ('accept', 'reject', 'ban', 'filter')),
  add column answered_at instant,
  add column asked_at instant,
  add column district district_code;
comment on column consents.district is 'The district somebody looked at when agreeing.';

create table notice_choices (
  openid text not null check (openid <> ''),
  kind text not null references notice_kinds (kind),
  is_off boolean not null,
  changed_at instant not null,
  primary key (openid, kind)
);
comment on table notice_choices is 'Kinds of notice a person has switched off, or on again. Without a row a kind is on.';

-- campaigns ------------------------------------------------------------------------------------------------------

alter table campaigns drop constraint campaigns_state_check;
update campaigns set state = 'proposed' where state = 'draft';
alter table campaigns rename column started_by to approved_by;
alter table campaigns
  add constraint campaigns_state_check
    check (state in ('proposed', 'approved', 'sending', 'paused', 'stopped', 'sent')),
  add column version int not null default 1,
  add column audience jsonb not null default '{}',
  add column proposed_at instant,
  add column send_at instant,
  add column approved_at instant,
  add column paused_at instant,
  add column stopped_at instant,
  add column stopped_by uuid references staff (id),
  add column fill_cursor text,
  add column filled_at instant,
  add column people int not null default 0,
  add column opened int not null default 0;
update campaigns c set approved_at = started_at, filled_at = coalesce(sent_at, started_at),
  people = (select count(*) from notices n where n.campaign_id = c.id)
where state in ('sending', 'sent');
create index campaigns_going on campaigns (send_at) where state in ('approved', 'sending', 'paused');
comment on column campaigns.filled_at is 'When the last recipient was written; null while the worker still goes on from fill_cursor.';
comment on column campaigns.people is 'Recipients written so far; those who still wait are people less what campaign_progress counts.';

create table campaign_progress (
  campaign_id uuid not null references campaigns (id),
  minute instant not null,
  state text not null,
  notices int not null,
  primary key (campaign_id, minute, state)
);
comment on table campaign_progress is 'How many notices of a campaign came to which final state in which minute (its first millisecond): the report, kept by the statement that settles.';

-- the outbox -----------------------------------------------------------------------------------------------------

alter table notices drop constraint notices_kind_check, drop constraint notices_state_check;
alter table notices
  add constraint notices_kind_known foreign key (kind) references notice_kinds (kind),
  add constraint notices_state_check check (state in ('queued', 'claimed', 'sent', 'noCredit', 'refused', 'invalid',
    'failed', 'unknown', 'off', 'capped', 'gone', 'lapsed')),
  alter column activity_id drop not null,
  add column employer_id uuid references employers (id),
  add column session_id uuid references sessions (id),
  add constraint notices_about check (activity_id is not null or employer_id is not null),
  add column claim uuid,
  add column until_at instant,
  add column trouble text check (length(trouble) <= 200),
  add column read_at instant,
  add column opened_at instant;
comment on column notices.until_at is 'The deadline the message tells, where the ticket has none.';
comment on column notices.trouble is 'What was wrong with the message: the label of a keyword nothing true fits, or WeChat''s own words.';
comment on column notices.claim is 'The batch of a worker that took it: only that batch may settle it.';
insert into campaign_progress (campaign_id, minute, state, notices)
select campaign_id, settled_at - settled_at % 60000, state, count(*) from notices
where campaign_id is not null and settled_at is not null group by 1, 2, 3;

drop index notices_waiting, notices_by_account;
create index notices_queue on notices (kind, next_at) where state = 'queued';
create index notices_claimed on notices (claimed_at) where state = 'claimed';
create index notices_by_account on notices (openid, queued_at desc, id desc);
create index notices_unread on notices (openid) where read_at is null;
create index notices_reached on notices (openid, claimed_at) where state in ('claimed', 'sent', 'unknown');
create index notices_by_ticket on notices (ticket_id) where ticket_id is not null;

alter table calls
  add column tries int not null default 0,
  add column last_tried_at instant,
  add column note text check (length(note) <= 200);
comment on column calls.tries is 'How often nobody answered; such a call goes to the end of the list.';

alter table policies drop constraint if exists policies_name_check;
alter table policies add constraint policies_name_form check (name ~ '^[a-z][A-Za-z]+$');
insert into policies (name, value) values
  ('quiet', '{ "from": "21:00", "until": "08:00" }'),
  ('weeklyCap', '{ "messages": 3 }'),
  ('asking', '{ "rejectDays": 30 }'),
  ('reminders', '{ "dayBefore": "18:00", "soonHours": 2, "offerEndingMinutes": 60, "outcomeDays": 1, "outcomeWithinDays": 7, "verifyDays": 182, "verifyDaysAhead": 14 }');

-- reminders ------------------------------------------------------------------------------------------------------

create table reminders (
  reason text primary key,
  kind text not null references notice_kinds (kind),
  activity_id uuid references activities (id),
  session_id uuid references sessions (id),
  due_at instant not null,
  starts_at instant not null,
  cursor uuid,
  done_at instant
);
comment on table reminders is 'An occasion to remind many of: whom it was told to so far (cursor, by id of ticket or employer), and when that was everybody.';
create index reminders_going on reminders (due_at) where done_at is null;
create index sessions_by_start on sessions (starts_at);
create index employers_by_review on employers (reviewed_at) where state = 'approved';

-- what the workers know of WeChat ----------------------------------------------------------------------------------

create table wechat_state (
  one boolean primary key default true check (one),
  account text not null default '',
  token_sealed bytea,
  token_until instant,
  refreshing_until instant,
  faults int not null default 0 check (faults >= 0),
  closings int not null default 0,
  closed_until instant
);
comment on table wechat_state is 'One row for all workers: the sealed access token, who refreshes it, faults in a row, and until when nothing is sent (the circuit breaker).';
insert into wechat_state default values;

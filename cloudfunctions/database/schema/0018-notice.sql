-- The outbox for any number of workers, who is called instead, reminders, and what the workers know of WeChat together.

create table notices (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid references campaigns (id),
  kind text not null,
  activity_id uuid references activities (id),
  openid text not null check (openid <> ''),
  state text not null check (state in ('queued', 'claimed', 'sent', 'noCredit', 'refused', 'invalid', 'failed',
    'unknown', 'off', 'capped', 'gone', 'lapsed')),
  title text not null,
  body text not null,
  queued_at instant not null,
  claimed_at instant,
  settled_at instant,
  errcode int,
  attempts int not null default 0,
  next_at instant not null,
  ticket_id uuid references tickets (id),
  reason text,
  employer_id uuid references employers (id),
  session_id uuid references sessions (id),
  claim uuid,
  until_at instant,
  trouble text check (length(trouble) <= 200),
  read_at instant,
  opened_at instant,
  constraint notices_kind_known foreign key (kind) references notice_kinds (kind),
  constraint notices_about check (activity_id is not null or employer_id is not null)
);
comment on table notices is 'One thing told to one account: the outbox to WeChat and the account''s own inbox in one.';
comment on column notices.reason is 'Why this was told, such as offer:<ticket>:<offer_no>; the same reason never reaches an account twice.';
comment on column notices.claim is 'The batch of a worker that took it: only that batch may settle it.';
comment on column notices.until_at is 'The deadline the message tells, where the ticket has none.';
comment on column notices.trouble is 'What was wrong with the message: the label of a keyword nothing true fits, or WeChat''s own words.';
create index notices_by_account on notices (openid, queued_at desc, id desc);
create index notices_by_age on notices using brin (queued_at);
create index notices_by_campaign on notices (campaign_id, state);
create index notices_by_employer on notices (employer_id, activity_id) where employer_id is not null;
create index notices_by_ticket on notices (ticket_id) where ticket_id is not null;
create index notices_claimed on notices (claimed_at) where state = 'claimed';
create unique index notices_once on notices (campaign_id, openid) where campaign_id is not null;
create index notices_queue on notices (kind, next_at) where state = 'queued';
create index notices_reached on notices (openid, claimed_at) where state in ('claimed', 'sent', 'unknown');
create unique index notices_reason_once on notices (openid, reason) where reason is not null;
create index notices_unread on notices (openid) where read_at is null;

create table calls (
  notice_id uuid primary key references notices (id),
  district district_code not null references districts (code),
  result text check (result in ('told', 'noAnswer', 'wrongNumber', 'coming')),
  called_by uuid references staff (id),
  called_at instant,
  tries int not null default 0,
  last_tried_at instant,
  note text check (length(note) <= 200)
);
comment on table calls is 'People who must be told and could not be reached by message: the staff call list.';
comment on column calls.tries is 'How often nobody answered; such a call goes to the end of the list.';
create index calls_waiting on calls (district) where result is null;

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

create table wechat_asks (
  openid text not null,
  what text not null check (what in ('phone', 'poster')),
  hour bigint not null,
  in_hour int not null check (in_hour > 0),
  day date not null,
  in_day int not null check (in_day > 0),
  primary key (openid, what)
);
comment on table wechat_asks is 'How often an account has asked for something that costs a call to WeChat: in its latest hour and day.';

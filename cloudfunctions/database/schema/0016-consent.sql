-- What can be told, by which template, and what people said to it.

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
  ('employerTold', 3, false, false, false),
  ('soon', 4, false, false, false),
  ('dayBefore', 5, false, false, false),
  ('classTomorrow', 6, false, false, false),
  ('outcomeDue', 7, false, false, false),
  ('verifyDue', 8, false, false, false),
  ('fridaySpecial', 9, false, false, true);

create table notice_templates (
  kind text primary key,
  template_id text not null unique,
  title text not null,
  subscription text not null check (subscription in ('once', 'longTerm')),
  fields jsonb not null,
  page text not null,
  active boolean not null default true,
  constraint notice_templates_kind_known foreign key (kind) references notice_kinds (kind)
);
comment on table notice_templates is 'WeChat templates as data. fields: [{ "key": "thing1", "label": "活动名称", "from": "title" }, …].';
comment on column notice_templates.active is 'An inactive template is neither asked for nor sent with.';

create table notice_choices (
  openid text not null check (openid <> ''),
  kind text not null references notice_kinds (kind),
  is_off boolean not null,
  changed_at instant not null,
  primary key (openid, kind)
);
comment on table notice_choices is 'Kinds of notice a person has switched off, or on again. Without a row a kind is on.';

create table consents (
  openid text not null check (openid <> ''),
  kind text not null references notice_templates (kind),
  credits int not null default 0 check (credits >= 0),
  updated_at instant not null,
  always text check (always in ('accept', 'reject')),
  last_answer text check (last_answer in ('accept', 'reject', 'ban', 'filter')),
  answered_at instant,
  asked_at instant,
  district district_code,
  primary key (openid, kind)
);
comment on table consents is 'Consents in hand per account and kind of notice: one send spends one.';
comment on column consents.district is 'The district somebody looked at when agreeing.';
create index consents_in_hand on consents (kind, openid) where credits > 0;

create table consent_grants (
  id uuid primary key,
  openid text not null,
  kind text not null references notice_templates (kind),
  answer text not null check (answer in ('accept', 'reject', 'ban', 'filter')),
  granted_at instant not null
);
comment on table consent_grants is 'Every answer given in WeChat''s dialog; id is made in the tap, so a report sent twice counts once.';

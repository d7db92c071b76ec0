-- Places in three buckets that cannot block each other, waiting lists with offers, eligibility, the minimum card.

alter table activities
  add column key_group text,
  add column eligibility text not null default 'none' check (eligibility in ('none', 'declared', 'roster')),
  add column waitlist boolean not null default true,
  add column offered int not null default 0 check (offered >= 0),
  add column waiting int not null default 0 check (waiting >= 0),
  add column key_seats int not null default 0 check (key_seats >= 0),
  add column key_booked int not null default 0 check (key_booked >= 0),
  add column key_offered int not null default 0 check (key_offered >= 0),
  add column walk_in_seats int not null default 0 check (walk_in_seats >= 0),
  add column walk_in_booked int not null default 0 check (walk_in_booked >= 0),
  add column queue_last bigint not null default 0,
  add column cancel_reason text,
  add column moved_at instant,
  add constraint activities_open_places check (booked + offered <= seats),
  add constraint activities_key_places check (key_booked + key_offered <= key_seats),
  add constraint activities_walk_in_places check (walk_in_booked <= walk_in_seats),
  add constraint activities_group_known check (eligibility = 'none' or key_group is not null);
comment on column activities.seats is 'The open places; key_seats and walk_in_seats are reserves beside them.';
comment on column activities.queue_last is 'The last number given on the waiting list.';

alter table tickets
  add column bucket text not null default 'open' check (bucket in ('open', 'key', 'walkIn')),
  add column queue_no bigint,
  add column offered_until instant,
  add column mark text check (mark in ('checked', 'declared')),
  add column reconfirm text check (reconfirm in ('asked', 'yes')),
  add constraint tickets_offer_ends check (state <> 'offered' or offered_until is not null),
  add constraint tickets_waiting_numbered check (state <> 'waiting' or queue_no is not null);
create index tickets_line on tickets (activity_id, queue_no) where state = 'waiting';
create index tickets_offers on tickets (offered_until) where state = 'offered';

create table rosters (
  key_group text not null,
  id_hash bytea not null,
  district district_code not null references districts (code),
  checked_by uuid references staff (id),
  checked_at instant not null,
  primary key (key_group, id_hash)
);
comment on table rosters is 'Who belongs to a key group by a list that staff have checked; by keyed hash, never shown to employers.';

create table questions (
  code text primary key,
  label text not null,
  options jsonb,
  valid_days int check (valid_days > 0),
  position int not null
);
comment on table questions is 'The minimum card asked at sign-up, as data. options: [{ "code": "…", "label": "…" }] or null for one line of text.';

create table answers (
  person_id uuid not null references persons (id),
  question text not null references questions (code),
  answer text not null check (length(answer) between 1 and 60),
  answered_at instant not null,
  primary key (person_id, question)
);
comment on table answers is 'A person''s last answers, filled in the next time.';

create table policies (
  name text primary key check (name in ('offer', 'noShow')),
  value jsonb not null
);
comment on table policies is 'Rules of the bureau as data: offer { hours, from, until }, noShow { enabled, windowDays, … }.';
insert into policies (name, value) values
  ('offer', '{ "hours": 4, "from": "08:30", "until": "20:30" }'),
  ('noShow', '{ "enabled": false, "windowDays": 90, "remindAfter": 2, "pauseAfter": null, "pauseDays": 0 }');
insert into questions (code, label, options, valid_days, position) values
  ('looking', '想找哪类工作', '[{"code":"factory","label":"工厂"},{"code":"service","label":"服务业"},{"code":"building","label":"建筑"},{"code":"office","label":"文员"},{"code":"any","label":"都可以"}]', 180, 1),
  ('where', '想在哪里上班', '[{"code":"home","label":"家门口"},{"code":"city","label":"铜仁市内"},{"code":"province","label":"省内"},{"code":"away","label":"东莞等省外"}]', 180, 2),
  ('when', '什么时候能上班', '[{"code":"now","label":"随时"},{"code":"month","label":"一个月内"},{"code":"later","label":"再看看"}]', 90, 3);

alter table notices drop constraint notices_kind_fkey;
alter table notice_templates drop constraint notice_templates_kind_check;
alter table notice_templates add constraint notice_templates_kind_check
  check (kind in ('fridaySpecial', 'bookingResult', 'activityChanged', 'placeOffered'));
alter table notices add constraint notices_kind_check
  check (kind in ('fridaySpecial', 'bookingResult', 'activityChanged', 'placeOffered'));
alter table notices add column ticket_id uuid references tickets (id), add column reason text;
create unique index notices_reason_once on notices (openid, reason) where reason is not null;
comment on column notices.reason is 'Why this was told, such as offer:<ticket>:<until>; the same reason never reaches an account twice.';

create table calls (
  notice_id uuid primary key references notices (id),
  district district_code not null references districts (code),
  result text check (result in ('told', 'noAnswer', 'wrongNumber')),
  called_by uuid references staff (id),
  called_at instant
);
comment on table calls is 'People who must be told and could not be reached by message: the staff call list.';
create index calls_waiting on calls (district) where result is null;

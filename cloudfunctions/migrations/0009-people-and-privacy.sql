-- What people may demand of their data: erasure, retention by kind as data, excused no-shows, staff cancels.

alter table tickets
  alter column person_id drop not null,
  add column excused_at instant,
  add column excused_by uuid references staff (id),
  add column excuse text check (length(excuse) between 1 and 60),
  add column cancel_reason text check (length(cancel_reason) between 1 and 60),
  add constraint tickets_excused check ((excused_at is null) = (excuse is null)),
  add constraint tickets_nobodys check ((person_id is null) = (booked_by = 'erased')),
  add constraint tickets_somebodys_turn check (person_id is not null or state not in ('waiting', 'offered'));
comment on column tickets.person_id is 'Null once the person was erased or the time to keep it is over: the ticket then counts, and names nobody.';
comment on column tickets.booked_by is 'The account that signed up, or ''erased''.';
comment on column tickets.excuse is 'Why staff do not count a missed place.';
comment on column tickets.cancel_reason is 'Why staff took the place back; null when the holder gave it back.';
create index tickets_by_person on tickets (person_id) where person_id is not null;
create index tickets_ended on tickets (activity_id) where state in ('cancelled', 'expired');

create table retention (
  what text primary key check (what in ('fair', 'course', 'bus', 'exam', 'talk', 'person', 'answer', 'notice')),
  days int not null check (days between 1 and 36500)
);
comment on table retention is 'How many days personal data is kept: sign-ups after the end of an activity of this kind, a person after the last use, answers after they were given, notices after they were sent.';
insert into retention (what, days) values
  ('fair', 730), ('course', 3650), ('bus', 365), ('exam', 1095), ('talk', 365), ('person', 730), ('answer', 365),
  ('notice', 365);

alter table activities add column purged_at instant;
comment on column activities.purged_at is 'When the last name was taken off its tickets; null while any may be left.';
create index activities_to_purge on activities (kind, ends_at) where purged_at is null;

alter table persons add column review_at instant not null default 1;
comment on column persons.review_at is 'When the nightly purge looks next whether the person is still needed.';
create index persons_to_review on persons (review_at);
create index answers_by_age on answers (answered_at);
create index notices_by_age on notices using brin (queued_at);

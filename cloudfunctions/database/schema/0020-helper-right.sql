-- A village helper (村干部, 帮扶人) signs up many neighbours who have no phone: a right a clerk grants to a WeChat account.

create table helper_rights (
  id uuid primary key,
  openid text not null,
  person_id uuid not null,
  district district_code not null references districts (code),
  reason_sealed bytea not null,
  granted_by uuid not null references staff,
  granted_at instant not null,
  until date not null,
  ended_at instant,
  ended_by uuid references staff,
  foreign key (openid, person_id) references account_persons on delete cascade,
  constraint helper_rights_days check (
    until - (to_timestamp(granted_at / 1000) at time zone interval '8 hours')::date between 0 and 400
  ),
  constraint helper_rights_ended check (ended_at >= granted_at and (ended_at is not null or ended_by is null))
);
comment on table helper_rights is 'Which account may sign up more people than a household, as whom, granted by a clerk of which division, until which day (the last one). Goes with the account''s own person.';
comment on column helper_rights.ended_at is 'When a clerk took it back, or when it was over and made room for the next; null while it counts, by its last day.';
create unique index helper_rights_one on helper_rights (openid) where ended_at is null;
create index helper_rights_account on helper_rights (openid, person_id);

alter table account_persons add column helper_right uuid references helper_rights on delete set null;
comment on column account_persons.helper_right is 'The right of a village helper under which the account registered this person; null: of its own household.';
create index account_persons_helped on account_persons (helper_right) where helper_right is not null;

-- The bureau's own word on a day beside the published arrangement, and years it has entered itself.

create table calendar_days (
  day date primary key,
  kind text not null,
  name text not null,
  was_kind text,
  was_name text,
  set_by uuid references staff (id),
  set_at instant,
  by_hand boolean not null default false,
  published_kind text,
  published_name text,
  constraint calendar_days_kind check (kind in ('holiday', 'workday', 'ordinary', 'noFair')),
  constraint calendar_days_published
    check ((published_kind is null) = (published_name is null) and (published_kind is null or by_hand)),
  constraint calendar_days_published_kind check (published_kind in ('holiday', 'workday')),
  constraint calendar_days_was check ((was_kind is null) = (was_name is null) and (was_kind is null
    or kind = 'noFair')),
  constraint calendar_days_was_kind check (was_kind in ('holiday', 'workday', 'ordinary'))
);
comment on table calendar_days is 'Public holidays, make-up workdays and the days the bureau has set by hand.';
comment on column calendar_days.was_kind is 'What a day is besides being closed, to be put back.';
comment on column calendar_days.by_hand is 'The bureau has said itself what the day is (kind, or was_kind while the day is closed); publishing a year leaves it.';
comment on column calendar_days.published_kind is 'What the published arrangement says of a day set by hand, to be put back.';

create table calendar_years (
  year int primary key check (year between 2021 and 2100),
  set_by uuid not null references staff (id),
  set_at instant not null
);
comment on table calendar_years is 'Years whose arrangement the bureau has entered by hand in full.';

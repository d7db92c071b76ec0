-- Series: the templates of 天天有招聘 and 周五专场, the plan of specials, dates that can be moved or called off.

create table series (
  id uuid primary key,
  kind text not null check (kind in ('fair', 'course', 'bus', 'exam', 'talk')),
  special boolean not null,
  state text not null check (state in ('active', 'stopped')),
  title_pattern text not null,
  district district_code not null references districts (code),
  venue_id uuid not null references venues (id),
  organizer_name text not null,
  organizer_phone text not null,
  about text not null,
  bring text not null,
  weekdays int[] not null check (cardinality(weekdays) between 1 and 7),
  on_holiday text not null check (on_holiday in ('skip', 'hold')),
  starts text not null,
  ends text not null,
  seats int not null check (seats > 0),
  key_seats int not null default 0 check (key_seats >= 0),
  walk_in_seats int not null default 0 check (walk_in_seats >= 0),
  key_group text,
  eligibility text not null check (eligibility in ('none', 'declared', 'roster')),
  opens_days_before int not null,
  closes_minutes_before int not null,
  cancel_minutes_before int not null,
  entry_minutes_before_end int not null,
  min_age int,
  from_day date not null,
  until_day date,
  weeks_ahead int not null check (weeks_ahead between 1 and 26),
  saved_at instant not null,
  check (not special or kind = 'fair')
);
comment on table series is 'A template that makes dated activities weeks ahead; editing one date never changes the others.';

create table series_themes (
  series_id uuid not null references series (id),
  position int not null,
  theme text not null references themes (code),
  primary key (series_id, position)
);
comment on table series_themes is 'The rotation of themes of a special series.';

create table special_plan (
  day date primary key,
  theme text references themes (code),
  held_on date,
  set_by uuid references staff (id),
  set_at instant not null
);
comment on table special_plan is 'The bureau''s own word on one Friday: another theme, another day, or both.';

alter table activities
  add column series_id uuid references series (id),
  add column series_day date,
  add column touched text[] not null default '{}';
create unique index activities_series_once on activities (series_id, series_day) where series_id is not null;
comment on column activities.series_day is 'The day the series made it for; stays when the date is moved, so that making twice makes once.';
comment on column activities.touched is 'Fields edited on this date alone; a later edit of the series keeps them unless asked.';

create table codes (
  code text primary key check (code ~ '^[0-9A-Za-z]{6,20}$'),
  activity_id uuid not null references activities (id),
  made_at instant not null
);
comment on table codes is 'Short codes behind printed mini-program codes; they name a thing, never a page, so pages may move.';
create unique index codes_by_activity on codes (activity_id);

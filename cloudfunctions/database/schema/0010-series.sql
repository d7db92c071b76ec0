-- Series: the templates of 天天有招聘 and 周五专场, and the plan of specials.

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
  stops jsonb not null default '[]',
  bound_for text check (length(bound_for) between 1 and 40),
  make_up_days boolean not null default false,
  check (not special or kind = 'fair'),
  constraint series_stops_of_buses check (kind = 'bus' or (stops = '[]' and bound_for is null))
);
comment on table series is 'A template that makes dated activities weeks ahead; editing one date never changes the others.';
comment on column series.make_up_days is 'Of a series Monday to Friday that leaves holidays out: also on make-up workdays.';

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

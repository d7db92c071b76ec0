-- Activities with seats in three buckets that cannot block each other, and their dated occasions.

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
  key_group text,
  eligibility text not null default 'none' check (eligibility in ('none', 'declared', 'roster')),
  waitlist boolean not null default true,
  offered int not null default 0 check (offered >= 0),
  waiting int not null default 0 check (waiting >= 0),
  key_seats int not null default 0 check (key_seats >= 0),
  key_booked int not null default 0 check (key_booked >= 0),
  key_offered int not null default 0 check (key_offered >= 0),
  walk_in_seats int not null default 0 check (walk_in_seats >= 0),
  walk_in_booked int not null default 0 check (walk_in_booked >= 0),
  queue_last bigint not null default 0,
  cancel_reason text,
  moved_at instant,
  series_id uuid references series (id),
  series_day date,
  touched text[] not null default '{}',
  purged_at instant,
  stops jsonb not null default '[]',
  bound_for text check (length(bound_for) between 1 and 40),
  check (booked between 0 and seats),
  check (starts_at < ends_at),
  check (opens_at < closes_at and closes_at <= ends_at),
  check (entry_until <= ends_at),
  check (theme is null or kind = 'fair'),
  constraint activities_group_known check (eligibility = 'none' or key_group is not null),
  constraint activities_key_places check (key_booked + key_offered <= key_seats),
  constraint activities_open_places check (booked + offered <= seats),
  constraint activities_stops_of_buses check (kind = 'bus' or (stops = '[]' and bound_for is null)),
  constraint activities_walk_in_places check (walk_in_booked <= walk_in_seats)
);
comment on table activities is 'What people sign up for. booked <= seats is the promise that nothing is oversold.';
comment on column activities.seats is 'The open places; key_seats and walk_in_seats are reserves beside them.';
comment on column activities.queue_last is 'The last number given on the waiting list.';
comment on column activities.series_day is 'The day the series made it for; stays when the date is moved, so that making twice makes once.';
comment on column activities.touched is 'Fields edited on this date alone; a later edit of the series keeps them unless asked.';
comment on column activities.purged_at is 'When the last name was taken off its tickets; null while any may be left.';
comment on column activities.stops is 'Where a bus takes people on, in order: [{ "code", "name", "after" }]; after counts minutes from starts_at, so a bus that is moved takes its stops along.';
comment on column activities.bound_for is 'Where a bus out of the city goes; null: it goes to its venue.';
create index activities_by_day on activities (day);
create index activities_by_start on activities (kind, starts_at, id) where state = 'published';
create index activities_by_venue on activities (venue_id, ends_at) where state = 'published';
create unique index activities_series_once on activities (series_id, series_day) where series_id is not null;
create index activities_specials on activities (ends_at) where theme is not null and state = 'published';
create index activities_to_come on activities (kind, ends_at) where state = 'published';
create index activities_to_purge on activities (kind, ends_at) where purged_at is null;

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
  venue_limit int check (venue_limit > 0),
  tracks_exits boolean not null default false,
  rotating boolean not null default false,
  released_at instant,
  check (starts_at < ends_at),
  check (gate_opens_at <= starts_at and gate_closes_at <= ends_at and gate_opens_at < gate_closes_at)
);
comment on table sessions is 'A dated occasion where people are checked in; gate_counts counts them.';
comment on column sessions.venue_limit is 'How many may be inside at once; kept by pass_gate, which locks the row when it is set.';
comment on column sessions.rotating is 'People may check themselves in by the changing code of a screen.';
comment on column sessions.released_at is 'When places nobody had come for were given to people waiting in the hall.';
create index sessions_by_activity on sessions (activity_id, starts_at);
create index sessions_by_start on sessions (starts_at);

create table codes (
  code text primary key check (code ~ '^[0-9A-Za-z]{6,20}$'),
  activity_id uuid not null references activities (id),
  made_at instant not null,
  png bytea
);
comment on table codes is 'Short codes behind printed mini-program codes; they name a thing, never a page, so pages may move.';
comment on column codes.png is 'The picture WeChat drew for the poster of this code; null until it is first asked for.';
create unique index codes_by_activity on codes (activity_id);

create table series_skips (
  series_id uuid not null references series (id) on delete cascade,
  series_day date not null,
  day date not null,
  activity_id uuid not null references activities (id) on delete cascade,
  primary key (series_id, series_day)
);
comment on table series_skips is 'Dates a series did not make because activity_id has its venue then; written anew whenever it is made, for the desk to see.';

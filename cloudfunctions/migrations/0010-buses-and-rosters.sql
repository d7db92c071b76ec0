-- Buses on the one booking engine, days the bureau closes, rosters by division.

alter table activities
  add column stops jsonb not null default '[]',
  add column bound_for text check (length(bound_for) between 1 and 40),
  add constraint activities_stops_of_buses check (kind = 'bus' or (stops = '[]' and bound_for is null));
comment on column activities.stops is 'Where a bus takes people on, in order: [{ "code", "name", "after" }]; after counts minutes from starts_at, so a bus that is moved takes its stops along.';
comment on column activities.bound_for is 'Where a bus out of the city goes; null: it goes to its venue.';
create index activities_by_venue on activities (venue_id, ends_at) where state = 'published';

alter table series
  add column stops jsonb not null default '[]',
  add column bound_for text check (length(bound_for) between 1 and 40),
  add constraint series_stops_of_buses check (kind = 'bus' or (stops = '[]' and bound_for is null));

alter table tickets add column stop text check (length(stop) between 1 and 12);
comment on column tickets.stop is 'The code of the stop somebody boards at, in activities.stops; null is the first one.';

alter table calendar_days
  add column was_kind text check (was_kind in ('holiday', 'workday')),
  add column was_name text,
  add column set_by uuid references staff (id),
  add column set_at instant,
  add constraint calendar_days_was check ((was_kind is null) = (was_name is null) and (was_kind is null or kind = 'noFair'));
comment on column calendar_days.was_kind is 'What a day was before the bureau closed it, to be put back.';

create index rosters_by_district on rosters (district, key_group);

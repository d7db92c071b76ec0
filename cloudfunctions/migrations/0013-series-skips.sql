-- Dates a series could not make.

create table series_skips (
  series_id uuid not null references series (id) on delete cascade,
  series_day date not null,
  day date not null,
  activity_id uuid not null references activities (id) on delete cascade,
  primary key (series_id, series_day)
);
comment on table series_skips is 'Dates a series did not make because activity_id has its venue then; written anew whenever it is made, for the desk to see.';

-- Passings of a gate count in the order they happened, and the desk can note an entry afterwards.

alter table scans
  add column clock_wrong boolean not null default false,
  add column noted_by uuid references staff (id),
  add column noted_reason text check (length(noted_reason) between 1 and 60),
  drop constraint scans_how_check,
  add constraint scans_how_check check (how in ('scan', 'search', 'walkIn', 'self', 'offline', 'noted')),
  add constraint scans_noted check (
    (how = 'noted') = (noted_reason is not null) and (noted_by is not null or how <> 'noted')
  );
comment on column scans.clock_wrong is 'Uploaded by a device whose clock was too far off.';
comment on column scans.noted_reason is 'Why the desk noted this entry after the gate had closed; noted_by who did.';
create index scans_by_ticket on scans (ticket_id, session_id) where ticket_id is not null;

insert into policies (name, value) values ('noting', '{ "days": 14 }');

-- one-time codes are guessed at neither quickly nor slowly
alter table gate_guesses
  add column hour_since instant not null default 0,
  add column hour_tries int not null default 0 check (hour_tries >= 0),
  add column day_since instant not null default 0,
  add column day_tries int not null default 0 check (day_tries >= 0);
comment on column gate_guesses.hour_tries is 'Tries that were looked at in the hour since hour_since; day_tries in the day since day_since.';

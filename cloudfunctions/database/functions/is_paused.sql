-- Whether missed places keep a person from signing up: `noShowStandingOf` for what `missedBy` finds, or a kept pause.
create or replace function is_paused(person uuid, at bigint, policy jsonb) returns boolean language plpgsql stable as $$
declare
  day_ms constant bigint := 86400000;
  zone_ms constant bigint := 28800000;
  window_days constant numeric := policy ->> 'windowDays';
  last bigint;
  times bigint;
begin
  select count(*), max(closed_at) into times, last from (
    select (select max(s.gate_closes_at) from sessions s where s.activity_id = a.id)::bigint as closed_at
    from tickets t join activities a on a.id = t.activity_id
    where t.person_id in (select counted_with(person)) and t.state = 'booked' and t.excused_at is null
      and t.reconfirm is distinct from 'asked'
      and a.state = 'published' and a.starts_at <= at and a.ends_at >= at - (window_days + 1) * day_ms
      and not exists (select from checkins c where c.ticket_id = t.id)
  ) missed
  where closed_at between at - (at + zone_ms) % day_ms - window_days * day_ms and at;
  return times >= (policy ->> 'pauseAfter')::numeric
      and at < last - (last + zone_ms) % day_ms + ((policy ->> 'pauseDays')::numeric + 1) * day_ms
    or kept_pause(person, at) is not null;
end $$;

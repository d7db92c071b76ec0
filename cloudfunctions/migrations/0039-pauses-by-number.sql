-- A pause goes by the document number, so that a changed character of the name is no way around it, until staff saw the
-- card for a name: then the claim with this name has its own misses alone, whatever others did with the number.

-- Whether staff saw the card of a person: with an account, at a desk, or where the person was registered at a door by it.
create function card_seen(person uuid) returns boolean language sql stable as $$
  select exists (select from account_persons l where l.person_id = person and l.proved_at is not null)
    or exists (
      select from privacy_consents c where c.person_id = person and c.openid like 'door:%' and c.part = 'notice'
    )
$$;

-- Whose misses count for a person: their own, and of the number's other claims while nobody saw the card.
create function counted_with(person uuid) returns setof uuid language sql stable as $$
  select other.id from persons own join persons other on other.id_hash = own.id_hash
  where own.id = person and (other.id = own.id or not card_seen(own.id))
$$;

comment on table pauses is 'Until when a number of somebody deleted may not sign up: with the name it was registered under, or (empty name_hash) with any name, by its keyed hashes; nothing else is kept of them, and nothing once it is over.';

-- Until when a person is paused from before somebody deleted themself; null when they are not.
create function kept_pause(person uuid, at bigint) returns bigint language sql stable as $$
  select max(kept.until) from persons p join pauses kept on kept.id_hash = p.id_hash
  where p.id = person and kept.until > at and (kept.name_hash = p.name_hash or not card_seen(p.id))
$$;

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

-- Whoever says no to WeChat's dialog is left in peace for a month at least.
update policies set value = value || '{ "rejectDays": 30 }' where name = 'asking' and (value ->> 'rejectDays')::numeric < 30;

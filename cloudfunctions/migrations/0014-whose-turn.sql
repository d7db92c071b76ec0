-- Whose turn it is, by the rosters and words of now; pauses decided with the sign-up; offers that are told apart.

alter table tickets add column offer_no int not null default 0 check (offer_no >= 0);
comment on column tickets.offer_no is 'How many times this ticket was offered a place; it tells one offer from the next.';
comment on column notices.reason is 'Why this was told, such as offer:<ticket>:<offer_no>; the same reason never reaches an account twice.';

create view waiting_line as
select t.id, t.activity_id, t.queue_no,
  a.eligibility <> 'roster' or listed.id_hash is not null as eligible,
  listed.id_hash is not null
    or (a.key_group is not null and a.eligibility <> 'roster' and t.mark is not distinct from 'declared') as in_key_group
from tickets t join activities a on a.id = t.activity_id join persons p on p.id = t.person_id
  left join rosters listed on listed.key_group = a.key_group and listed.id_hash = p.id_hash
where t.state = 'waiting';
comment on view waiting_line is 'Who waits, and what for: by the roster as it is now, else by the person''s own word. A check of the past counts for nothing.';

-- The no-show policy when it pauses anybody, else null; one that is no policy pauses nobody, as the shipped one does.
-- Like the other functions of signing up it is planned once per connection.
create function no_show_pause() returns jsonb language plpgsql stable as $$
begin
  return (
    select value from policies
    where name = 'noShow' and value @@ 'strict $.enabled == true
      && $.windowDays >= 1 && $.windowDays <= 3650 && $.windowDays.floor() == $.windowDays
      && $.remindAfter >= 1 && $.remindAfter.floor() == $.remindAfter
      && $.pauseAfter >= 1 && $.pauseAfter.floor() == $.pauseAfter
      && $.pauseDays >= 0 && $.pauseDays <= 3650 && $.pauseDays.floor() == $.pauseDays'
  );
end $$;

-- Whether missed places keep a person from signing up: `noShowStandingOf` for what `missedBy` finds.
create function is_paused(person uuid, at bigint, policy jsonb) returns boolean language plpgsql stable as $$
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
    where t.person_id = person and t.state = 'booked' and t.excused_at is null and t.reconfirm is distinct from 'asked'
      and a.state = 'published' and a.starts_at <= at and a.ends_at >= at - (window_days + 1) * day_ms
      and not exists (select from checkins c where c.ticket_id = t.id)
  ) missed
  where closed_at between at - (at + zone_ms) % day_ms - window_days * day_ms and at;
  return times >= (policy ->> 'pauseAfter')::numeric
    and at < last - (last + zone_ms) % day_ms + ((policy ->> 'pauseDays')::numeric + 1) * day_ms;
end $$;

-- rushes: [{ activity, at, wishes: [{ ticket, person, account, declared, answers: [{ question, answer }] }] }].
-- Writes a ticket for each who gets a place or a place in line, and returns only these; `decideSignUp` says why not. As
-- at a counter: the activity is locked, the wishes are looked at in their order, then the counts are written. Of several
-- activities the one with the lower id goes first, as everywhere. One who holds a ticket meets tickets_one_live.
create or replace function take_places(rushes json) returns table (
  id uuid, "realName" text, state text, "bookedAt" bigint, "position" int, shown json
) language plpgsql as $$
#variable_conflict use_column
declare
  policy jsonb := no_show_pause();
  rush record;
  wish record;
  paused uuid[];
  place activities;
  is_line_over boolean;
  members_waiting int;
  who record;
  mark text;
  got text;
begin
  for rush in
    select * from json_to_recordset(rushes) rush (activity uuid, at bigint, wishes json) order by activity
  loop
    -- Whoever comes too early, too late or in vain, or is paused, stays outside the lock.
    paused := case when policy is not null then array(
      select person from json_to_recordset(rush.wishes) wish (person uuid) where is_paused(person, rush.at, policy)
    ) end;
    continue when cardinality(paused) = json_array_length(rush.wishes);
    select a.* into place from activities a
    where a.id = rush.activity and a.state = 'published' and a.opens_at <= rush.at and rush.at < a.closes_at
      and (a.waitlist or a.booked + a.offered < a.seats or a.key_booked + a.key_offered < a.key_seats)
    for no key update;
    continue when not found;
    is_line_over := rush.at >= least(place.closes_at, place.starts_at);
    members_waiting := case when place.waiting = 0 or is_line_over then 0 end;
    shown := (select ticket_activity(place, v) from venues v where v.id = place.venue_id);

    for wish in
      select * from json_to_recordset(rush.wishes) wish (
        ticket uuid, person uuid, account text, declared boolean, answers json
      )
    loop
      continue when wish.person = any (paused);
      select p.real_name, listed.id_hash is not null as is_on_roster into who
      from account_persons link join persons p on p.id = link.person_id
        left join rosters listed on listed.key_group = place.key_group and listed.id_hash = p.id_hash
      where link.openid = wish.account and link.person_id = wish.person
        and (place.min_age is null or p.born_on is null
          or p.born_on <= place.day - make_interval(years => place.min_age));
      continue when not found;

      mark := case when place.key_group is null then null
        when who.is_on_roster then 'checked' when wish.declared then 'declared' end;
      continue when place.eligibility = 'declared' and mark is null;
      continue when place.eligibility = 'roster' and mark is distinct from 'checked';

      -- Of the reserve, members who wait have their places first, also when no offer was made to them yet. The line is
      -- read for it once, and only for a member while both are there.
      if mark is not null and members_waiting is null and place.key_booked + place.key_offered < place.key_seats then
        members_waiting := (
          select count(*) from (
            select from waiting_line line where line.activity_id = place.id and line.in_key_group limit place.key_seats
          ) member
        );
      end if;

      -- The key group's reserve for members first, then an open place when nobody waits, then a place in line.
      got := case
        when mark is not null and place.key_booked + place.key_offered + members_waiting < place.key_seats then 'key'
        when place.booked + place.offered < place.seats and (place.waiting = 0 or is_line_over) then 'open'
        when place.waitlist and not is_line_over then 'line' end;
      continue when got is null;

      id := wish.ticket;
      "realName" := who.real_name;
      state := case got when 'line' then 'waiting' else 'booked' end;
      "bookedAt" := rush.at;
      "position" := case got when 'line' then place.waiting + 1 end;
      insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, bucket, queue_no, mark)
      values (id, place.id, wish.person, wish.account, state, rush.at, case got when 'key' then 'key' else 'open' end,
        case got when 'line' then place.queue_last + 1 end, mark)
      on conflict (activity_id, person_id) where state in ('booked', 'waiting', 'offered') do nothing;
      continue when not found;

      if got = 'key' then place.key_booked := place.key_booked + 1;
      elsif got = 'open' then place.booked := place.booked + 1;
      else
        place.waiting := place.waiting + 1;
        place.queue_last := place.queue_last + 1;
      end if;
      if json_array_length(wish.answers) > 0 then
        insert into answers (person_id, question, answer, answered_at)
        select wish.person, question, answer, rush.at
        from json_to_recordset(wish.answers) given (question text, answer text)
        on conflict (person_id, question) do update set answer = excluded.answer, answered_at = excluded.answered_at;
      end if;
      return next;
    end loop;

    update activities a
    set booked = place.booked, key_booked = place.key_booked, waiting = place.waiting, queue_last = place.queue_last
    where a.id = place.id
      and (a.booked, a.key_booked, a.waiting) is distinct from (place.booked, place.key_booked, place.waiting);
  end loop;
end $$;

-- Signing up many at once. People who wish for a place in the same moment go together in one transaction, so that the
-- activity's row is locked, written and made durable once for all of them and not once for each.

drop function take_place;

-- rushes: [{ activity, at, wishes: [{ ticket, person, account, declared, mayDespitePolicy, answers: [{ question, answer }] }] }].
-- Writes a ticket for each who gets a place or a place in line, and returns only these; `decideSignUp` says why not. As
-- at a counter: the activity is locked, the wishes are looked at in their order, then the counts are written. Of several
-- activities the one with the lower id goes first, as everywhere. One who holds a ticket meets tickets_one_live.
create function take_places(rushes json) returns table (
  id uuid, "realName" text, state text, "bookedAt" bigint, "position" int, shown json
) language plpgsql as $$
#variable_conflict use_column
declare
  may_be_paused boolean := (select (value ->> 'enabled')::boolean from policies where name = 'noShow');
  rush record;
  wish record;
  place activities;
  is_line_over boolean;
  who record;
  mark text;
  got text;
begin
  for rush in
    select * from json_to_recordset(rushes) rush (activity uuid, at bigint, wishes json) order by activity
  loop
    -- Whoever comes too early, too late or in vain, or whose missed places nobody has looked at, stays outside the lock.
    continue when may_be_paused and not (
      select bool_or("mayDespitePolicy") from json_to_recordset(rush.wishes) wish ("mayDespitePolicy" boolean)
    );
    select a.* into place from activities a
    where a.id = rush.activity and a.state = 'published' and a.opens_at <= rush.at and rush.at < a.closes_at
      and (a.waitlist or a.booked + a.offered < a.seats or a.key_booked + a.key_offered < a.key_seats)
    for no key update;
    continue when not found;
    is_line_over := rush.at >= least(place.closes_at, place.starts_at);
    shown := (select ticket_activity(place, v) from venues v where v.id = place.venue_id);

    for wish in
      select * from json_to_recordset(rush.wishes) wish (
        ticket uuid, person uuid, account text, declared boolean, "mayDespitePolicy" boolean, answers json
      )
    loop
      select p.real_name, listed.id_hash is not null as is_on_roster into who
      from account_persons link join persons p on p.id = link.person_id
        left join rosters listed on listed.key_group = place.key_group and listed.id_hash = p.id_hash
      where link.openid = wish.account and link.person_id = wish.person
        and (wish."mayDespitePolicy" or not may_be_paused)
        and (place.min_age is null or p.born_on is null
          or p.born_on <= place.day - make_interval(years => place.min_age));
      continue when not found;

      mark := case when place.key_group is null then null
        when who.is_on_roster then 'checked' when wish.declared then 'declared' end;
      continue when place.eligibility = 'declared' and mark is null;
      continue when place.eligibility = 'roster' and mark is distinct from 'checked';

      -- The key group's reserve for members first, then an open place when nobody waits, then a place in line.
      got := case
        when mark is not null and place.key_booked + place.key_offered < place.key_seats then 'key'
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
comment on function take_places is 'Gives places and places in line to all who wish for them in one moment, or to one.';

-- rushes: [{ activity, at, aged, wishes: [{ ticket, person, account, declared, bornOn, answers: [{ question, answer }],
-- allowed: […] }] }]; allowed are the consents given beside a wish, kept with its place.
-- Writes a ticket for each who gets a place or a place in line, and returns only these; `decideSignUp` says why not.
-- Where a least age is asked for and nobody has opened the birth dates yet, it returns them sealed and writes nothing. As
-- at a counter: the activity is locked, the wishes are looked at in their order, then the counts are written. Of several
-- activities the one with the lower id goes first, as everywhere. One who holds a ticket, or whose number holds one,
-- meets tickets_one_live or tickets_one_number.
create or replace function take_places(rushes json) returns table (
  id uuid, "nameSealed" bytea, state text, "bookedAt" bigint, "position" int, shown json, "bornSealed" bytea
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
    select * from json_to_recordset(rushes) rush (activity uuid, at bigint, aged boolean, wishes json) order by activity
  loop
    if not rush.aged and (select a.min_age is not null from activities a where a.id = rush.activity) then
      return query select wish.ticket, null::bytea, null::text, null::bigint, null::int, null::json, p.born_sealed
      from json_to_recordset(rush.wishes) wish (ticket uuid, person uuid, account text)
        join account_persons link on link.openid = wish.account and link.person_id = wish.person
        join persons p on p.id = link.person_id;
      continue;
    end if;

    -- Whoever comes too early, too late or in vain, or is paused, stays outside the lock.
    paused := case when policy is not null then array(
      select person from json_to_recordset(rush.wishes) wish (person uuid) where is_paused(person, rush.at, policy)
    ) end;
    continue when cardinality(paused) = json_array_length(rush.wishes);
    select a.* into place from activities a
    where a.id = rush.activity and a.state = 'published' and a.opens_at <= rush.at and rush.at < a.closes_at
      and (a.waitlist or has_open_places(a) or has_key_places(a))
    for no key update;
    continue when not found or (place.min_age is not null and not rush.aged);
    is_line_over := rush.at >= last_call(place);
    members_waiting := case when place.waiting = 0 or is_line_over then 0 end;
    shown := (select ticket_activity(place, v) from venues v where v.id = place.venue_id);

    for wish in
      select * from json_to_recordset(rush.wishes) wish (
        ticket uuid, person uuid, account text, declared boolean, "bornOn" date, answers json, allowed text[]
      )
    loop
      continue when wish.person = any (paused);
      select p.name_sealed, p.is_child, listed.id_hash is not null as is_on_roster into who
      from account_persons link join persons p on p.id = link.person_id
        left join rosters listed on listed.key_group = place.key_group and listed.id_hash = p.id_hash and not p.is_child
      where link.openid = wish.account and link.person_id = wish.person
        and (place.min_age is null or wish."bornOn" is null
          or wish."bornOn" <= place.day - make_interval(years => place.min_age));
      continue when not found;

      mark := case when place.key_group is null then null
        when who.is_on_roster then 'checked' when wish.declared and not who.is_child then 'declared' end;
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
      "nameSealed" := who.name_sealed;
      state := case got when 'line' then 'waiting' else 'booked' end;
      "bookedAt" := rush.at;
      "position" := case got when 'line' then place.waiting + 1 end;
      insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, bucket, queue_no, mark)
      values (id, place.id, wish.person, wish.account, state, rush.at, case got when 'key' then 'key' else 'open' end,
        case got when 'line' then place.queue_last + 1 end, mark)
      on conflict do nothing;
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
      if cardinality(wish.allowed) > 0 then
        perform keep_free_consents(wish.account, wish.person, wish.allowed, rush.at);
      end if;
      return next;
    end loop;

    update activities a
    set booked = place.booked, key_booked = place.key_booked, waiting = place.waiting, queue_last = place.queue_last
    where a.id = place.id
      and (a.booked, a.key_booked, a.waiting) is distinct from (place.booked, place.key_booked, place.waiting);
  end loop;
end $$;

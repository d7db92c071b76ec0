-- passing: { scan, session, account, ticket, coded, going, manner, told, mark, letting, head, scanned, at, received }.
-- Lets somebody pass and writes scan, check-in and counts together, or lets nobody pass and writes nothing; either way it
-- answers with the facts, and `outcomeOf` says why not. The ticket's row is the lock: a cancel takes it too, so that not
-- both win, and of two gates the second sees what the first has done. `at` is when it was scanned by the cloud's clock,
-- `scanned` what is kept of that; a right opens two hours before its gate and ends an hour after it, and scans made while
-- it held are taken for a week. Planned once per connection and by index: a plan made while a table was empty would read
-- all of it when the crowd has come.
create or replace function pass_gate(passing json) returns json language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  act record;
  ticket uuid;
  letting boolean;
  spot record;
  held record;
  verdict text;
  noted text;
  step int;
  full_house boolean := false;
  elsewhere json;
  counted record;
begin
  select * into act from json_to_record(passing) as wish (
    scan uuid, session uuid, account text, ticket uuid, coded uuid, going text, manner text, told text, mark text,
    letting boolean, head text, scanned bigint, at bigint, received bigint
  );
  ticket := act.ticket;
  letting := act.letting;
  select s.activity_id, s.day, s.gate_opens_at, s.gate_closes_at, s.venue_limit, r.id as right_id, r.gate, r.revoked_at,
    coalesce(r.id, s.id) as counter, a.state = 'cancelled' as cancelled,
    a.booked + a.key_booked + a.walk_in_booked as booked,
    exists (select from staff gone where gone.openid = act.account and not gone.active) as left_us,
    c.outcome as prior, c.conflict as prior_conflict, c.ticket_id as prior_ticket,
    case when c.how = 'offline' then c.scanned_at else c.received_at end as prior_at,
    c.session_id = act.session and case when act.manner = 'self' then c.how = 'self' and c.ticket_id = ticket
      else exists (select from gate_rights o where o.id = c.right_id and o.openid = act.account) end as prior_own,
    n.window_at > act.received - 60000 and n.window_scans >= 240 as floods
  into spot
  from sessions s join activities a on a.id = s.activity_id
    left join lateral (
      select mine.id, mine.gate, mine.revoked_at from gate_rights mine
      where mine.openid = act.account and mine.session_id = s.id and act.manner <> 'self'
      order by mine.revoked_at desc nulls first limit 1
    ) r on true
    left join scans c on c.id = act.scan
    left join gate_counts n on n.session_id = s.id and n.counter = coalesce(r.id, s.id)
  where s.id = act.session
  for key share of s;
  if not found then return null; end if;

  if spot.prior is not null then
    ticket := spot.prior_ticket;
    letting := false;
  else
    letting := letting and act.coded = spot.activity_id and case act.manner
      when 'self' then true
      when 'offline' then spot.right_id is not null and (spot.revoked_at is null or act.at < spot.revoked_at)
        and act.received < spot.gate_closes_at + 604800000
      else spot.right_id is not null and spot.revoked_at is null and not spot.left_us
        and act.received >= spot.gate_opens_at - 7200000 and act.received < spot.gate_closes_at + 3600000 end;
    if act.manner = 'scan' and spot.floods and spot.revoked_at is null then
      verdict := 'tooMany';
      letting := false;
    end if;
  end if;

  -- Whoever waited here for another gate's commit may have read the check-in of before: the write below meets it, and then
  -- it is read anew.
  for tries in 1..2 loop
    step := 0;
    select t.id, t.state, t.released_at, p.name_sealed, c.checked_in_at, c.gate, c.inside,
      coalesce(c.last_way_at, c.checked_in_at) as last_way_at,
      exists (select from answers w where w.person_id = t.person_id and w.question = 'help' and w.answer <> 'none')
        as needs_help,
      exists (select from rosters q where q.key_group = 'hardToEmploy' and q.id_hash = p.id_hash) or not exists (
        select from tickets other
        where other.booked_by = t.booked_by and other.person_id = t.person_id and (
          select true from checkins came where came.ticket_id = other.id and came.session_id <> act.session limit 1
        )
      ) as needs_desk
    into held
    from tickets t left join persons p on p.id = t.person_id
      left join checkins c on c.ticket_id = t.id and c.session_id = act.session
    where t.id = ticket and t.activity_id = spot.activity_id
    for no key update of t;
    exit when not letting or held.id is null;

    if act.going = 'out' then
      exit when not coalesce(held.inside, false) or (act.manner = 'offline' and act.at < held.last_way_at);
      verdict := 'exited';
      step := -1;
    else
      exit when held.state <> 'booked' or spot.cancelled or act.at < spot.gate_opens_at or act.at >= spot.gate_closes_at
        or (held.checked_in_at is null and held.released_at is not null)
        or (held.checked_in_at is not null and (held.inside or (act.manner = 'offline' and act.at < held.last_way_at)));
      if spot.venue_limit is not null then
        perform from sessions s where s.id = act.session for no key update;
        full_house := inside_at(act.session) >= spot.venue_limit;
        exit when full_house and act.manner <> 'offline';
      end if;
      verdict := case when held.checked_in_at is null then 'admitted' else 'readmitted' end;
      step := 1;
    end if;
    if act.manner = 'offline' then
      noted := case when spot.revoked_at is not null or spot.left_us then 'revokedDevice'
        when act.mark is not null then act.mark when full_house then 'venueFull' end;
    end if;

    if verdict = 'admitted' then
      with entry as (
        insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
        values (ticket, act.session, act.scan, coalesce(spot.gate, '自助签到'), act.at)
        on conflict (ticket_id, session_id) do nothing
        returning ticket_id
      )
      insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, way, how,
        said, conflict)
      select act.scan, act.session, spot.right_id, coalesce(spot.gate, '自助签到'), entry.ticket_id, verdict, act.head,
        act.scanned, act.received, act.going, act.manner, act.told, noted
      from entry;
    else
      update checkins c set inside = (step = 1), last_way_at = act.at
      where c.ticket_id = ticket and c.session_id = act.session and c.inside = (step = -1);
    end if;
    exit when found;
    verdict := null;
    noted := null;
  end loop;

  if verdict is not null then
    if verdict <> 'admitted' then
      insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, way, how,
        said, conflict)
      values (act.scan, act.session, spot.right_id, coalesce(spot.gate, '自助签到'), ticket, verdict, act.head, act.scanned,
        act.received, act.going, act.manner, act.told, noted);
    end if;
    select * into counted
    from count_scan(act.session, spot.counter, (verdict = 'admitted')::int, step, act.manner = 'offline', act.received);
  else
    select admitted_at(act.session) as all_came, inside_at(act.session) as all_inside into counted;
  end if;
  if verdict is null and held.id is null then
    select json_build_object('title', o.title, 'startsAt', o.starts_at, 'district', o.district) into elsewhere
    from activities o
    where o.id <> spot.activity_id and o.state <> 'draft' and o.id = case when spot.prior is null then act.coded
      else (select t.activity_id from tickets t where t.id = ticket) end;
  end if;

  return json_build_object(
    'outcome', verdict, 'conflict', noted, 'rightId', spot.right_id, 'gate', spot.gate, 'revokedAt', spot.revoked_at,
    'hasLeft', spot.left_us, 'activityId', spot.activity_id, 'activityCancelled', spot.cancelled, 'day', spot.day,
    'opensAt', spot.gate_opens_at, 'closesAt', spot.gate_closes_at, 'venueLimit', spot.venue_limit, 'isFull', full_house,
    'prior', case when spot.prior is not null then json_build_object('outcome', spot.prior, 'at', spot.prior_at,
      'conflict', spot.prior_conflict, 'own', spot.prior_own) end,
    'held', case when held.id is not null then json_build_object('id', held.id, 'state', held.state,
      'released', held.released_at is not null, 'nameSealed', held.name_sealed,
      'needsHelp', held.needs_help, 'needsDesk', held.needs_desk) end,
    'checkin', case when held.checked_in_at is not null then json_build_object('at', held.checked_in_at,
      'gate', held.gate, 'inside', held.inside, 'lastWayAt', held.last_way_at) end,
    'other', elsewhere,
    'counts', json_build_object('admitted', counted.all_came, 'inside', counted.all_inside, 'booked', spot.booked));
end $$;

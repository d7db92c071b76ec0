-- The gate: rights by account or one-time code, scans both ways and without a network, counts no two gates wait for.

-- rights ---------------------------------------------------------------------------------------------------------

insert into gate_rights (session_id, staff_id, gate, granted_at, revoked_at)
select c.session_id, c.staff_id, left(min(c.gate), 12), min(c.received_at), max(c.received_at)
from scans c
where not exists (select from gate_rights r where r.session_id = c.session_id and r.staff_id = c.staff_id)
group by c.session_id, c.staff_id;

alter table gate_rights
  add column id uuid not null default gen_random_uuid(),
  add column openid text check (openid <> ''),
  add column helper text check (length(helper) between 1 and 20),
  add column code_hash bytea,
  add column code_until instant,
  add column granted_by uuid references staff (id),
  add column claimed_at instant,
  add column seen_at instant,
  add column queue_length int not null default 0 check (queue_length >= 0),
  add column offline boolean not null default false,
  add column device text check (length(device) between 1 and 40);
update gate_rights r set openid = st.openid, helper = left(st.name, 20), claimed_at = r.granted_at
from staff st where st.id = r.staff_id;

alter table scans
  add column right_id uuid,
  add column way text not null default 'in' check (way in ('in', 'out')),
  add column how text not null default 'scan' check (how in ('scan', 'search', 'walkIn', 'self', 'offline')),
  add column said text,
  add column conflict text,
  add column settled_at instant,
  add column settled_by uuid references staff (id),
  add column settled_note text check (length(settled_note) <= 200),
  add column undone_at instant,
  add column undone_by_right uuid,
  add column undone_reason text check (length(undone_reason) between 1 and 60);
update scans c set right_id = r.id from gate_rights r where r.session_id = c.session_id and r.staff_id = c.staff_id;
alter table scans drop column staff_id;

alter table gate_rights
  drop constraint gate_rights_pkey,
  drop column staff_id,
  alter column helper set not null,
  add primary key (id),
  add constraint gate_rights_somebodys check (openid is not null or code_hash is not null or revoked_at is not null);
comment on table gate_rights is 'Who may scan at which session, at which gate: a colleague at once, anybody by a one-time code. One right of one account at one session is live; old ones stay as history.';
comment on column gate_rights.openid is 'The account it belongs to; null until its code is claimed.';
comment on column gate_rights.queue_length is 'Scans waiting on the device when it was last heard of, at seen_at.';
create unique index gate_rights_one_live on gate_rights (session_id, openid) where revoked_at is null;
create unique index gate_rights_code on gate_rights (code_hash) where code_hash is not null;
create index gate_rights_by_account on gate_rights (openid, session_id);

alter table scans
  add foreign key (right_id) references gate_rights (id),
  add foreign key (undone_by_right) references gate_rights (id),
  add constraint scans_undone check ((undone_at is null) = (undone_reason is null));
comment on column scans.right_id is 'The right it was made by; null at a check-in screen.';
comment on column scans.said is 'What the device said without a network.';
comment on column scans.conflict is 'Why a clerk should look at it: device and cloud do not agree. settled_at: has looked.';
comment on column scans.undone_at is 'Taken back since; the row stays as evidence.';
create index scans_conflicts on scans (session_id, received_at) where conflict is not null and settled_at is null;

create table gate_guesses (
  openid text primary key check (openid <> ''),
  since instant not null,
  tries int not null check (tries > 0)
);
comment on table gate_guesses is 'How often an account has typed a wrong one-time code, so that codes cannot be guessed.';

-- counts ---------------------------------------------------------------------------------------------------------

create table gate_counts (
  session_id uuid not null references sessions (id),
  counter uuid not null,
  admitted int not null default 0,
  inside int not null default 0,
  window_at bigint not null default 0,
  window_scans int not null default 0,
  uploads_at bigint not null default 0,
  uploads int not null default 0,
  primary key (session_id, counter)
) with (fillfactor = 50);
comment on table gate_counts is 'What each right (or, at check-in screens, the session itself) has let in and out: many rows, so that no gate waits for another''s. A gate''s inside may be negative, their sum is who is inside. window_*: scans of the running minute, uploads: those that came late in it.';
insert into gate_counts (session_id, counter, admitted, inside)
select id, id, admitted, admitted from sessions where admitted > 0;

alter table sessions
  drop column admitted,
  add column venue_limit int check (venue_limit > 0),
  add column tracks_exits boolean not null default false,
  add column rotating boolean not null default false,
  add column released_at instant;
comment on table sessions is 'A dated occasion where people are checked in; gate_counts counts them.';
comment on column sessions.venue_limit is 'How many may be inside at once; kept by pass_gate, which locks the row when it is set.';
comment on column sessions.rotating is 'People may check themselves in by the changing code of a screen.';
comment on column sessions.released_at is 'When places nobody had come for were given to people waiting in the hall.';

create function admitted_at(session uuid) returns int language sql stable
return (select coalesce(sum(c.admitted), 0)::int from gate_counts c where c.session_id = session);
comment on function admitted_at is 'People let in at a session: its rows in checkins.';

create function inside_at(session uuid) returns int language sql stable
return (select coalesce(sum(c.inside), 0)::int from gate_counts c where c.session_id = session);
comment on function inside_at is 'People inside now: its rows in checkins that have not gone out.';

alter table checkins add column inside boolean not null default true, add column last_way_at instant;
comment on column checkins.inside is 'Has not gone out since.';
comment on column checkins.last_way_at is 'When the holder last passed a gate; null: not since checked_in_at.';
drop index checkins_by_session;
create index checkins_by_session on checkins (session_id, checked_in_at);

alter table tickets add column released_at instant, add column called_at instant;
comment on column tickets.released_at is 'When the place was given to somebody waiting in the hall, because nobody had come for it.';
comment on column tickets.called_at is 'When they were called in the hall and did not answer; their next scan puts them back in the line.';

-- Counts a scan for who made it, and for the minute, and tells the numbers of the session. In plpgsql, so that it is
-- planned once per connection.
create function count_scan(
  session uuid, by_whom uuid, came int, step int, late boolean, at bigint, out all_came int, out all_inside int
) language plpgsql as $$
begin
  with mine as (
    insert into gate_counts as n (session_id, counter, admitted, inside, window_at, window_scans, uploads_at, uploads)
    values (session, by_whom, came, step, case when late then 0 else at end, (not late)::int,
      case when late then at else 0 end, late::int)
    on conflict (session_id, counter) do update set
      admitted = n.admitted + excluded.admitted, inside = n.inside + excluded.inside,
      window_at = case when n.window_at > excluded.window_at - 60000 then n.window_at else excluded.window_at end,
      window_scans = case when n.window_at > excluded.window_at - 60000 then n.window_scans else 0 end
        + excluded.window_scans,
      uploads_at = case when n.uploads_at > excluded.uploads_at - 60000 then n.uploads_at else excluded.uploads_at end,
      uploads = case when n.uploads_at > excluded.uploads_at - 60000 then n.uploads else 0 end + excluded.uploads
    returning n.admitted, n.inside
  )
  select mine.admitted + coalesce(sum(n.admitted), 0), mine.inside + coalesce(sum(n.inside), 0) into all_came, all_inside
  from mine left join gate_counts n on n.session_id = session and n.counter <> by_whom
  group by mine.admitted, mine.inside;
end $$;

-- people ---------------------------------------------------------------------------------------------------------

alter table persons add column origin district_code references districts (code);
comment on column persons.origin is 'The county the resident ID was first issued in, when it is one of ours; only to count people by district.';

insert into questions (code, label, options, valid_days, position) values
  ('help', '到现场需要帮忙吗', '[{"code":"none","label":"不用"},{"code":"wheelchair","label":"坐轮椅"},{"code":"hearing","label":"听不清或说不清"},{"code":"company","label":"要人带一下"}]', 365, 4);

-- a scan -----------------------------------------------------------------------------------------------------------

-- Lets somebody pass and writes scan, check-in and counts together, or lets nobody pass and writes nothing; either way it
-- answers with the facts, and `outcomeOf` says why not. The ticket's row is the lock: a cancel takes it too, so that not
-- both win, and of two gates the second sees what the first has done. `at` is when it was scanned by the cloud's clock,
-- `scanned` what is kept of that; a right opens two hours before its gate and ends an hour after it, and scans made while
-- it held are taken for a week. Planned once per connection and by index: a plan made while a table was empty would read
-- all of it when the crowd has come.
create function pass_gate(
  scan uuid, session uuid, account text, ticket uuid, coded uuid, going text, manner text, told text, mark text,
  letting boolean, head text, scanned bigint, at bigint, received bigint
) returns json language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  spot record;
  held record;
  verdict text;
  noted text;
  step int;
  full_house boolean := false;
  elsewhere json;
  counted record;
begin
  select s.activity_id, s.day, s.gate_opens_at, s.gate_closes_at, s.venue_limit, r.id as right_id, r.gate, r.revoked_at,
    coalesce(r.id, s.id) as counter, a.state = 'cancelled' as cancelled,
    a.booked + a.key_booked + a.walk_in_booked as booked,
    exists (select from staff gone where gone.openid = account and not gone.active) as left_us,
    c.outcome as prior, c.conflict as prior_conflict, c.ticket_id as prior_ticket,
    case when c.how = 'offline' then c.scanned_at else c.received_at end as prior_at,
    c.session_id = session and case when manner = 'self' then c.how = 'self' and c.ticket_id = ticket
      else exists (select from gate_rights o where o.id = c.right_id and o.openid = account) end as prior_own,
    n.window_at > received - 60000 and n.window_scans >= 240 as floods
  into spot
  from sessions s join activities a on a.id = s.activity_id
    left join lateral (
      select mine.id, mine.gate, mine.revoked_at from gate_rights mine
      where mine.openid = account and mine.session_id = s.id and manner <> 'self'
      order by mine.revoked_at desc nulls first limit 1
    ) r on true
    left join scans c on c.id = scan
    left join gate_counts n on n.session_id = s.id and n.counter = coalesce(r.id, s.id)
  where s.id = session
  for key share of s;
  if not found then return null; end if;

  if spot.prior is not null then
    ticket := spot.prior_ticket;
    letting := false;
  else
    letting := letting and coded = spot.activity_id and case manner
      when 'self' then true
      when 'offline' then spot.right_id is not null and (spot.revoked_at is null or at < spot.revoked_at)
        and received < spot.gate_closes_at + 604800000
      else spot.right_id is not null and spot.revoked_at is null and not spot.left_us
        and received >= spot.gate_opens_at - 7200000 and received < spot.gate_closes_at + 3600000 end;
    if manner = 'scan' and spot.floods and spot.revoked_at is null then
      verdict := 'tooMany';
      letting := false;
    end if;
  end if;

  -- Whoever waited here for another gate's commit may have read the check-in of before: the write below meets it, and then
  -- it is read anew.
  for tries in 1..2 loop
    step := 0;
    select t.id, t.state, t.released_at, p.real_name, c.checked_in_at, c.gate, c.inside,
      coalesce(c.last_way_at, c.checked_in_at) as last_way_at,
      exists (select from answers w where w.person_id = t.person_id and w.question = 'help' and w.answer <> 'none')
        as needs_help,
      exists (select from rosters q where q.key_group = 'hardToEmploy' and q.id_hash = p.id_hash) or not exists (
        select from tickets other
        where other.booked_by = t.booked_by and other.person_id = t.person_id and (
          select true from checkins came where came.ticket_id = other.id and came.session_id <> session limit 1
        )
      ) as needs_desk
    into held
    from tickets t left join persons p on p.id = t.person_id
      left join checkins c on c.ticket_id = t.id and c.session_id = session
    where t.id = ticket and t.activity_id = spot.activity_id
    for no key update of t;
    exit when not letting or held.id is null;

    if going = 'out' then
      exit when not coalesce(held.inside, false) or (manner = 'offline' and at < held.last_way_at);
      verdict := 'exited';
      step := -1;
    else
      exit when held.state <> 'booked' or spot.cancelled or at < spot.gate_opens_at or at >= spot.gate_closes_at
        or (held.checked_in_at is null and held.released_at is not null)
        or (held.checked_in_at is not null and (held.inside or (manner = 'offline' and at < held.last_way_at)));
      if spot.venue_limit is not null then
        perform from sessions s where s.id = session for no key update;
        full_house := inside_at(session) >= spot.venue_limit;
        exit when full_house and manner <> 'offline';
      end if;
      verdict := case when held.checked_in_at is null then 'admitted' else 'readmitted' end;
      step := 1;
    end if;
    if manner = 'offline' then
      noted := case when spot.revoked_at is not null or spot.left_us then 'revokedDevice' when mark is not null then mark
        when full_house then 'venueFull' end;
    end if;

    if verdict = 'admitted' then
      with entry as (
        insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
        values (ticket, session, scan, coalesce(spot.gate, '自助签到'), at)
        on conflict (ticket_id, session_id) do nothing
        returning ticket_id
      )
      insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, way, how,
        said, conflict)
      select scan, session, spot.right_id, coalesce(spot.gate, '自助签到'), entry.ticket_id, verdict, head, scanned,
        received, going, manner, told, noted
      from entry;
    else
      update checkins c set inside = (step = 1), last_way_at = at
      where c.ticket_id = ticket and c.session_id = session and c.inside = (step = -1);
    end if;
    exit when found;
    verdict := null;
    noted := null;
  end loop;

  if verdict is not null then
    if verdict <> 'admitted' then
      insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, way, how,
        said, conflict)
      values (scan, session, spot.right_id, coalesce(spot.gate, '自助签到'), ticket, verdict, head, scanned, received,
        going, manner, told, noted);
    end if;
    select * into counted
    from count_scan(session, spot.counter, (verdict = 'admitted')::int, step, manner = 'offline', received);
  else
    select admitted_at(session) as all_came, inside_at(session) as all_inside into counted;
  end if;
  if verdict is null and held.id is null then
    select json_build_object('title', o.title, 'startsAt', o.starts_at, 'district', o.district) into elsewhere
    from activities o
    where o.id <> spot.activity_id and o.state <> 'draft' and o.id = case when spot.prior is null then coded
      else (select t.activity_id from tickets t where t.id = ticket) end;
  end if;

  return json_build_object(
    'outcome', verdict, 'conflict', noted, 'rightId', spot.right_id, 'gate', spot.gate, 'revokedAt', spot.revoked_at,
    'hasLeft', spot.left_us, 'activityId', spot.activity_id, 'activityCancelled', spot.cancelled, 'day', spot.day,
    'opensAt', spot.gate_opens_at, 'closesAt', spot.gate_closes_at, 'venueLimit', spot.venue_limit, 'isFull', full_house,
    'prior', case when spot.prior is not null then json_build_object('outcome', spot.prior, 'at', spot.prior_at,
      'conflict', spot.prior_conflict, 'own', spot.prior_own) end,
    'held', case when held.id is not null then json_build_object('id', held.id, 'state', held.state,
      'released', held.released_at is not null, 'realName', held.real_name,
      'needsHelp', held.needs_help, 'needsDesk', held.needs_desk) end,
    'checkin', case when held.checked_in_at is not null then json_build_object('at', held.checked_in_at,
      'gate', held.gate, 'inside', held.inside, 'lastWayAt', held.last_way_at) end,
    'other', elsewhere,
    'counts', json_build_object('admitted', counted.all_came, 'inside', counted.all_inside, 'booked', spot.booked));
end $$;

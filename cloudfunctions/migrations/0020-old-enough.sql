-- Who waits, in the line as in the hall, is served by the least age of now, as by the roster of now; who holds a place or
-- an offer keeps it.

create view ticket_standings as
select t.id, t.activity_id, t.state, t.queue_no,
  old_enough and (a.eligibility <> 'roster' or listed.id_hash is not null) as eligible,
  old_enough and (
    listed.id_hash is not null
    or (a.key_group is not null and a.eligibility <> 'roster' and t.mark is not distinct from 'declared')
  ) as in_key_group
from tickets t join activities a on a.id = t.activity_id join persons p on p.id = t.person_id
  left join rosters listed on listed.key_group = a.key_group and listed.id_hash = p.id_hash
  cross join lateral (
    select a.min_age is null or p.born_on is null
      or p.born_on <= a.day - make_interval(years => a.min_age) as old_enough
  ) age;
comment on view ticket_standings is 'What each ticket would be given a place for: by the roster and the least age as they are now, else by the person''s own word. A check of the past counts for nothing.';

create or replace view waiting_line as
select id, activity_id, queue_no, eligible, in_key_group from ticket_standings where state = 'waiting';
comment on view waiting_line is 'Who waits, and what for, see ticket_standings.';

create or replace function inside_at(session uuid) returns int language sql stable
return (select coalesce(sum(c.inside), 0)::int from gate_counts c where c.session_id = session);
comment on function inside_at is 'People inside now: its rows in checkins that have not gone out.';

-- Counts a scan for who made it, and for the minute, and tells the numbers of the session. In plpgsql, so that it is
-- planned once per connection.
create or replace function count_scan(
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

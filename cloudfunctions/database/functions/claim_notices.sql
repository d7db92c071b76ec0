-- Takes the due notices of highest priority for one worker, at most `wanted`: none while the breaker is closed, one when
-- it is to be tried. `reached` is how many capped messages the account got since `since`, among them what others have
-- just claimed: whoever claims something capped waits for those who claim for the same account, and looks after that.
-- All in one statement, so the locks end with it and nothing is left in the session.
create or replace function claim_notices(
  worker uuid, moment bigint, wanted int, is_quiet boolean, faults_to_close int, since bigint
) returns table (notice notices, reached int) language plpgsql volatile as $$
declare
  room int := (
    select case when s.closed_until > moment then 0 when s.faults >= faults_to_close then 1 else wanted end
    from wechat_state s
  );
  chosen uuid[];
  account bigint;
begin
  chosen := array(
    select n.id from (
      select k.kind from notice_kinds k where k.urgent or not is_quiet order by k.priority
    ) k cross join lateral (
      select n.id from notices n
      where n.state = 'queued' and n.kind = k.kind and n.next_at <= moment and (n.campaign_id is null or exists (
        select from campaigns c where c.id = n.campaign_id and c.state in ('sending', 'stopped')
      ))
      order by n.next_at limit coalesce(room, 0) for update skip locked
    ) n limit coalesce(room, 0)
  );
  for account in
    select distinct hashtextextended(n.openid, 16) as key
    from notices n join notice_kinds k on k.kind = n.kind and k.capped
    where n.id = any(chosen) order by key
  loop
    perform pg_advisory_xact_lock(account);
  end loop;
  return query
    with mine as (
      update notices n set state = 'claimed', claim = worker, claimed_at = moment, attempts = n.attempts + 1
      where n.id = any(chosen) returning n as notice, n.openid, n.kind
    )
    select m.notice, case when k.capped then (
      select count(*)::int from notices r join notice_kinds rk on rk.kind = r.kind and rk.capped
      where r.openid = m.openid and r.state in ('claimed', 'sent', 'unknown') and r.claimed_at > since
    ) else 0 end
    from mine m join notice_kinds k on k.kind = m.kind;
end $$;
comment on function claim_notices is 'Claims due notices for one worker, with what the week of each account already holds.';

-- When the line of an activity ends: offers end here at the latest, then open places are anybody's. `lastCallOf` says the same.
create or replace function last_call(a activities) returns bigint language sql stable parallel safe
return least(a.closes_at, a.starts_at);

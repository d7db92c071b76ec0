-- The no-show policy when it pauses anybody, else null; one that is no policy pauses nobody, as the shipped one does.
-- Like the other functions of signing up it is planned once per connection.
create or replace function no_show_pause() returns jsonb language plpgsql stable as $$
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

-- Whether a place of the key group's reserve is neither taken nor kept for an offer, whichever member waits.
create or replace function has_key_places(a activities) returns boolean language sql stable parallel safe
return a.key_booked + a.key_offered < a.key_seats;

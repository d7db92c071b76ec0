-- Whether an open place is neither taken nor kept for an offer, whoever waits.
create or replace function has_open_places(a activities) returns boolean language sql stable parallel safe
return a.booked + a.offered < a.seats;

-- The same as before, and an offer whose units were sold before its time has ended by now: what was paid in it counts for
-- what the reduction is measured by.
create or replace function catalog.lowest_price(variant uuid) returns bigint language sql stable as $$
    with base as (
        select price_minor, since, coalesce(lead(since) over (order by since), 'infinity') as until
        from catalog.prices where variant_id = variant
    ), spans as (
        select price_minor, since, until from base
        union all
        select p.price_minor, lower(o.during),
               case when o.units_taken >= o.unit_limit then least(upper(o.during), now()) else upper(o.during) end
        from catalog.offer_prices p join catalog.offers o on o.id = p.offer_id
        where p.variant_id = variant and lower(o.during) <= now()
    ), today as (
        select max(greatest(since, case when until <= now() then until end)) as since from spans
    )
    select coalesce(
        (select min(s.price_minor) from spans s, today t
         where s.since < t.since and s.until > t.since - interval '30 days'),
        (select price_minor from base order by since desc limit 1))
$$;

-- Offers: prices that hold from one instant to another and then go back by themselves.
create extension if not exists btree_gist;

create table catalog.offers (
    id uuid primary key,
    product_id uuid not null references catalog.products (id),
    shop_id uuid not null references shops.shops (id),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    -- When the shop called it off; before its start that leaves nothing of it.
    called_off_at timestamptz,
    -- Most units at this price; without a limit as many as there are.
    unit_limit integer check (unit_limit > 0),
    units_taken integer not null default 0 check (units_taken >= 0),
    -- When it holds, its end not included.
    during tstzrange not null generated always as (
        case when called_off_at <= starts_at then 'empty'::tstzrange
             else tstzrange(starts_at, least(ends_at, called_off_at)) end) stored,
    -- Whether lists know that it has begun, and that it is over.
    opened boolean not null default false,
    closed boolean not null default false,
    created_at timestamptz not null default now(),
    check (starts_at < ends_at),
    check (unit_limit is null or units_taken <= unit_limit),
    constraint offers_do_not_overlap exclude using gist (product_id with =, during with &&)
);
create index offers_of_shop on catalog.offers (shop_id, starts_at desc);
create index offers_to_turn on catalog.offers (starts_at) where not closed;

create table catalog.offer_prices (
    offer_id uuid not null references catalog.offers (id) on delete cascade,
    variant_id uuid not null references catalog.variants (id),
    price_minor bigint not null check (price_minor > 0),
    primary key (offer_id, variant_id)
);
create index offer_prices_of_variant on catalog.offer_prices (variant_id);

-- What a checkout took of an offer with a limit; given back when it comes to nothing.
create table catalog.offer_claims (
    offer_id uuid not null references catalog.offers (id),
    claim uuid not null,
    units integer not null check (units > 0),
    primary key (offer_id, claim)
);
create index offer_claims_of on catalog.offer_claims (claim);

-- What is offered at this instant. An offer that is no lower than the price itself offers nothing.
create view catalog.offers_now with (security_invoker = true) as
    select o.id as offer_id, p.variant_id, p.price_minor, upper(o.during) as ends_at,
           o.unit_limit - o.units_taken as units_left
    from catalog.offer_prices p
    join catalog.offers o on o.id = p.offer_id
    join catalog.variants v on v.id = p.variant_id and v.price_minor > p.price_minor
    where o.during @> now() and (o.unit_limit is null or o.units_taken < o.unit_limit);

-- What a reduction is measured by: the lowest price of the 30 days before today's price began, the one in force at
-- their start included; today's price where there was none before. Today's price began when it was set, or when an
-- offer last began or ended.
create or replace function catalog.lowest_price(variant uuid) returns bigint language sql stable as $$
    with base as (
        select price_minor, since, coalesce(lead(since) over (order by since), 'infinity') as until
        from catalog.prices where variant_id = variant
    ), spans as (
        select price_minor, since, until from base
        union all
        select p.price_minor, lower(o.during), upper(o.during)
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

-- What lists know of the prices of these products, as they are now. A product is reduced when the variant that its card
-- shows, the cheapest one, is.
create function catalog.reckon_range(of_products uuid[]) returns void language sql as $$
    update catalog.products p
    set min_price_minor = r.lowest, max_price_minor = r.highest, reduced = r.reduced
    from (
        select t.id, coalesce(min(v.now_minor), 0) as lowest, coalesce(max(v.now_minor), 0) as highest,
            coalesce((array_agg(v.was_minor is not null
                order by v.now_minor, v.was_minor desc nulls last) filter (where v.id is not null))[1], false)
                as reduced
        from (select distinct unnest(of_products) as id) t
        left join lateral (
            select v.id, coalesce(o.price_minor, v.price_minor) as now_minor,
                   case when o.price_minor is null then v.compare_at_minor else v.price_minor end as was_minor
            from catalog.variants v left join catalog.offers_now o on o.variant_id = v.id
            where v.product_id = t.id and v.active
        ) v on true
        group by t.id
    ) r
    where p.id = r.id
      and (p.min_price_minor, p.max_price_minor, p.reduced) is distinct from (r.lowest, r.highest, r.reduced)
$$;

create or replace function catalog.keep_range() returns trigger language plpgsql as $$
begin
    perform catalog.reckon_range(array(select product_id from changed));
    return null;
end $$;

call kernel.wall('catalog.offers');
create policy own on catalog.offers using (shop_id = kernel.shop());
create policy buyers on catalog.offers for select using (kernel.is_person());

call kernel.wall('catalog.offer_prices');
create policy own on catalog.offer_prices using
    (kernel.is_shop() and exists (select from catalog.offers o where o.id = offer_id and o.shop_id = kernel.shop()));
create policy buyers on catalog.offer_prices for select using (kernel.is_person());

call kernel.wall('catalog.offer_claims');

-- A buyer's checkout counts in offers with a limit: the one thing of an offer that buyers move. All or nothing; the
-- answer is whether all of them had enough left.
create function catalog.take_offer_units(of_claim uuid, of_offers uuid[], of_units integer[]) returns boolean
    language plpgsql security definer set app.kind = 'market'
    as $$
declare
    wanted record;
    used_up uuid;
begin
    for wanted in
        select w.offer_id, sum(w.units)::integer as units
        from unnest(of_offers, of_units) as w (offer_id, units)
        join catalog.offers o on o.id = w.offer_id and o.unit_limit is not null
        group by w.offer_id order by w.offer_id
    loop
        update catalog.offers set units_taken = units_taken + wanted.units
        where id = wanted.offer_id and units_taken + wanted.units <= unit_limit
        returning case when units_taken = unit_limit then product_id end into used_up;
        if not found then
            return false;
        end if;
        insert into catalog.offer_claims (offer_id, claim, units) values (wanted.offer_id, of_claim, wanted.units);
        if used_up is not null then
            perform catalog.reckon_range(array[used_up]);
        end if;
    end loop;
    return true;
end $$;

create function catalog.return_offer_units(of_claim uuid) returns void
    language plpgsql security definer set app.kind = 'market'
    as $$
declare
    touched uuid[];
begin
    with returned as (delete from catalog.offer_claims where claim = of_claim returning offer_id, units),
    given_back as (
        update catalog.offers o set units_taken = o.units_taken - r.units from returned r where o.id = r.offer_id
        returning o.product_id)
    select array_agg(product_id) into touched from given_back;
    if touched is not null then
        perform catalog.reckon_range(touched);
    end if;
end $$;

-- What is for sale: categories, products, variants, pictures.
create schema catalog;
create extension if not exists pg_trgm;

create table catalog.categories (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null,
    parent_id uuid references catalog.categories (id),
    position integer not null default 0
);
create index categories_of_parent on catalog.categories (parent_id);

create table catalog.products (
    id uuid primary key,
    shop_id uuid not null references shops.shops (id),
    category_id uuid not null references catalog.categories (id),
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 80),
    title text not null check (length(title) between 3 and 200),
    brand text,
    summary text not null default '',
    description text not null default '',
    -- Sanitised on the server when the Markdown is stored.
    description_html text not null default '',
    tags text[] not null default '{}',
    specs jsonb not null default '[]',
    -- [{"name": "Color", "values": [{"name": "Sand", "hex": "#d9cfc4"}]}]
    options jsonb not null default '[]',
    state text not null default 'draft' check (state in ('draft', 'active', 'archived', 'removed')),
    version integer not null default 1,
    rating_sum bigint not null default 0 check (rating_sum >= 0),
    rating_count integer not null default 0 check (rating_count >= 0),
    -- The mean in hundredths of a star; 0 without a rating.
    rating_hundredths integer not null generated always as
        (case when rating_count > 0 then (rating_sum * 100 / rating_count)::integer else 0 end) stored,
    -- Kept by the triggers below, so that lists sort and filter without touching variants. A product is reduced when
    -- the variant that its card shows, the cheapest one, is.
    min_price_minor bigint not null default 0,
    max_price_minor bigint not null default 0,
    reduced boolean not null default false,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    published_at timestamptz,
    words tsvector not null generated always as
        (to_tsvector('english', title || ' ' || coalesce(brand, '') || ' ' || summary)) stored
);
create index products_on_shelf on catalog.products (category_id, published_at desc, id) where state = 'active';
-- How many stand on each shelf and of which shop, and what costs about as much, are read off these alone.
create index products_counted on catalog.products (category_id, shop_id) where state = 'active';
create index products_on_shelf_by_price on catalog.products (category_id, min_price_minor, id) where state = 'active';
create index products_newest on catalog.products (published_at desc, id) where state = 'active';
create index products_by_price on catalog.products (min_price_minor, id) where state = 'active';
create index products_by_rating on catalog.products (rating_hundredths desc, rating_count desc, id)
    where state = 'active';
create index products_of_shop on catalog.products (shop_id, state, updated_at desc);
create index products_newest_of_shop on catalog.products (shop_id, published_at desc, id) where state = 'active';
create index products_words on catalog.products using gin (words);
create index products_title on catalog.products using gin (title gin_trgm_ops);

create table catalog.variants (
    id uuid primary key,
    product_id uuid not null references catalog.products (id),
    shop_id uuid not null references shops.shops (id),
    sku text not null check (length(sku) between 1 and 100),
    option_values text[] not null default '{}',
    price_minor bigint not null check (price_minor > 0),
    compare_at_minor bigint,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    weight_grams integer check (weight_grams > 0),
    image_id uuid,
    position integer not null default 0,
    active boolean not null default true,
    check (compare_at_minor > price_minor)
);
create unique index variants_sku on catalog.variants (shop_id, sku) where active;
create unique index variants_values on catalog.variants (product_id, option_values) where active;
create index variants_of_product on catalog.variants (product_id);

create table catalog.images (
    id uuid primary key,
    product_id uuid not null references catalog.products (id),
    -- Content-addressed: the same picture is stored once.
    key text not null,
    alt text not null default '',
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    tone text not null check (tone ~ '^#[0-9a-f]{6}$'),
    position integer not null default 0
);
create index images_of_product on catalog.images (product_id, position);
create index images_key on catalog.images (key);

-- Every price a variant ever had, for the lowest one of the last 30 days.
create table catalog.prices (
    variant_id uuid not null references catalog.variants (id),
    price_minor bigint not null,
    since timestamptz not null default now(),
    primary key (variant_id, since)
);

-- What a reduction is measured by: the lowest price of the 30 days before today's price began, the one in force at
-- their start included; today's price where there was none before.
create function catalog.lowest_price(variant uuid) returns bigint language sql stable as $$
    with today as (
        select price_minor, since from catalog.prices where variant_id = variant order by since desc limit 1
    ), window_start as (
        select coalesce(max(p.since), '-infinity') as since from catalog.prices p, today
        where p.variant_id = variant and p.since <= today.since - interval '30 days'
    )
    select coalesce(
        (select min(p.price_minor) from catalog.prices p, today, window_start
         where p.variant_id = variant and p.since >= window_start.since and p.since < today.since),
        (select price_minor from today))
$$;

create function catalog.keep_prices() returns trigger language plpgsql as $$
begin
    insert into catalog.prices (variant_id, price_minor, since)
    select c.id, c.price_minor, clock_timestamp() from changed c
    where c.price_minor is distinct from
        (select p.price_minor from catalog.prices p where p.variant_id = c.id order by p.since desc limit 1);
    return null;
end $$;

create function catalog.keep_range() returns trigger language plpgsql as $$
begin
    update catalog.products p
    set min_price_minor = r.lowest, max_price_minor = r.highest, reduced = r.reduced
    from (
        select t.product_id, coalesce(min(v.price_minor), 0) as lowest, coalesce(max(v.price_minor), 0) as highest,
            coalesce((array_agg(v.compare_at_minor is not null
                order by v.price_minor, v.compare_at_minor desc nulls last) filter (where v.id is not null))[1], false)
                as reduced
        from (select distinct product_id from changed) t
        left join catalog.variants v on v.product_id = t.product_id and v.active
        group by t.product_id
    ) r
    where p.id = r.product_id
      and (p.min_price_minor, p.max_price_minor, p.reduced) is distinct from (r.lowest, r.highest, r.reduced);
    return null;
end $$;

-- Once a statement, not once a row: a hundred thousand variants are stored in a few statements.
create trigger prices_of_new after insert on catalog.variants
    referencing new table as changed for each statement execute function catalog.keep_prices();
create trigger prices_of_changed after update on catalog.variants
    referencing new table as changed for each statement execute function catalog.keep_prices();
create trigger range_of_new after insert on catalog.variants
    referencing new table as changed for each statement execute function catalog.keep_range();
create trigger range_of_changed after update on catalog.variants
    referencing new table as changed for each statement execute function catalog.keep_range();
create trigger range_of_gone after delete on catalog.variants
    referencing old table as changed for each statement execute function catalog.keep_range();

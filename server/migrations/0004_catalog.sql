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
    -- Kept by the trigger below, so that lists sort and filter without touching variants.
    min_price_minor bigint not null default 0,
    max_price_minor bigint not null default 0,
    reduced boolean not null default false,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    published_at timestamptz
);
create index products_on_shelf on catalog.products (category_id, published_at desc, id) where state = 'active';
create index products_newest on catalog.products (published_at desc, id) where state = 'active';
create index products_by_price on catalog.products (min_price_minor, id) where state = 'active';
create index products_of_shop on catalog.products (shop_id, state, updated_at desc);
create index products_words on catalog.products using gin
    (to_tsvector('english', title || ' ' || coalesce(brand, '') || ' ' || summary));
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

create function catalog.keep_prices() returns trigger language plpgsql as $$
declare
    product uuid := coalesce(new.product_id, old.product_id);
begin
    if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.price_minor <> old.price_minor) then
        insert into catalog.prices (variant_id, price_minor, since) values (new.id, new.price_minor, clock_timestamp())
        on conflict do nothing;
    end if;
    update catalog.products p set
        min_price_minor = coalesce(v.lowest, 0),
        max_price_minor = coalesce(v.highest, 0),
        reduced = coalesce(v.reduced, false)
    from (
        select min(price_minor) as lowest, max(price_minor) as highest, bool_or(compare_at_minor is not null) as reduced
        from catalog.variants where product_id = product and active
    ) v
    where p.id = product;
    return null;
end $$;

create trigger keep_prices after insert or update or delete on catalog.variants
    for each row execute function catalog.keep_prices();

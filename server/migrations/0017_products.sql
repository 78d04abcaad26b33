-- What sellers say about their products beyond a title and a price, where products were, and what becomes of them.

alter table catalog.products
    -- What YouTube calls the film about it.
    add column video text check (video ~ '^[A-Za-z0-9_-]{11}$'),
    add column warranty text,
    add column cash_on_delivery boolean not null default false,
    -- [{"name": "Wood", "values": ["Oak", "Ash"]}]
    add column properties jsonb not null default '[]',
    -- A removed product comes back for a day; then what it said is gone, and its row stays for the books.
    add column removed_at timestamptz,
    add column purged_at timestamptz,
    -- Since when it waits for somebody of the market to look at it, and what was said last.
    add column submitted_at timestamptz,
    add column verdict jsonb;

update catalog.products set removed_at = updated_at where state = 'removed';

alter table catalog.products drop constraint products_state_check;
alter table catalog.products add constraint products_state_check
    check (state in ('draft', 'pending', 'active', 'rejected', 'archived', 'removed'));
alter table catalog.products add constraint products_removed_at check ((state = 'removed') = (removed_at is not null));
create index products_removed on catalog.products (removed_at) where state = 'removed' and purged_at is null;
create index products_pending on catalog.products (submitted_at, id) where state = 'pending';

-- What nobody of the market has looked at is nothing for buyers.
alter policy buyers on catalog.products
    using (kernel.is_person() and state not in ('draft', 'pending', 'rejected'));

-- Where products were: the old address leads to the new one, and nobody else gets it.
create table catalog.former_slugs (
    slug text primary key,
    product_id uuid not null references catalog.products (id),
    since timestamptz not null default now()
);
create index former_slugs_of_product on catalog.former_slugs (product_id);
call kernel.wall('catalog.former_slugs');
create policy everybody on catalog.former_slugs for select using (kernel.is_person() or kernel.is_shop());
create policy own on catalog.former_slugs using
    (kernel.is_shop() and exists (select from catalog.products p where p.id = product_id and p.shop_id = kernel.shop()));

-- What somebody typed into the form of a product and has not stored, so that no accident costs it.
create table catalog.kept_drafts (
    shop_id uuid not null references shops.shops (id),
    account_id uuid not null references identity.accounts (id),
    -- The product, or the shop itself for a product that is new.
    about uuid not null,
    draft jsonb not null,
    at timestamptz not null default now(),
    primary key (shop_id, account_id, about)
);
create index kept_drafts_old on catalog.kept_drafts (at);
call kernel.wall('catalog.kept_drafts');
create policy own on catalog.kept_drafts using (shop_id = kernel.shop() and account_id = kernel.account());

-- Files of products that a seller brought: looked through first, taken in when the seller says so.
create table catalog.imports (
    id uuid primary key,
    shop_id uuid not null references shops.shops (id),
    account_id uuid not null references identity.accounts (id),
    name text not null,
    file bytea not null,
    -- The shelf for lines whose category the market does not have.
    category text not null default '',
    -- received: waits to be looked through; checked: was; confirmed: waits for its turn; done.
    state text not null default 'received' check (state in ('received', 'checked', 'confirmed', 'done')),
    -- Whether products with wrong lines are left out, which the seller says in so many words.
    leave_out boolean not null default false,
    report jsonb not null,
    -- Products of the file that were taken in so far, for whoever watches.
    progress integer not null default 0,
    at timestamptz not null default now()
);
create index imports_of_shop on catalog.imports (shop_id, at desc);
create index imports_old on catalog.imports (at);
call kernel.wall('catalog.imports');
create policy own on catalog.imports using (shop_id = kernel.shop());

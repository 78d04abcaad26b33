-- The second wall between tenants: what a connection was not told to be for, it neither sees nor writes.
--
-- A connection is for the market itself, for one shop, or for one person; the server says which before it hands it out
-- (`app.kind`, `app.shop`, `app.account`, `app.guest`), and what says nothing sees nothing. The rules are forced, so
-- they hold for the owner of the tables too; a superuser steps down to the role `agora` first.

create function kernel.is_market() returns boolean language sql stable parallel safe
    as $$ select current_setting('app.kind', true) = 'market' $$;
create function kernel.is_person() returns boolean language sql stable parallel safe
    as $$ select current_setting('app.kind', true) = 'person' $$;
create function kernel.is_shop() returns boolean language sql stable parallel safe
    as $$ select current_setting('app.kind', true) = 'shop' $$;
-- The shop that the connection is for; none for everybody else.
create function kernel.shop() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.shop', true), '')::uuid $$;
-- The person who is signed in, also where they work for a shop.
create function kernel.account() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function kernel.guest() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.guest', true), '')::uuid $$;

-- Forces rules on a table, and lets the market itself do everything.
create procedure kernel.wall(of_table regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', of_table);
    execute format('alter table %s force row level security', of_table);
    execute format('create policy market on %s using (kernel.is_market())', of_table);
end $$;

-- Shops. What they say of themselves is public; they alone change it.
call kernel.wall('shops.shops');
create policy everybody on shops.shops for select using (kernel.is_person() or kernel.is_shop());
create policy own on shops.shops for update using (id = kernel.shop());

-- A buyer's order counts in each shop it is from: the one thing of a shop that buyers move.
create function shops.take_order_numbers(of_shops uuid[]) returns table (shop uuid, prefix text, taken bigint)
    language plpgsql security definer set app.kind = 'market'
    as $$
begin
    return query
        with locked as materialized (
            select s.id from shops.shops s
            where s.id = any(of_shops) and s.state = 'active' and s.owner_banned_at is null
            order by s.id for no key update)
        update shops.shops s set next_order_number = s.next_order_number + 1
        from locked where s.id = locked.id
        returning s.id, s.order_prefix, s.next_order_number - 1;
end $$;

call kernel.wall('shops.staff');
create policy own on shops.staff using (shop_id = kernel.shop());
create policy themselves on shops.staff for select using (account_id = kernel.account());
create policy choose on shops.staff for update using (account_id = kernel.account());

call kernel.wall('shops.invitations');
create policy own on shops.invitations using (shop_id = kernel.shop());

call kernel.wall('shops.shipping_methods');
create policy own on shops.shipping_methods using (shop_id = kernel.shop());
create policy buyers on shops.shipping_methods for select using (kernel.is_person());

call kernel.wall('shops.history');
create policy own on shops.history using (shop_id = kernel.shop());

call kernel.wall('shops.payout_accounts');
create policy own on shops.payout_accounts using (shop_id = kernel.shop());

call kernel.wall('shops.domains');
create policy own on shops.domains using (shop_id = kernel.shop());

call kernel.wall('shops.follows');
create policy own on shops.follows using (account_id = kernel.account());

-- The catalogue. Buyers see what shops have shown at any time, and write nothing.
call kernel.wall('catalog.products');
create policy own on catalog.products using (shop_id = kernel.shop());
create policy buyers on catalog.products for select using (kernel.is_person() and state <> 'draft');

call kernel.wall('catalog.variants');
create policy own on catalog.variants using (shop_id = kernel.shop());
create policy buyers on catalog.variants for select using (kernel.is_person());

call kernel.wall('catalog.images');
create policy own on catalog.images using
    (kernel.is_shop() and exists (select from catalog.products p where p.id = product_id and p.shop_id = kernel.shop()));
create policy buyers on catalog.images for select using (kernel.is_person());

call kernel.wall('catalog.prices');
create policy own on catalog.prices using
    (kernel.is_shop() and exists (select from catalog.variants v where v.id = variant_id and v.shop_id = kernel.shop()));
create policy buyers on catalog.prices for select using (kernel.is_person());

-- Stock. Buyers set goods aside.
call kernel.wall('stock.items');
create policy own on stock.items using (shop_id = kernel.shop());
create policy buyers on stock.items for select using (kernel.is_person());
create policy set_aside on stock.items for update using (kernel.is_person());

call kernel.wall('stock.hold_lines');
create policy own on stock.hold_lines using
    (kernel.is_shop() and exists (select from stock.items i where i.variant_id = hold_lines.variant_id and i.shop_id = kernel.shop()));
create policy buyers on stock.hold_lines using (kernel.is_person());

call kernel.wall('stock.movements');
create policy own on stock.movements using
    (kernel.is_shop() and exists (select from stock.items i where i.variant_id = movements.variant_id and i.shop_id = kernel.shop()));

-- What a view shows is what whoever asks may see.
alter view stock.availability set (security_invoker = true);

-- Baskets and orders: the buyer's, and each order its shop's as well.
call kernel.wall('orders.carts');
create policy own on orders.carts using
    (kernel.is_person() and (account_id = kernel.account() or guest_id = kernel.guest()));

call kernel.wall('orders.cart_lines');
create policy own on orders.cart_lines using
    (kernel.is_person() and exists (select from orders.carts c where c.id = cart_id));

-- Asked from within the rules of a table about another one whose rules ask back.
create function orders.is_sold_by(of_group uuid, shop uuid) returns boolean
    language sql stable security definer set app.kind = 'market'
    as $$ select exists (select from orders.orders o where o.group_id = of_group and o.shop_id = shop) $$;

call kernel.wall('orders.groups');
create policy buyer on orders.groups using
    (kernel.is_person() and (account_id = kernel.account() or guest_id = kernel.guest()));
create policy seller on orders.groups using (kernel.is_shop() and orders.is_sold_by(id, kernel.shop()));

call kernel.wall('orders.orders');
create policy seller on orders.orders using (shop_id = kernel.shop());
create policy buyer on orders.orders using
    (kernel.is_person() and (account_id = kernel.account() or exists (select from orders.groups g where g.id = group_id)));

call kernel.wall('orders.order_lines');
create policy of_order on orders.order_lines using
    ((kernel.is_shop() or kernel.is_person()) and exists (select from orders.orders o where o.id = order_id));
-- A statement does not see the orders that it writes itself.
create policy of_new_order on orders.order_lines for insert with check (kernel.is_person());

call kernel.wall('orders.history');
create policy of_order on orders.history using
    ((kernel.is_shop() or kernel.is_person()) and exists (select from orders.orders o where o.id = order_id));
-- A statement does not see the orders that it writes itself.
create policy of_new_order on orders.history for insert with check (kernel.is_person());

call kernel.wall('payments.payments');
create policy of_group on payments.payments using
    ((kernel.is_shop() or kernel.is_person()) and exists (select from orders.groups g where g.id = group_id));

call kernel.wall('payments.refunds');
create policy of_payment on payments.refunds using
    ((kernel.is_shop() or kernel.is_person()) and exists (select from payments.payments p where p.id = payment_id));

-- What people keep with the market.
call kernel.wall('identity.addresses');
create policy own on identity.addresses using (account_id = kernel.account());

call kernel.wall('messages.notices');
create policy own on messages.notices using (account_id = kernel.account());

-- Nothing is forced on a superuser. Where one owns the market, the server works as this role, which owns nothing.
do $$
declare
    schema_of_market text;
begin
    if not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) then
        return;
    end if;
    begin
        create role agora nologin;
    exception when duplicate_object or unique_violation then
        null; -- Another database of the same server has made it.
    end;
    for schema_of_market in
        select nspname from pg_namespace where nspname not like 'pg\_%' and nspname <> 'information_schema'
    loop
        execute format('grant usage on schema %I to agora', schema_of_market);
        execute format('grant select, insert, update, delete on all tables in schema %I to agora', schema_of_market);
        execute format('grant usage, select on all sequences in schema %I to agora', schema_of_market);
    end loop;
    alter default privileges grant usage on schemas to agora;
    alter default privileges grant select, insert, update, delete on tables to agora;
    alter default privileges grant usage, select on sequences to agora;
end $$;

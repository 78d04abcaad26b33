//! Who may do what: every call that a page can make, made by everybody.

use std::collections::BTreeSet;
use std::fs;

use sqlx::PgPool;

use crate::tidy::root;
use crate::town::{Ask, Things, Town, Who};

/// Every call and the form it is made with. Those that change what later ones need come last.
pub(crate) const CALLS: [(&str, &str); 193] = [
    ("catalog/home", ""),
    ("catalog/departments", ""),
    ("catalog/categories", ""),
    ("search/listing", "query[page]=1"),
    ("catalog/product", "slug={slug}"),
    ("catalog/similar", "product={product}"),
    ("catalog/cards_of", "products[0]={product}"),
    ("catalog/offers", "page=1"),
    ("catalog/marked", ""),
    ("catalog/wishes", ""),
    ("catalog/compared", ""),
    ("catalog/mark", "product={product}&kind=wish&on=true"),
    ("catalog/my_offers", "page=1"),
    ("catalog/offer_choice", "product={product}"),
    ("catalog/make_offer", "form[product]={product}&form[ends]=x"),
    ("catalog/end_offer", "offer={none}"),
    ("orders/basket_wish", "item[variant]={none}&item[quantity]=1"),
    ("catalog/my_products", "words=&page=1"),
    ("catalog/my_product", "product={product}"),
    ("catalog/preview", "slug={slug}&token=none"),
    ("catalog/whereabouts", "slug={slug}"),
    ("catalog/my_shelf", "filter[page]=1"),
    ("catalog/new_product", ""),
    ("catalog/my_imports", ""),
    ("catalog/my_import", "import={none}&page=1"),
    ("catalog/waiting_products", "page=1"),
    ("catalog/all_shelves", ""),
    ("shops/shop", "handle={shop}"),
    ("shops/shop_page", "handle={shop}"),
    ("shops/my_shop", ""),
    ("shops/my_seat", ""),
    ("shops/come_to_work", "token=none"),
    ("shops/shops_of", "account={victim}"),
    ("shops/suggest_handle", "name=Fern+and+Loom"),
    ("shops/checklist", ""),
    ("shops/shop_settings", ""),
    ("shops/shop_shipping", ""),
    ("shops/shop_staff", ""),
    ("shops/shop_plan", ""),
    ("shops/shop_payouts", ""),
    ("shops/shop_storefront", ""),
    ("shops/shop_life", ""),
    ("shops/invitation", "token=nothing"),
    ("shops/all_shops", "filter[page]=1"),
    ("shops/any_shop", "shop={none}"),
    ("shops/plan_requests", "page=1"),
    ("shops/follow_shop", "shop={none}"),
    ("shops/unfollow_shop", "shop={none}"),
    ("shops/choose_shop", "shop={none}"),
    ("shops/accept_invitation", "token=nothing"),
    ("shops/save_profile", "form[name]=x"),
    ("shops/take_down_picture", "picture=logo"),
    ("shops/save_selling", "form[return_days]=x"),
    ("shops/save_notices", "form[web]=true"),
    ("shops/save_shipping", "form[name]=Bicycle+{n}&form[rate]=3.00&form[min_days]=1&form[max_days]=2"),
    ("shops/remove_shipping", "method={none}"),
    ("shops/move_shipping", "method={none}&direction=Up"),
    ("shops/invite_staff", "form[email]=helper{n}@example.org&form[role]=staff"),
    ("shops/withdraw_invitation", "invitation={none}"),
    ("shops/set_staff_role", "account={victim}&role=staff"),
    ("shops/remove_staff", "account={victim}"),
    ("shops/start_trial", ""),
    ("shops/request_plan", "form[plan]=enterprise"),
    ("shops/withdraw_plan_request", ""),
    ("shops/leave_plan", ""),
    ("shops/connect_payouts", ""),
    ("shops/refresh_payouts", ""),
    ("shops/claim_domain", "form[host]=shop{n}.example.org"),
    ("shops/check_domain", "host=shop0.example.org"),
    ("shops/drop_domain", "host=shop0.example.org"),
    ("shops/open_shop", "form[name]=x"),
    ("shops/open_doors", ""),
    ("shops/suspend_shop", "suspension[shop]={none}&suspension[reason]=Selling+copies"),
    ("shops/unsuspend_shop", "shop={none}"),
    ("shops/answer_plan_request", "reply[request]={none}&reply[grant]=true"),
    ("shops/close_shop", "closing[handle]=x"),
    ("shops/restore_shop", ""),
    ("identity/me", ""),
    ("identity/sign_up", "form[name]=Nia&form[email]=nia{n}@example.org&form[password]=plant+kettle+oboe"),
    ("identity/code_sent", "challenge={none}"),
    ("identity/resend_code", "challenge={none}"),
    ("identity/confirm_code", "entry[challenge]={none}&entry[code]=123456"),
    ("identity/sign_in", "credentials[email]=nobody{n}@example.org&credentials[password]=wrong+wrong+wrong"),
    (
        "identity/sign_up_to_sell",
        "form[name]=Nia&form[email]=nia.sells{n}@example.org&form[password]=plant+kettle+oboe&form[phone]=%2B351912345678\
         &form[country]=PT",
    ),
    ("identity/second_step", ""),
    ("identity/resend_second_code", ""),
    ("identity/enter_second_step", "entry[code]=123456"),
    ("identity/forgot_password", "form[email]=nobody{n}@example.org"),
    ("identity/enter_reset_code", "entry[challenge]={none}&entry[code]=123456"),
    ("identity/reset_password", "password=plant+kettle+oboe+nine"),
    ("identity/google_offered", ""),
    ("identity/password_score", "password=plant+kettle+oboe"),
    ("identity/shown_codes", ""),
    ("identity/begin_google", "next=/"),
    ("identity/begin_passkey_sign_in", ""),
    ("identity/sign_in_with_passkey", "form[ceremony]={none}&form[credential]=x"),
    ("identity/accounts", "words=&page=1"),
    ("identity/applications", "state=pending&page=1"),
    ("identity/application_counts", ""),
    ("identity/person", "account={victim}"),
    ("identity/my_applications", ""),
    ("identity/profile", ""),
    ("identity/addresses", ""),
    ("identity/sessions", ""),
    ("identity/authenticator", ""),
    ("identity/authenticator_begun", ""),
    ("identity/passkeys", ""),
    ("identity/exports", ""),
    ("insights/seller_dashboard", "days=30"),
    ("insights/admin_dashboard", "days=30"),
    ("insights/parked", "page=1"),
    ("insights/replay", "delivery={none}"),
    ("messages/notices", ""),
    ("messages/mark_read", ""),
    ("messages/mailbox", "words=&page=1"),
    ("messages/mail", "mail={mail}"),
    ("orders/cart", ""),
    ("orders/cart_units", ""),
    ("orders/set_quantity", "line={none}&quantity=1"),
    ("orders/order_group", "group={group}"),
    ("orders/my_orders", "filter[page]=1"),
    ("orders/my_order", "order={order}"),
    ("orders/shop_orders", "filter[page]=1"),
    ("orders/shop_order_counts", ""),
    ("orders/shop_order", "order={order}"),
    ("orders/all_orders", "filter[page]=1"),
    ("orders/any_order", "order={order}"),
    ("orders/add_to_cart", "item[variant]={variant}&item[quantity]=1"),
    ("orders/place_order", "order[key]=x"),
    ("reviews/product_reviews", "slug={slug}&query[page]=1"),
    ("reviews/goods_reviews", "handle={shop}&query[page]=1"),
    ("reviews/review", "review={none}"),
    ("reviews/my_reviews", "page=1"),
    ("reviews/my_review", "review={none}"),
    ("reviews/to_review", "order_line={none}"),
    ("reviews/write_review", "order_line={none}&form[rating]=5"),
    ("reviews/edit_review", "review={none}&form[rating]=5"),
    ("reviews/remove_photo", "review={none}&photo={none}"),
    ("reviews/find_helpful", "review={none}&helpful=true"),
    ("reviews/report_review", "review={none}&form[reason]=advert"),
    ("reviews/shop_reviews", "query[page]=1"),
    ("reviews/unanswered_reviews", ""),
    ("reviews/reply_to_review", "review={none}&reply=Thank+you"),
    ("reviews/remove_reply", "review={none}"),
    ("reviews/review_queue", "queue=waiting&page=1"),
    ("reviews/review_queue_counts", ""),
    ("reviews/decide_review", "decision[review]={none}&decision[approve]=true"),
    ("reviews/delete_review", "review={none}"),
    ("orders/cancel_order", "order={order}"),
    ("orders/move_order", "order={order}&step=Pack"),
    ("messages/resend_mail", "mail={mail}"),
    (
        "catalog/save_product",
        "draft[title]=Tea+bowl+{n}&draft[category]=mugs&draft[variants][0][sku]=BOWL&draft[variants][0][price]=9.00",
    ),
    ("catalog/my_image", "product={product}&image={image}"),
    ("catalog/place_image", "product={product}&image={image}&to=0"),
    ("catalog/describe_image", "product={product}&image={image}&alt=A+mug"),
    ("catalog/edit_image", "product={product}&image={image}&edit[turn]=x"),
    ("catalog/keep_draft", "draft[title]=Tea"),
    ("catalog/drop_draft", ""),
    ("catalog/confirm_import", "import={none}&leave_out=false"),
    ("catalog/bulk_edit", "form[products][0]={product}&form[deed]=AddTags&form[value]=tea"),
    ("catalog/duplicate_product", "product={product}"),
    ("catalog/judge_product", "judgement[product]={none}&judgement[step]=Approve&judgement[seen]=2026-01-01T00:00:00Z"),
    ("catalog/save_category", "form[name]=Shelf+{n}"),
    ("catalog/remove_category", "category={none}&to="),
    ("catalog/remove_image", "product={product}&image={image}"),
    ("catalog/move_product", "product={product}&step=Archive"),
    ("identity/save_profile", "form[name]=Nia"),
    ("identity/change_password", "form[current]=wrong&form[new]=oboe+kettle+plant+nine"),
    (
        "identity/add_address",
        "form[label]=home&form[name]=Nia&form[street]=Rua+1&form[city]=Lisbon&form[postcode]=1200-194&form[country]=PT",
    ),
    (
        "identity/edit_address",
        "address={none}&form[label]=home&form[name]=Nia&form[street]=Rua+1&form[city]=Lisbon&form[postcode]=1200-194\
         &form[country]=PT",
    ),
    ("identity/remove_address", "address={none}"),
    ("identity/make_default_address", "address={none}"),
    ("identity/begin_authenticator", "password=wrong"),
    ("identity/confirm_authenticator", "entry[code]=123456"),
    ("identity/remove_authenticator", "password=wrong"),
    ("identity/renew_recovery_codes", "password=wrong"),
    ("identity/begin_passkey", "password=wrong"),
    ("identity/add_passkey", "form[ceremony]={none}&form[credential]=x&form[name]=Key"),
    ("identity/remove_passkey", "passkey={none}"),
    ("identity/unlink_google", ""),
    ("identity/ask_export", ""),
    ("identity/keep_account", ""),
    ("identity/ask_erasure", "form[password]=wrong"),
    ("identity/end_session", "session={none}"),
    ("identity/end_other_sessions", ""),
    ("identity/apply", "form[trade]=creator&form[about]=I+photograph+weddings,+indoors+and+out."),
    ("identity/decide_application", "decision[application]={none}&decision[approve]=true"),
    ("identity/remove_document", "document={none}"),
    ("identity/promote", "promotion[account]={victim}&promotion[level]=normal"),
    ("identity/demote", "account={victim}"),
    ("identity/ban_account", "ban[account]={victim}&ban[reason]=Selling+what+is+not+theirs"),
    ("identity/lift_ban", "account={victim}"),
    ("identity/sign_out", ""),
];

#[test]
fn every_call_is_listed() {
    let listed: BTreeSet<String> = CALLS.iter().map(|(endpoint, _)| (*endpoint).to_owned()).collect();
    assert_eq!(listed, declared(), "calls that are listed here and calls that are declared in app");
    let mounted = server::calls::paths().into_iter().map(|path| path.trim_start_matches("/api/").to_owned());
    assert_eq!(listed, mounted.collect(), "calls that are listed here and calls that are answered");
}

/// The endpoints that app's files declare.
fn declared() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(root().join("app/src")).expect("app is there") {
        let folder = entry.expect("app can be read").path();
        let Ok(files) = fs::read_dir(folder) else { continue };
        for file in files {
            let Ok(text) = fs::read_to_string(file.expect("app can be read").path()) else { continue };
            for server in text.split("\n#[server(").skip(1) {
                let endpoint = server.split_once("endpoint = \"").and_then(|(_, rest)| rest.split('"').next());
                found.insert(endpoint.expect("a call names its endpoint").to_owned());
            }
        }
    }
    found
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn everybody_may_do_what_is_theirs_and_nothing_else(pool: PgPool) {
    let town = Town::new(pool).await;
    let mut table = Vec::new();
    for (endpoint, form) in CALLS {
        let mut line = format!("{endpoint:<34}");
        for (number, who) in Who::ALL.into_iter().enumerate() {
            let answer = town.ask_as(who, Ask::call(endpoint, &filled(form, &town.things, number))).await;
            assert!(answer.status < 500, "{endpoint} by {who:?}: {} {}", answer.status, answer.text());
            assert!(!answer.text().contains("Malformed"), "{endpoint} was not read: {form}");
            line.push_str(&who.got(answer.status));
        }
        table.push(line.trim_end().to_owned());
    }
    insta::assert_snapshot!(table.join("\n"));
}

fn filled(form: &str, things: &Things, number: usize) -> String {
    form.replace("{slug}", Things::SLUG)
        .replace("{shop}", Things::SHOP)
        .replace("{product}", &things.product.to_string())
        .replace("{variant}", &things.variant.to_string())
        .replace("{image}", &things.image.to_string())
        .replace("{group}", &things.group.to_string())
        .replace("{order}", &things.order.to_string())
        .replace("{mail}", &things.mail.to_string())
        .replace("{victim}", &things.victim.to_string())
        .replace("{none}", "01890a5d-ac96-774b-bcce-b302099a8057")
        .replace("{n}", &number.to_string())
}

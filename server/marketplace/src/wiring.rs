//! Every event handler, job and schedule of the market, on one page.

use std::time::Duration;

use kernel::{Wiring, calls, hears, runs};

use crate::{personal_data, pictures};

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

/// The table. `server wiring` prints it; a snapshot test holds it.
pub fn wiring() -> Wiring {
    let wiring = Wiring::new();

    // A person comes in: the basket of the guest they were becomes theirs.
    let wiring = hears!(wiring, identity::events::SignedIn =>
        orders::merge_carts, catalog::marks::merge_marks);

    // Whoever joins a shop may use the seller site; shops follow their owner's fate, and what the provider says of them.
    let wiring = calls!(wiring, shops::events::StaffJoined => shops::let_in);
    let wiring = hears!(wiring, identity::events::AccountBanned => shops::hide_banned);
    let wiring = hears!(wiring, identity::events::BanLifted => shops::show_again);
    let wiring = calls!(wiring, shops::events::ProviderTold => shops::hear_provider);
    let wiring = hears!(wiring, shops::events::ShopPurged => catalog::clear_shelf, reviews::forget_shop);

    // Whoever was erased is forgotten by everybody.
    let wiring = hears!(wiring, identity::events::AccountErased =>
        shops::forget_person, catalog::marks::forget_marks, orders::forget_buyer, reviews::forget_writer,
        messages::forget_person);

    // The shop window shows what changed, and files that nobody shows go away.
    let wiring = hears!(wiring, catalog::ProductChanged => catalog::forget);
    let wiring = calls!(wiring, catalog::ImageDropped => pictures::discard_image);

    // Files of products are looked through when they come, and taken in when their seller says so.
    let wiring = calls!(wiring, catalog::ImportReceived => stock::look_through);
    let wiring = calls!(wiring, catalog::ImportConfirmed => stock::take_in);

    // Shops hear what was decided about their products.
    let wiring = hears!(wiring, catalog::ProductJudged => messages::tell_judged);

    // Money. The provider tells, payments decides what it means, orders and stock follow.
    let wiring = hears!(wiring, payments::events::ProviderTold => payments::apply_event);
    let wiring = hears!(wiring, payments::events::PaymentCaptured => orders::confirm_paid);
    let wiring = hears!(wiring, payments::events::PaymentFailed => orders::let_go_after_decline);
    let wiring = hears!(wiring, payments::events::PaymentClosed => orders::let_go_closed);
    let wiring = calls!(wiring, payments::events::RefundRequested => payments::send_refund);
    let wiring = hears!(wiring, payments::events::RefundSettled => orders::note_refund);

    // People are told.
    let wiring = hears!(wiring, orders::events::OrderPaid => messages::tell_paid);
    let wiring = hears!(wiring, orders::events::OrderMoved => messages::tell_moved, messages::invite_review);
    let wiring = hears!(wiring, orders::events::PaidTooLate => messages::tell_too_late);

    let wiring = hears!(wiring, reviews::ReviewWritten => messages::tell_review_written);
    let wiring = hears!(wiring, reviews::ReviewAnswered => messages::tell_review_answered);
    let wiring = hears!(wiring, reviews::ReviewQuestioned => messages::tell_review_questioned);
    let wiring = hears!(wiring, reviews::ReviewDecided => messages::tell_review_decided);

    let wiring = hears!(wiring, identity::events::ApplicationMade => messages::tell_application_made);
    let wiring = hears!(wiring, identity::events::ApplicationDecided => messages::tell_application_decided);
    let wiring = calls!(wiring, identity::events::ExportAsked => personal_data::make_export);

    // Again and again.
    let wiring = runs!(wiring, seconds(2) => stock::jobs::sweep_holds, catalog::offers::turn);
    let wiring = runs!(wiring, seconds(10) => payments::jobs::poll);
    let wiring = runs!(wiring, minutes(1) =>
        insights::jobs::watch_promises, shops::ask_provider, shops::check_domains);
    runs!(wiring, minutes(60) =>
        identity::jobs::purge_sign_ups, identity::jobs::sweep_sessions, identity::jobs::sweep_unfinished,
        identity::jobs::erase_due, identity::jobs::sweep_exports, identity::jobs::sweep_documents,
        catalog::marks::sweep_marks, catalog::purge_products, orders::jobs::forget_carts, orders::forget_buyers,
        search::trim, shops::purge)
}

//! Who is told by bell about somebody's wish to sell; the mail is identity's own.

use domain::actor::Site;
use identity::events::{ApplicationDecided, ApplicationMade};
use kernel::{Market, Tx};

use crate::store::{self, NewNotice};

/// Somebody wants to sell: admins are told that an answer is waited for.
pub async fn tell_application_made(market: &Market, tx: &mut Tx, event: ApplicationMade) -> anyhow::Result<()> {
    let admins = identity::admins(tx.db()).await?;
    let names = identity::names_of(tx.db(), &[event.account]).await?;
    let name = names.get(&event.account).map_or("Somebody", String::as_str);
    let body = format!("{name} would like to {}.", event.trade.wish());
    let key = format!("application-made:{}", event.application);
    let new = NewNotice {
        dedupe_key: &key,
        site: Site::Admin,
        title: "An application waits for an answer",
        body: &body,
        link: "/applications",
    };
    store::notify(market, tx.db(), &admins, &new).await?;
    Ok(())
}

/// An application was decided: the person is told.
pub async fn tell_application_decided(market: &Market, tx: &mut Tx, event: ApplicationDecided) -> anyhow::Result<()> {
    let body = match &event.reason {
        None => format!("You may {} from now on.", event.trade.wish()),
        Some(reason) => format!("You applied to {}, and we decided against it for now: {reason}", event.trade.wish()),
    };
    let title = if event.approved { "You are approved" } else { "Your application was not accepted" };
    // Whoever sells something reads it where they sell, too.
    let places = [(Site::Shopper, "/account/apply"), (Site::Seller, "/applications")];
    for (site, link) in places.into_iter().filter(|(site, _)| *site == Site::Shopper || event.trade.sells()) {
        let key = format!("application-decided:{}:{}", event.application, site.name());
        let new = NewNotice { dedupe_key: &key, site, title, body: &body, link };
        store::notify(market, tx.db(), &[event.account], &new).await?;
    }
    Ok(())
}

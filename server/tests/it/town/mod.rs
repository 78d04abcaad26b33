//! A small market with people in it, asked through the same routers that serve everybody.

mod asked;
mod stage;

use std::collections::HashMap;

use axum::Router;
use domain::actor::Site;
use kernel::Market;
use kernel::testing::TestMarket;
use server::guard::gate::{Gate, Hours};
use server::health::Pulse;
use server::sites::{self, Ground};
use server::upload::Spool;
use sqlx::PgPool;
use tower::ServiceExt as _;

use server::doors::Addresses;

pub use asked::{Answer, Ask};
pub use stage::{PASSWORD, Things};

/// Somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Nobody in particular.
    Guest,
    /// Who placed the order.
    Buyer,
    /// Another shopper.
    Stranger,
    /// Who runs the shop.
    Seller,
    /// Who runs another shop.
    Rival,
    /// Who looks after the market.
    Admin,
}

impl Who {
    /// Everybody.
    pub const ALL: [Self; 6] = [Self::Guest, Self::Buyer, Self::Stranger, Self::Seller, Self::Rival, Self::Admin];

    /// The site on which they are signed in.
    pub fn site(self) -> Site {
        match self {
            Self::Guest | Self::Buyer | Self::Stranger => Site::Shopper,
            Self::Seller | Self::Rival => Site::Seller,
            Self::Admin => Site::Admin,
        }
    }

    /// A column of a table: who asked, and the status they got.
    pub fn got(self, status: u16) -> String {
        let cell = format!("{self:?} {status}").to_lowercase();
        format!("{cell:<16}")
    }

    fn email(self) -> String {
        format!("{self:?}@example.org").to_lowercase()
    }
}

/// The market and its three sites.
pub struct Town {
    /// What is in it.
    pub things: Things,
    /// The market behind the sites.
    pub market: Market,
    routers: HashMap<Site, Router>,
    sessions: HashMap<Who, String>,
}

impl Town {
    /// A town in which everybody is signed in on their site.
    pub async fn new(pool: PgPool) -> Self {
        let market = TestMarket::new(&pool, marketplace::wiring::wiring()).market;
        let things = stage::set(&market).await;
        let gate = Gate::new();
        gate.set(Hours::Open);
        let ground = Ground {
            pulse: Pulse::new(gate.clone(), market.clone(), market.clone()),
            gate,
            addresses: Addresses::of_sites(market.settings().public_urls.clone()),
            market: market.clone(),
            pay_origin: "https://pay.example".to_owned(),
            proxies: [].into(),
            site_root: "no-site-is-built-here".into(),
            spool: Spool::new(std::env::temp_dir().join("agora-town-uploads")),
        };
        let routers = Site::ALL.into_iter().map(|site| (site, sites::router(&ground, site))).collect();
        let mut town = Self { things, market, routers, sessions: HashMap::new() };
        for who in Who::ALL.into_iter().filter(|who| *who != Who::Guest) {
            let session = town.sign_in(who).await;
            town.sessions.insert(who, session);
        }
        town
    }

    /// Signs somebody in with their password; the cookie they get.
    pub async fn sign_in(&self, who: Who) -> String {
        let form = format!("credentials[email]={}&credentials[password]={}", who.email(), stage::PASSWORD);
        let answer = self.ask(Ask::call("identity/sign_in", &form).on(who.site())).await;
        assert_eq!(answer.status, 200, "{who:?} cannot sign in: {}", answer.text());
        answer.cookie(app::session_cookie(who.site())).expect("a session comes as a cookie")
    }

    /// Asks as somebody, on their site.
    pub async fn ask_as(&self, who: Who, ask: Ask) -> Answer {
        let ask = ask.on(who.site());
        let ask = match self.sessions.get(&who) {
            Some(session) => ask.with("cookie", session),
            None => ask,
        };
        self.ask(ask).await
    }

    /// Asks as nobody in particular.
    pub async fn ask(&self, ask: Ask) -> Answer {
        let router = self.routers[&ask.site].clone();
        let response = router.oneshot(ask.into_request()).await.expect("a router always answers");
        Answer::read(response).await
    }
}

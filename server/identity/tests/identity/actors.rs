//! The people of these stories: guests at the door, and whoever came in.

use std::net::IpAddr;
use std::time::Duration;

use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, GuestId};
use domain::identity::{CodeEntry, CodeSent, Credentials, NewAccount, SignInRefusal};
use identity::{Browser, Entered, NewPerson, Pending, SignedIn, Who};
use kernel::testing::TestMarket;
use kernel::{Failure, Market, Op, Wiring};
use sqlx::PgPool;

/// A password that nobody guesses.
pub const PASSWORD: &str = "plant kettle oboe";

/// A market with a street in front of it.
pub struct Town {
    pub test: TestMarket,
    pub pool: PgPool,
}

impl Town {
    pub fn new(pool: PgPool) -> Self {
        Self { test: TestMarket::new(pool.clone(), Wiring::new()), pool }
    }

    /// A market that looks twice at whoever comes.
    pub fn careful(pool: PgPool) -> Self {
        let test = TestMarket::set(pool.clone(), Wiring::new(), |settings| settings.sign_in.careful = true);
        Self { test, pool }
    }

    pub fn market(&self) -> &Market {
        &self.test.market
    }

    /// The same market, run by another process.
    pub fn other_node(&self) -> Market {
        TestMarket::new(self.pool.clone(), Wiring::new()).market
    }

    /// Somebody at the door of a site.
    pub fn guest(&self, site: Site) -> Op {
        Op {
            actor: Actor::Guest(None),
            roles: Vec::new(),
            site,
            now: self.market().now(),
            request_id: "test".to_owned(),
            session: None,
            guest: Some(GuestId(self.market().new_id())),
            address: Some(IpAddr::from([203, 0, 113, 7])),
            user_agent: "Test browser".to_owned(),
            storefront: None,
        }
    }

    /// The same, from another network.
    pub fn guest_from(&self, site: Site, address: [u8; 4]) -> Op {
        Op { address: Some(IpAddr::from(address)), ..self.guest(site) }
    }

    /// The market itself.
    pub fn system(&self) -> Op {
        Op::system("test", self.market().now())
    }

    /// Somebody who has an account.
    pub async fn person(&self, email: &str, roles: &[Role]) -> AccountId {
        let person = NewPerson {
            name: format!("Person {}", email.split('@').next().unwrap_or_default()),
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            roles: roles.to_vec(),
        };
        identity::create_account(self.market(), &self.system(), person).await.expect("the account is made")
    }

    /// Somebody signs up on the shopper site.
    pub async fn signs_up(&self, email: &str) -> CodeSent {
        let form = new_account(email);
        identity::sign_up(self.market(), &self.guest(Site::Shopper), form).await.expect("a code is sent")
    }

    /// Somebody signs in with a password.
    pub async fn tries(&self, op: &Op, email: &str, password: &str) -> Result<SignedIn, Failure<SignInRefusal>> {
        let credentials = Credentials { email: email.to_owned(), password: password.to_owned() };
        let entered = identity::sign_in(self.market(), op, credentials, &Browser::default()).await?;
        match entered {
            Entered::In(signed_in) => Ok(signed_in),
            Entered::Second(pending) => panic!("one more step is asked for: {pending:?}"),
        }
    }

    /// Somebody who is asked for more than the password.
    pub async fn begins(&self, site: Site, email: &str) -> Pending {
        match self.knocks(site, email, &Browser::default()).await {
            Ok(Entered::Second(pending)) => pending,
            other => panic!("no second step is asked for: {other:?}"),
        }
    }

    /// Somebody comes with the right password and what their browser carries.
    pub async fn knocks(&self, site: Site, email: &str, browser: &Browser) -> Result<Entered, Failure<SignInRefusal>> {
        let credentials = Credentials { email: email.to_owned(), password: PASSWORD.to_owned() };
        identity::sign_in(self.market(), &self.guest(site), credentials, browser).await
    }

    /// Somebody signs in with the right password.
    pub async fn enters(&self, site: Site, email: &str) -> SignedIn {
        self.tries(&self.guest(site), email, PASSWORD).await.expect("is let in")
    }

    /// A request with that session.
    pub async fn with(&self, site: Site, signed_in: &SignedIn) -> Op {
        let who = self.who(site, &signed_in.token).await.expect("the session is alive");
        let actor = Actor::Account(who.account);
        Op { actor, roles: who.roles, session: Some(who.session), ..self.guest(site) }
    }

    /// An admin at work.
    pub async fn admin(&self, email: &str) -> Op {
        self.person(email, &[Role::Admin]).await;
        let signed_in = self.enters(Site::Admin, email).await;
        self.with(Site::Admin, &signed_in).await
    }

    pub async fn who(&self, site: Site, token: &str) -> Option<Who> {
        identity::who(self.market(), site, token).await.expect("the database answers")
    }

    /// Time passes, for sessions and codes as for limits.
    pub async fn passes(&self, time: Duration) {
        self.test.clock.advance(time);
        sqlx::query("update kernel.limits set window_ends = window_ends - make_interval(secs => $1)")
            .bind(time.as_secs_f64())
            .execute(&self.pool)
            .await
            .expect("the limits move");
    }

    /// Subjects and bodies of the mails to an address, oldest first.
    pub async fn mails(&self, email: &str) -> Vec<(String, String)> {
        sqlx::query_as("select subject, body from kernel.mails where recipient = $1 order by created_at, id")
            .bind(email)
            .fetch_all(&self.pool)
            .await
            .expect("the mailbox opens")
    }

    /// The code in the last mail to an address.
    pub async fn code(&self, email: &str) -> String {
        let mails = self.mails(email).await;
        let (_, body) = mails.last().expect("there is a mail");
        six_digits(body).expect("there is a code in it")
    }

    /// Somebody who is signed in on a site; the request of the moment.
    pub async fn buyer(&self, email: &str) -> Op {
        self.person(email, &[]).await;
        let signed_in = self.enters(Site::Shopper, email).await;
        self.with(Site::Shopper, &signed_in).await
    }

    /// The same person a moment later.
    pub fn later(&self, op: &Op) -> Op {
        Op { now: self.market().now(), ..op.clone() }
    }

    /// How often an event was published.
    pub async fn told(&self, name: &str) -> i64 {
        self.count_where("kernel.events", "name", name).await
    }

    /// Rows of a table.
    pub async fn count(&self, table: &'static str) -> i64 {
        let mut query = sqlx::QueryBuilder::new("select count(*) from ");
        query.push(table);
        query.build_query_scalar().fetch_one(&self.pool).await.expect("the table is there")
    }

    async fn count_where(&self, table: &'static str, column: &'static str, value: &str) -> i64 {
        let mut query = sqlx::QueryBuilder::new("select count(*) from ");
        query.push(table).push(" where ").push(column).push(" = ").push_bind(value);
        query.build_query_scalar().fetch_one(&self.pool).await.expect("the table is there")
    }
}

/// A form that is filled in well.
pub fn new_account(email: &str) -> NewAccount {
    NewAccount { name: "Ana Ferreira".to_owned(), email: email.to_owned(), password: PASSWORD.to_owned() }
}

/// A code as it is entered.
pub fn entry(sent: &CodeSent, code: &str) -> CodeEntry {
    CodeEntry { challenge: sent.challenge, code: code.to_owned() }
}

/// Another code than that.
pub fn other_than(code: &str) -> String {
    let number: u32 = code.parse().expect("six digits");
    format!("{:06}", (number + 1) % 1_000_000)
}

/// The first six digits in a row.
pub fn six_digits(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).map(str::to_owned)
}

/// The use case's own refusal.
pub fn refusal<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("this was no refusal: {other:?}"),
    }
}

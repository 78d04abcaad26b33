//! Makes the first admin, and every other one that is made from a terminal.

use std::io::Read as _;

use anyhow::{Context as _, Result};
use domain::actor::Role;
use domain::identity::SignUpRefusal;
use kernel::{Failure, Op, secrets};
use marketplace::identity::{self, NewPerson};

use crate::cli::NewAdmin;
use crate::config::Config;
use crate::database::Database;
use crate::doors::Doors;
use crate::market::House;

/// Makes the account, or lets the one of that address watch the market.
pub async fn create(config: &Config, new: NewAdmin) -> Result<()> {
    let password = if new.password_stdin { read_password()? } else { made_up() };
    let database = Database::open(config).await?;
    database.migrate().await?;
    let webhooks = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let doors = Doors::backstage(config, &webhooks).await?;
    let house = House::build(config, &database, &doors.addresses).await?;
    let op = Op::system("admin create", house.web.now());
    let before = identity::count(&mut *house.web.db(kernel::Tenant::Market).await?).await?;
    let person =
        NewPerson { name: new.name, email: new.email.clone(), password: password.clone(), roles: vec![Role::Admin] };
    identity::create_account(&house.web, &op, person).await.map_err(in_words)?;
    let after = identity::count(&mut *house.web.db(kernel::Tenant::Market).await?).await?;
    match (after > before, new.password_stdin) {
        (false, _) => println!("{} had an account already and may watch the market now.", new.email),
        (true, true) => println!("{} may watch the market now.", new.email),
        (true, false) => println!("{} may watch the market now, with the password {password}", new.email),
    }
    house.close().await;
    database.stop().await
}

fn read_password() -> Result<String> {
    let mut password = String::new();
    std::io::stdin().take(4096).read_to_string(&mut password).context("the password cannot be read")?;
    Ok(password.trim_end_matches(['\r', '\n']).to_owned())
}

/// 120 random bits that a person can copy.
fn made_up() -> String {
    secrets::new_token().chars().take(20).collect()
}

fn in_words(failure: Failure<SignUpRefusal>) -> anyhow::Error {
    match failure {
        Failure::Refused(SignUpRefusal::Invalid(problems)) => {
            let problems: Vec<_> = problems.iter().map(|wrong| format!("{}: {}", wrong.field, wrong.problem)).collect();
            anyhow::anyhow!("{}", problems.join("; "))
        }
        Failure::Broken(error) => error,
        other => anyhow::anyhow!("the account was not made: {other:?}"),
    }
}

//! The hosted page on which somebody who is to be paid says who they are and where the money goes.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use chrono::{DateTime, Months, NaiveDate, Utc};
use http::StatusCode;
use serde::Deserialize;

use super::page;
use crate::store::accounts::{self, AccountRow, Answers, LinkRow};
use crate::store::events::{self, Cause, News};
use crate::{Sandbox, objects};

/// The account that every bank knows, and the one that none does.
const GOOD_ACCOUNT: &str = "000123456789";
const UNKNOWN_ACCOUNT: &str = "000111111116";

/// What the owner types. It has no `Debug`: its contents belong in no log.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct OwnerForm {
    first_name: String,
    last_name: String,
    born: String,
    account_number: String,
    agreed: String,
}

/// A sentence for each field that needs mending.
#[derive(Debug, Default, PartialEq, Eq)]
struct Problems {
    first_name: Option<&'static str>,
    last_name: Option<&'static str>,
    born: Option<&'static str>,
    account_number: Option<&'static str>,
    agreed: Option<&'static str>,
}

impl Problems {
    fn any(&self) -> bool {
        *self != Self::default()
    }
}

impl OwnerForm {
    fn check(&self, now: DateTime<Utc>) -> Result<NaiveDate, Problems> {
        let name = |text: &str| {
            let good = (1..=100).contains(&text.trim().chars().count()) && !text.chars().any(char::is_control);
            (!good).then_some("Type the name as it stands on your passport.")
        };
        let number: String = self.account_number.chars().filter(|c| !c.is_whitespace()).collect();
        let born = self.born.trim().parse::<NaiveDate>().ok();
        let grown = now.date_naive().checked_sub_months(Months::new(18 * 12));
        let problems = Problems {
            first_name: name(&self.first_name),
            last_name: name(&self.last_name),
            born: match (born, grown) {
                (None, _) => Some("Type the date as year, month and day, like 1990-05-31."),
                (Some(born), Some(grown)) if born > grown => Some("Whoever is paid must be 18 or older."),
                _ => None,
            },
            account_number: ([GOOD_ACCOUNT, UNKNOWN_ACCOUNT].iter().all(|known| **known != number))
                .then_some("This page takes test accounts only. Try 000123456789."),
            agreed: (self.agreed != "yes").then_some("Money is paid out only after you agree."),
        };
        born.filter(|_| !problems.any()).ok_or(problems)
    }
}

#[derive(Template)]
#[template(path = "onboard.html")]
struct OwnerPage<'a> {
    business: &'a str,
    action: String,
    typed: &'a OwnerForm,
    problems: &'a Problems,
    /// The bank did not know the account that was given before.
    bank_refused: bool,
}

pub async fn show(State(sandbox): State<Sandbox>, Path(token): Path<String>) -> Response {
    match look_up(&sandbox, &token).await {
        Ok(Some((link, account))) if link.is_good => {
            let typed = OwnerForm {
                first_name: account.first_name.clone().unwrap_or_default(),
                last_name: account.last_name.clone().unwrap_or_default(),
                born: account.born.map(|born| born.to_string()).unwrap_or_default(),
                ..OwnerForm::default()
            };
            draw(StatusCode::OK, &link, &account, &typed, &Problems::default())
        }
        // As Stripe does: a page that was used or is too old leads to where another one is to be had.
        Ok(Some((link, _))) => page::see_other_to(&link.refresh_url),
        Ok(None) => page::unknown(),
        Err(error) => super::broken(&error),
    }
}

pub async fn answer(
    State(sandbox): State<Sandbox>,
    Path(token): Path<String>,
    Form(typed): Form<OwnerForm>,
) -> Response {
    let (link, account) = match look_up(&sandbox, &token).await {
        Ok(Some(found)) => found,
        Ok(None) => return page::unknown(),
        Err(error) => return super::broken(&error),
    };
    if !link.is_good {
        return page::see_other_to(&link.refresh_url);
    }
    let born = match typed.check(link.now) {
        Ok(born) => born,
        Err(problems) => return draw(StatusCode::UNPROCESSABLE_ENTITY, &link, &account, &typed, &problems),
    };
    match write_down(&sandbox, &link, &typed, born).await {
        Ok(true) => page::see_other_to(&link.return_url),
        Ok(false) => page::see_other_to(&link.refresh_url),
        Err(error) => super::broken(&error),
    }
}

async fn look_up(sandbox: &Sandbox, token: &str) -> sqlx::Result<Option<(LinkRow, AccountRow)>> {
    let Some(link) = accounts::link(sandbox.pool(), token).await? else { return Ok(None) };
    let account = accounts::find(sandbox.pool(), &link.account).await?;
    Ok(account.map(|account| (link, account)))
}

/// Uses the link up, keeps the answers and tells the market, in one commit; false when the link was used meanwhile.
async fn write_down(sandbox: &Sandbox, link: &LinkRow, typed: &OwnerForm, born: NaiveDate) -> sqlx::Result<bool> {
    let mut tx = sandbox.pool().begin().await?;
    if !accounts::use_link(&mut tx, &link.token).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    let number: String = typed.account_number.chars().filter(|c| !c.is_whitespace()).collect();
    let answers = Answers {
        first_name: typed.first_name.trim(),
        last_name: typed.last_name.trim(),
        born,
        bank_last4: &number[number.len() - 4..],
        bank_refused: number == UNKNOWN_ACCOUNT,
    };
    let account = accounts::fill_in(&mut tx, &link.account, &answers).await?;
    let news = vec![News { kind: "account.updated", object: objects::account(&account) }];
    events::publish(&mut tx, news, &Cause::default()).await?;
    tx.commit().await?;
    sandbox.ring();
    Ok(true)
}

fn draw(status: StatusCode, link: &LinkRow, account: &AccountRow, typed: &OwnerForm, problems: &Problems) -> Response {
    let owner_page = OwnerPage {
        business: account.business_name.as_deref().unwrap_or("your business"),
        action: format!("/pay/onboard/{}", link.token),
        typed,
        problems,
        bank_refused: account.bank_refused,
    };
    page::send_back_to(status, &owner_page, &link.return_url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> OwnerForm {
        let text = str::to_owned;
        OwnerForm {
            first_name: text("Ana"),
            last_name: text("Ferreira"),
            born: text("1990-05-31"),
            account_number: text("0001 2345 6789"),
            agreed: text("yes"),
        }
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("an instant");
        assert_eq!(form().check(now), Ok(NaiveDate::from_ymd_opt(1990, 5, 31).expect("a day")));
        let problems = OwnerForm::default().check(now).expect_err("is empty");
        assert!(problems.first_name.is_some() && problems.last_name.is_some() && problems.born.is_some());
        assert!(problems.account_number.is_some() && problems.agreed.is_some());
        let young = OwnerForm { born: "2020-01-01".to_owned(), ..form() };
        assert_eq!(young.check(now).expect_err("is young").born, Some("Whoever is paid must be 18 or older."));
        let real = OwnerForm { account_number: "DE89370400440532013000".to_owned(), ..form() };
        assert!(real.check(now).expect_err("real accounts are not taken").account_number.is_some());
    }
}

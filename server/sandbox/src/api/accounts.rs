//! Opens accounts that the market sends money to, and the pages on which their owners answer what is asked.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;

use super::calls::{Asked, Begun, Order, Work};
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::store::accounts::{self as store, NewAccount};
use crate::store::events::{self, News};
use crate::{Sandbox, ids, objects};

/// Countries whose banks the sandbox does not reach, so that a market can practise being told no.
const UNREACHED: [&str; 4] = ["AQ", "CU", "IR", "KP"];

pub async fn create(State(sandbox): State<Sandbox>, mut order: Order) -> Result<Response, ApiError> {
    let fields = &mut order.fields;
    fields.one_of("type", &["express"])?;
    fields.one_of("capabilities[transfers][requested]", &["true"])?;
    let new = NewAccount {
        id: ids::account(),
        country: country(&fields.required("country")?)?,
        email: fields.text("email")?,
        business_name: fields.text("business_profile[name]")?,
        metadata: fields.notes("metadata")?,
    };
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let outcome = open(&mut work, &new).await;
    work.finish(outcome).await
}

async fn open(work: &mut Work, new: &NewAccount) -> Result<Value, ApiError> {
    let (conn, cause) = work.telling();
    let object = objects::account(&store::insert(conn, new).await?);
    events::publish(conn, vec![News { kind: "account.updated", object: object.clone() }], cause).await?;
    Ok(object)
}

fn country(code: &str) -> Result<String, Refusal> {
    let letters = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if letters && !UNREACHED.contains(&code) {
        Ok(code.to_owned())
    } else {
        Err(Refusal::wrong_state(Some("country_unsupported"), format!("{code} is not supported.")))
    }
}

pub async fn show(State(sandbox): State<Sandbox>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let found = store::find(sandbox.pool(), &id).await?;
    found.map(|row| Json(objects::account(&row))).ok_or_else(|| Refusal::no_such("account", &id).into())
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    fields.finish()?;
    let rows = store::list(sandbox.pool(), &window).await?;
    Ok(paging::page("/v1/accounts", &window, rows, objects::account))
}

pub async fn link(State(sandbox): State<Sandbox>, mut order: Order) -> Result<Response, ApiError> {
    let fields = &mut order.fields;
    let account = fields.required("account")?;
    let kind = fields.required("type")?;
    let address = |found: Option<String>, name: &str| found.ok_or_else(|| Refusal::missing(name));
    let refresh_url = address(fields.address("refresh_url")?, "refresh_url")?;
    let return_url = address(fields.address("return_url")?, "return_url")?;
    if kind != "account_onboarding" {
        return Err(Refusal::unfit("type", "must be account_onboarding").into());
    }
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let token = ids::account_link();
    let opened = store::insert_link(work.conn(), &token, &account, &refresh_url, &return_url).await?;
    let outcome = match opened {
        Some(row) => Ok(objects::account_link(&row, &sandbox.0.public_url)),
        None => Err(Refusal::no_such("account", &account).into()),
    };
    work.finish(outcome).await
}

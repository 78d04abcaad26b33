//! Opens accounts to which shops are paid, and leads their owners to the provider's own page.

use std::collections::HashMap;

use kernel::gateway::{GatewayError, NewPayee, Payee, PayeePage};
use serde::Serialize;
use stripe_client_core::{RequestBuilder, StripeMethod};

use super::transport::Transport;
use super::{bill, known_shape, objects, once_under};

/// The key of the note that carries our shop through Stripe.
pub const SHOP: &str = "shop";

/// A new account, as Stripe's form has it. The provider asks its owner for everything else, on its own page.
#[derive(Serialize)]
struct NewAccount<'a> {
    r#type: &'static str,
    country: &'a str,
    email: &'a str,
    business_profile: BusinessProfile<'a>,
    capabilities: Capabilities,
    metadata: HashMap<&'static str, String>,
}

#[derive(Serialize)]
struct BusinessProfile<'a> {
    name: &'a str,
}

/// Money is sent to the account; cards are charged by the market.
#[derive(Serialize)]
struct Capabilities {
    transfers: Wanted,
}

#[derive(Serialize)]
struct Wanted {
    requested: bool,
}

#[derive(Serialize)]
struct NewLink<'a> {
    account: &'a str,
    refresh_url: &'a str,
    return_url: &'a str,
    r#type: &'static str,
}

pub async fn open(transport: &Transport, new: &NewPayee) -> Result<Payee, GatewayError> {
    let name = bill::cut(&new.name, 100);
    let form = NewAccount {
        r#type: "express",
        country: &new.country,
        email: &new.email,
        business_profile: BusinessProfile { name: &name },
        capabilities: Capabilities { transfers: Wanted { requested: true } },
        metadata: HashMap::from([(SHOP, new.shop.to_string())]),
    };
    let call = RequestBuilder::new(StripeMethod::Post, "/accounts").form(&form).customize::<objects::Account>();
    let call = call.request_strategy(once_under(&new.idempotency_key)?);
    Ok(call.send(transport).await?.read())
}

pub async fn show(transport: &Transport, id: &str) -> Result<Payee, GatewayError> {
    known_shape(id)?;
    let call = RequestBuilder::new(StripeMethod::Get, format!("/accounts/{id}")).customize::<objects::Account>();
    Ok(call.send(transport).await?.read())
}

/// A link is good for one visit, so every call makes another: it carries no key.
pub async fn page(transport: &Transport, page: &PayeePage) -> Result<String, GatewayError> {
    known_shape(&page.payee_id)?;
    let form = NewLink {
        account: &page.payee_id,
        refresh_url: &page.refresh_url,
        return_url: &page.return_url,
        r#type: "account_onboarding",
    };
    let call = RequestBuilder::new(StripeMethod::Post, "/account_links").form(&form).customize::<objects::Link>();
    Ok(call.send(transport).await?.url)
}

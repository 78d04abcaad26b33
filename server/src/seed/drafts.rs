//! Puts products by that are not ready for the shelf, as drafts of their sellers.

use anyhow::{Result, anyhow};
use domain::actor::{Actor, Role, Site};
use domain::catalog::{OptionDraft, ProductDraft, ProductRefusal, VariantDraft, list};
use domain::money::Money;
use domain::shops::ShopView;
use domain::text::Problem;
use kernel::{Failure, Market, Op};
use marketplace::{catalog, shops, stock};

use super::fill::shelf;
use super::report::Report;
use super::system;

/// Stores a product as its seller would; one whose web address is taken was stored before.
pub async fn put_by(
    market: &Market,
    goods: &demo::Market,
    product: &demo::Product,
    shop: &ShopView,
    report: &mut Report,
) -> Result<()> {
    let staff = shops::staff_accounts(&mut *market.db(kernel::Tenant::Market).await?, shop.id).await?;
    let Some(seller) = staff.first() else {
        report.refuse(&product.slug, "nobody runs its shop");
        return Ok(());
    };
    let roles = vec![Role::Buyer, Role::Seller];
    let op = Op { actor: Actor::Account(*seller), roles, site: Site::Seller, ..system(market) };
    match stock::shelve(market, &op, draft(product, shop, shelf(goods, product))).await {
        Ok(id) => {
            report.count("new drafts", 1);
            add_pictures(market, &op, id, product, report).await
        }
        Err(Failure::Refused(ProductRefusal::Invalid(problems))) => {
            let known = problems.iter().any(|wrong| wrong.field == "slug" && wrong.problem == Problem::Taken);
            if known {
                report.count("products that were there before", 1);
            } else {
                report.refuse_fields(&product.slug, &problems);
            }
            Ok(())
        }
        Err(why) => Err(anyhow!("{}: {why:?}", product.slug)),
    }
}

async fn add_pictures(
    market: &Market,
    op: &Op,
    id: domain::id::ProductId,
    product: &demo::Product,
    report: &mut Report,
) -> Result<()> {
    for image in &product.images {
        let demo::ImageSource::File(path) = &image.source else { continue };
        let bytes = tokio::fs::read(path).await?;
        match catalog::add_image(market, op, id, bytes.into(), &image.alt).await {
            Ok(_) => report.count("pictures", 1),
            Err(why) => report.refuse(format!("picture of {} ({})", product.slug, image.alt), format!("{why:?}")),
        }
    }
    Ok(())
}

fn draft(product: &demo::Product, shop: &ShopView, category: &str) -> ProductDraft {
    let amount = |minor| Money::new(minor, shop.currency).to_plain();
    let values = |options: &[(String, String)]| options.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>();
    let variants = product.variants.iter().map(|variant| VariantDraft {
        values: list::listed(&values(&variant.options)),
        sku: variant.sku.clone(),
        price: amount(variant.price_minor),
        compare_at: variant.compare_at_minor.map(amount).unwrap_or_default(),
        on_hand: variant.on_hand.to_string(),
        ..VariantDraft::default()
    });
    ProductDraft {
        title: product.title.clone(),
        slug: product.slug.clone(),
        category: category.to_owned(),
        brand: product.brand.clone().unwrap_or_default(),
        summary: product.summary.clone(),
        description: product.description.clone(),
        options: product.options.iter().map(|option| OptionDraft::named(option.name.clone())).collect(),
        variants: variants.collect(),
        ..ProductDraft::default()
    }
}

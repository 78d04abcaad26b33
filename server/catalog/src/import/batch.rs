//! A file on its way into the shop, product by product.

use std::collections::HashMap;

use domain::catalog::{
    CategoryView, ImportFigures, ImportLine, ImportReport, LineNote, LineOutcome, ProductDraft, ProductMove,
    ProductRefusal, ProductState,
};
use domain::id::{ImportId, ProductId, ShopId};
use domain::lifecycle::Lifecycle as _;
use domain::money::{Currency, Money};
use domain::shops::ShopView;
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tenant, Tx};

use super::columns::Column;
use super::goods::{Goods, goods};
use super::sheet::Sheet;
use super::shelves::Shelves;
use super::sketch::{Known, Sketch, sketch};
use crate::move_product::step_in;
use crate::save::{Saved, save_for};
use crate::{shelf, store};

/// A file with what was found in it so far.
pub struct Batch {
    id: ImportId,
    shop: ShopView,
    category: String,
    shelves: Vec<CategoryView>,
    sheet: Sheet,
    goods: Vec<Goods>,
    found: Vec<Found>,
    /// The numbers of variants so far, and whose they are: no two products have the same.
    skus: HashMap<String, usize>,
}

/// What became of a product of the file.
struct Found {
    outcome: LineOutcome,
    sketch: Sketch,
}

/// What was stored of a product.
pub enum Stored {
    /// The product, whose stock is to be counted.
    Product(Saved),
    /// Nothing, because it is there already, or because something is wrong with it.
    Nothing,
}

impl Batch {
    /// The file of that number, if it can be read.
    pub async fn open(market: &Market, id: ImportId) -> Result<Option<Self>, Failure> {
        let mut db = market.db(Tenant::Market).await?;
        let Some(file) = store::imports::file(&mut db, id).await? else { return Ok(None) };
        let Some(shop) = shops::by_ids(market, &mut db, &[file.shop]).await?.remove(&file.shop) else {
            return Ok(None);
        };
        let shelves = shelf::tree(market).await?.all().to_vec();
        let currency = shop.currency;
        let read = tokio::task::spawn_blocking(move || {
            let sheet = Sheet::read(&file.bytes)?;
            goods(&sheet, currency).map(|goods| (sheet, goods))
        });
        let Ok((sheet, goods)) = read.await.map_err(anyhow::Error::from)? else { return Ok(None) };
        let (category, skus) = (file.category, HashMap::new());
        Ok(Some(Self { id, shop, category, shelves, sheet, goods, found: Vec::new(), skus }))
    }

    /// Its number.
    pub(crate) fn id(&self) -> ImportId {
        self.id
    }

    /// Whose file it is.
    pub fn shop(&self) -> ShopId {
        self.shop.id
    }

    /// How many products it has.
    pub fn len(&self) -> usize {
        self.goods.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.goods.is_empty()
    }

    /// The address of a product of it.
    pub fn slug(&self, at: usize) -> &str {
        self.goods.get(at).map_or("", |goods| &goods.slug)
    }

    /// Passes over a product that is left out.
    pub fn leave_out(&mut self) {
        self.found.push(Found { outcome: LineOutcome::HeldBack, sketch: Sketch::default() });
    }

    /// Stores the next product.
    pub async fn store_next(&mut self, market: &Market, tx: &mut Tx) -> Result<Stored, Failure> {
        let goods = &self.goods[self.found.len()];
        let known = self.known(tx, goods).await?;
        let stored = known.as_ref().map(|known| known.draft.clone());
        let shelves = Shelves { all: &self.shelves, otherwise: &self.category };
        let mut sketch = sketch(&self.sheet, goods, known, &shelves);
        tidy(&mut sketch.draft, self.shop.currency);
        if goods.variants.is_empty() {
            let row = goods.rows.first().copied().unwrap_or_default();
            let everything_skipped = goods.skipped.len() == goods.rows.len();
            if !everything_skipped || stored.is_none() {
                sketch.blame(&self.sheet, row, Column::Price, Problem::Missing);
            }
        }
        if !sketch.wrong.is_empty() {
            // Everything else that is wrong is told at once. That the category is missing was said by what stands there.
            let problems = sketch.draft.check(self.shop.currency).err().unwrap_or_default();
            let more = problems.into_iter().filter(|found| found.field != "category");
            sketch.blame_fields(&self.sheet, goods, more.collect());
            self.found.push(Found { outcome: LineOutcome::HeldBack, sketch });
            return Ok(Stored::Nothing);
        }
        let same = stored.as_ref().is_some_and(|stored| is_same(stored, &sketch.draft));
        if same {
            self.found.push(Found { outcome: LineOutcome::Same, sketch });
            return Ok(Stored::Nothing);
        }
        let doubled = self.doubled_skus(&sketch.draft);
        if !doubled.is_empty() {
            sketch.blame_fields(&self.sheet, goods, doubled);
            self.found.push(Found { outcome: LineOutcome::HeldBack, sketch });
            return Ok(Stored::Nothing);
        }
        match save_for(market, tx, &self.shop, sketch.draft.clone()).await {
            Ok(saved) => {
                let at = self.found.len();
                self.skus.extend(skus(&sketch.draft).map(|(_, sku)| (sku.to_owned(), at)));
                let outcome = if stored.is_some() { LineOutcome::Changed } else { LineOutcome::New };
                self.found.push(Found { outcome, sketch });
                Ok(Stored::Product(saved))
            }
            Err(failure) => {
                sketch.blame_fields(&self.sheet, goods, problems(failure)?);
                self.found.push(Found { outcome: LineOutcome::HeldBack, sketch });
                Ok(Stored::Nothing)
            }
        }
    }

    /// Settles the product that was stored last, once its stock was counted or refused: it goes where the file says.
    pub async fn settle(
        &mut self,
        market: &Market,
        op: &Op,
        tx: &mut Tx,
        product: ProductId,
        counted: Result<(), Failure<ProductRefusal>>,
    ) -> Result<(), Failure> {
        let at = self.found.len().saturating_sub(1);
        let (goods, found) = (&self.goods[at], &mut self.found[at]);
        if let Err(failure) = counted {
            found.sketch.blame_fields(&self.sheet, goods, problems(failure)?);
            found.outcome = LineOutcome::HeldBack;
            return Ok(());
        }
        let Some(known) = store::products::lock(tx, self.shop.id, product).await? else { return Ok(()) };
        let Some(step) = step(wanted(&self.sheet, goods), known.state) else { return Ok(()) };
        match step_in(market, op, tx, (self.shop.id, &known), step).await {
            Ok(_) => {}
            Err(Failure::Refused(ProductRefusal::NotReady(missing))) => {
                let missing = missing.into_iter().map(|missing| missing.field).collect();
                let row = goods.rows.first().copied().unwrap_or_default();
                found.sketch.notes.push((row, LineNote::Draft { missing }));
            }
            Err(Failure::Refused(ProductRefusal::ShelfFull(reached))) => {
                let row = goods.rows.first().copied().unwrap_or_default();
                found.sketch.notes.push((row, LineNote::ShelfFull { most: reached.most }));
            }
            Err(failure) => {
                found.sketch.blame_fields(&self.sheet, goods, problems(failure)?);
                found.outcome = LineOutcome::HeldBack;
            }
        }
        Ok(())
    }

    /// Whether the product that was looked at last is wrong.
    pub fn is_last_wrong(&self) -> bool {
        self.found.last().is_some_and(|found| found.outcome == LineOutcome::HeldBack)
    }

    /// Notes how far it is, for whoever watches: beside the transaction in which it is taken in.
    pub async fn tell_progress(&self, market: &Market) -> Result<(), sqlx::Error> {
        let mut db = market.db(Tenant::Market).await?;
        store::imports::progress(&mut db, self.id, self.found.len()).await
    }

    /// Everything that was found.
    pub fn report(&self) -> ImportReport {
        let mut report = ImportReport::default();
        report.figures.unknown_columns.clone_from(&self.sheet.unknown);
        for (goods, found) in self.goods.iter().zip(&self.found) {
            count(&mut report.figures, found);
            report.lines.extend(goods.rows.iter().map(|row| self.line(goods, found, *row)));
        }
        report.lines.sort_by_key(|line| line.number);
        let figures = &mut report.figures;
        let lines = || report.lines.iter();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        figures.lines = number(lines().count());
        figures.wrong_lines = number(lines().filter(|line| matches!(line.outcome, LineOutcome::Wrong(_))).count());
        figures.skipped_lines = number(lines().filter(|line| matches!(line.outcome, LineOutcome::Skipped(_))).count());
        report
    }

    fn line(&self, goods: &Goods, found: &Found, row: usize) -> ImportLine {
        let wrong: Vec<_> =
            found.sketch.wrong.iter().filter(|(at, _)| *at == row).map(|(_, cell)| cell.clone()).collect();
        let skipped = goods.skipped.iter().find(|(at, _)| *at == row).map(|(_, why)| why.clone());
        let outcome = match skipped {
            _ if !wrong.is_empty() => LineOutcome::Wrong(wrong),
            Some(why) => LineOutcome::Skipped(why),
            None => found.outcome.clone(),
        };
        ImportLine {
            number: self.sheet.rows[row].number,
            product: goods.slug.clone(),
            sku: self.sheet.told(row, Column::Sku),
            outcome,
            notes: found.sketch.notes.iter().filter(|(at, _)| *at == row).map(|(_, note)| note.clone()).collect(),
        }
    }

    /// The variants whose numbers another product of the file has: while it is looked through nothing of that is stored.
    fn doubled_skus(&self, draft: &ProductDraft) -> Vec<FieldProblem> {
        let doubled = skus(draft).filter(|(_, sku)| self.skus.contains_key(*sku));
        let problem = |(index, _)| FieldProblem { field: format!("variants[{index}][sku]"), problem: Problem::Taken };
        doubled.map(problem).collect()
    }

    /// What the shop has of the product already.
    async fn known(&self, tx: &mut Tx, goods: &Goods) -> Result<Option<Known>, sqlx::Error> {
        let Some(product) = store::seller::by_slug(tx, self.shop.id, &goods.slug).await? else { return Ok(None) };
        let images = store::pages::images(tx, product).await?;
        let sheet = store::seller::draft(tx, self.shop.id, product).await?;
        Ok(sheet.map(|sheet| Known { draft: sheet.draft, images }))
    }
}

/// The numbers of a product's variants, where they have some.
fn skus(draft: &ProductDraft) -> impl Iterator<Item = (usize, &str)> {
    draft.variants.iter().map(|variant| variant.sku.trim()).enumerate().filter(|(_, sku)| !sku.is_empty())
}

fn count(figures: &mut ImportFigures, found: &Found) {
    let figure = match found.outcome {
        LineOutcome::New => &mut figures.new_products,
        LineOutcome::Changed => &mut figures.changed_products,
        LineOutcome::Same => &mut figures.same_products,
        _ => &mut figures.wrong_products,
    };
    *figure += 1;
}

/// Amounts as they are shown: a file may say 100 for 100.00.
fn tidy(draft: &mut ProductDraft, currency: Currency) {
    for variant in &mut draft.variants {
        for amount in [&mut variant.price, &mut variant.compare_at] {
            if let Ok(money) = Money::parse(amount, currency) {
                *amount = money.to_plain();
            }
        }
    }
}

/// Whether the file says what the shop has.
fn is_same(stored: &ProductDraft, typed: &ProductDraft) -> bool {
    let images = |draft: &ProductDraft| draft.variants.iter().map(|variant| variant.image.clone()).collect::<Vec<_>>();
    stored.differences(typed).is_empty() && images(stored) == images(typed)
}

/// What is wrong with the fields, out of any refusal; what broke stays broken.
fn problems(failure: Failure<ProductRefusal>) -> Result<Vec<FieldProblem>, Failure> {
    match failure {
        Failure::Refused(ProductRefusal::Invalid(problems) | ProductRefusal::NotReady(problems)) => Ok(problems),
        // The address is that of a product that was removed, or that somebody changes at this moment.
        Failure::Refused(_) | Failure::NotFound => {
            Ok(vec![FieldProblem { field: "slug".to_owned(), problem: Problem::Taken }])
        }
        Failure::SignedOut => Err(Failure::SignedOut),
        Failure::Forbidden => Err(Failure::Forbidden),
        Failure::TooMany { seconds } => Err(Failure::TooMany { seconds }),
        Failure::Broken(error) => Err(Failure::Broken(error)),
    }
}

/// Where the file wants the product.
fn wanted(sheet: &Sheet, goods: &Goods) -> Option<ProductState> {
    if let Some((_, status)) = goods.said(sheet, Column::Status) {
        return ProductState::named(&status.trim().to_lowercase());
    }
    let (_, published) = goods.said(sheet, Column::Published)?;
    let yes = ["true", "yes", "1"].contains(&published.trim().to_lowercase().as_str());
    Some(if yes { ProductState::Active } else { ProductState::Draft })
}

/// The step that leads there.
fn step(wanted: Option<ProductState>, now: ProductState) -> Option<ProductMove> {
    let step = match wanted? {
        ProductState::Active => ProductMove::Publish,
        ProductState::Archived => ProductMove::Archive,
        _ => return None,
    };
    now.may(step).then_some(step)
}

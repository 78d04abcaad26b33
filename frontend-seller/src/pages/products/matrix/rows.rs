//! What stands in the matrix, and how it follows the options.

use domain::catalog::{MOST_OPTIONS, MOST_VARIANTS, OptionDraft, OptionValue, VariantDraft, list, matrix};
use domain::id::VariantId;
use domain::text::suggest_slug;
use leptos::prelude::*;

use crate::pages::products::keeper::Keeper;

/// Something that can be chosen.
#[derive(Clone, Copy)]
pub struct Choice {
    /// Tells it from its sisters while they come and go.
    pub key: u32,
    pub name: RwSignal<String>,
    pub values: RwSignal<Vec<OptionValue>>,
}

/// A variant.
#[derive(Clone, Copy)]
pub struct Line {
    /// Tells it from its sisters while they come and go.
    pub key: u32,
    pub id: Option<VariantId>,
    pub values: RwSignal<Vec<String>>,
    pub sku: RwSignal<String>,
    pub price: RwSignal<String>,
    pub compare_at: RwSignal<String>,
    pub on_hand: RwSignal<String>,
    pub shown: StoredValue<String>,
    pub weight: RwSignal<String>,
    pub image: RwSignal<String>,
}

impl Line {
    fn new(key: u32, draft: VariantDraft) -> Self {
        Self {
            key,
            id: draft.id,
            values: RwSignal::new(list::names(&draft.values)),
            sku: RwSignal::new(draft.sku),
            price: RwSignal::new(draft.price),
            compare_at: RwSignal::new(draft.compare_at),
            on_hand: RwSignal::new(draft.on_hand),
            shown: StoredValue::new(draft.shown),
            weight: RwSignal::new(draft.weight),
            image: RwSignal::new(draft.image),
        }
    }

    /// What the row is called.
    pub fn label(self) -> String {
        self.values.read().join(", ")
    }
}

/// The options and the rows.
#[derive(Clone, Copy)]
pub struct Rows {
    pub choices: RwSignal<Vec<Choice>>,
    pub lines: RwSignal<Vec<Line>>,
    /// Rows that were taken out by hand; they come back by hand.
    pub left_out: RwSignal<Vec<Line>>,
    /// Rows whose values are gone; they come back with them.
    gone: StoredValue<Vec<Line>>,
    title: RwSignal<String>,
    keys: StoredValue<u32>,
    keeper: Option<Keeper>,
}

impl Rows {
    /// As the form was opened.
    pub fn new(options: &[OptionDraft], variants: Vec<VariantDraft>, title: RwSignal<String>) -> Self {
        let mut key = 0;
        let mut next = || {
            key += 1;
            key
        };
        let choice = |key, option: &OptionDraft| Choice {
            key,
            name: RwSignal::new(option.name.clone()),
            values: RwSignal::new(option.parsed()),
        };
        let blank = OptionDraft::default();
        let filled: Vec<&OptionDraft> = options.iter().filter(|option| !option.is_blank()).collect();
        let spare = (filled.is_empty()).then_some(&blank);
        let choices: Vec<Choice> = filled.into_iter().chain(spare).map(|option| choice(next(), option)).collect();
        let filled = variants.into_iter().filter(|variant| !variant.is_blank());
        let mut lines: Vec<Line> = filled.map(|variant| Line::new(next(), variant)).collect();
        if lines.is_empty() {
            lines.push(Line::new(next(), VariantDraft::default()));
        }
        Self {
            choices: RwSignal::new(choices),
            lines: RwSignal::new(lines),
            left_out: RwSignal::new(Vec::new()),
            gone: StoredValue::new(Vec::new()),
            title,
            keys: StoredValue::new(key),
            keeper: use_context(),
        }
    }

    fn key(self) -> u32 {
        self.keys.update_value(|key| *key += 1);
        self.keys.get_value()
    }

    /// Something was changed that no key was pressed for.
    pub fn touched(self) {
        if let Some(keeper) = self.keeper {
            keeper.touch();
        }
    }

    /// Whether another option may be added.
    pub fn may_grow(self) -> bool {
        self.choices.read().len() < MOST_OPTIONS
    }

    /// Adds an option.
    pub fn add_choice(self) {
        let choice = Choice { key: self.key(), name: RwSignal::new(String::new()), values: RwSignal::new(Vec::new()) };
        self.choices.update(|choices| choices.push(choice));
    }

    /// Takes an option away.
    pub fn remove_choice(self, key: u32) {
        self.choices.update(|choices| choices.retain(|choice| choice.key != key));
        if self.choices.read_untracked().is_empty() {
            self.add_choice();
        }
        self.follow();
    }

    /// The values of each option that has some.
    fn options(self) -> Vec<Vec<String>> {
        let names =
            |choice: &Choice| choice.values.read().iter().map(|value| value.name.clone()).collect::<Vec<String>>();
        self.choices.read().iter().map(names).filter(|values| !values.is_empty()).collect()
    }

    /// What is said when there would be too many rows.
    pub fn too_many(self) -> Option<String> {
        let count = matrix::combination_count(&self.options());
        (count > MOST_VARIANTS).then(|| {
            format!(
                "That would make {count} variants, and a product has {MOST_VARIANTS} at most. Take some values away."
            )
        })
    }

    /// The rows follow the options: those that fit stay, those that are missing are made, the rest goes.
    pub fn follow(self) {
        let options = untrack(|| self.options());
        let wanted = if options.is_empty() { vec![Vec::new()] } else { matrix::combinations(&options) };
        if wanted.is_empty() {
            return;
        }
        let taken_out: Vec<Vec<String>> =
            self.left_out.read_untracked().iter().map(|line| line.values.get_untracked()).collect();
        let mut pool = self.lines.get_untracked();
        pool.extend(self.gone.get_value());
        let pattern = pool.first().copied();
        let mut lines = Vec::new();
        for values in wanted.into_iter().filter(|values| !taken_out.contains(values)) {
            let line = take(&mut pool, |known| *known == values)
                // An option came or went: the first row that says as much becomes this one.
                .or_else(|| take(&mut pool, |known| begins_with(&values, known) || begins_with(known, &values)));
            let line = line.unwrap_or_else(|| self.line_like(pattern, &values));
            // The one row of a product without options has no number of its own yet.
            if !values.is_empty() && line.sku.read_untracked().is_empty() {
                line.sku.set(self.number(&values));
            }
            line.values.set(values);
            lines.push(line);
        }
        self.gone.set_value(pool);
        self.lines.set(lines);
        self.touched();
    }

    /// The number that a variant of these values may have.
    fn number(self, values: &[String]) -> String {
        matrix::suggest_sku(&suggest_slug(&self.title.read_untracked()), values)
    }

    fn line_like(self, pattern: Option<Line>, values: &[String]) -> Line {
        let text = |of: fn(Line) -> RwSignal<String>| pattern.map(|line| of(line).get_untracked()).unwrap_or_default();
        let draft = VariantDraft {
            values: list::listed(values),
            sku: self.number(values),
            price: text(|line| line.price),
            compare_at: text(|line| line.compare_at),
            on_hand: "0".to_owned(),
            weight: text(|line| line.weight),
            ..VariantDraft::default()
        };
        Line::new(self.key(), draft)
    }

    /// Takes a row out.
    pub fn leave_out(self, key: u32) {
        let mut lines = self.lines.get_untracked();
        let Some(at) = lines.iter().position(|line| line.key == key).filter(|_| lines.len() > 1) else { return };
        let line = lines.remove(at);
        self.lines.set(lines);
        self.left_out.update(|left_out| left_out.push(line));
        self.touched();
    }

    /// Brings every row back that was taken out.
    pub fn bring_back(self) {
        let back = self.left_out.get_untracked();
        self.left_out.set(Vec::new());
        self.gone.update_value(|gone| gone.extend(back));
        self.follow();
    }

    /// Where a row stands.
    pub fn place(self, key: u32) -> usize {
        self.lines.read().iter().position(|line| line.key == key).unwrap_or_default()
    }
}

fn take(pool: &mut Vec<Line>, fits: impl Fn(&Vec<String>) -> bool) -> Option<Line> {
    let at = pool.iter().position(|line| line.values.with_untracked(&fits))?;
    Some(pool.remove(at))
}

fn begins_with(long: &[String], short: &[String]) -> bool {
    long.len() > short.len() && long.starts_with(short)
}

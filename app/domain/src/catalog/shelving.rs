//! The shelves of the market as an admin arranges them.

use serde::{Deserialize, Serialize};

use crate::id::CategoryId;
use crate::text::{self, Checks, FieldProblem, Problem};

/// A category as an admin types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CategoryForm {
    /// Absent for a new one.
    pub id: Option<CategoryId>,
    pub name: String,
    /// Suggested from the name when empty.
    pub slug: String,
    /// The slug of the one above; empty for a department.
    pub parent: String,
    /// Its place among its sisters; smaller ones come first.
    pub position: String,
}

/// A category as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRow {
    pub id: CategoryId,
    pub slug: String,
    pub name: String,
    /// The slug of the one above.
    pub parent: Option<String>,
    pub position: i32,
    /// Products that stand on it and not below, in whichever state.
    pub products: u32,
    /// Categories directly below.
    pub children: u32,
}

/// Why the shelves stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CategoryRefusal {
    Invalid(Vec<FieldProblem>),
    /// It would stand below itself.
    Circle,
    /// Products stand on it, and nobody said where they go.
    Products {
        count: u32,
    },
    /// Others stand below it.
    Children {
        count: u32,
    },
}

/// A category that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedCategory {
    pub name: String,
    pub slug: String,
    pub position: i32,
}

impl CategoryForm {
    /// The category that may be stored, or what is wrong with each field.
    pub fn check(&self) -> Result<CheckedCategory, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let name = checks.field("name", text::line(&self.name, 2, 60)).unwrap_or_default();
        let wanted = if self.slug.trim().is_empty() { text::suggest_slug(&name) } else { self.slug.clone() };
        let slug = checks.field("slug", text::slug(&wanted)).unwrap_or_default();
        let typed = if self.position.trim().is_empty() { "0" } else { self.position.trim() };
        let range = Problem::OutOfRange { min: 0, max: 9_999 };
        let position = typed.parse().ok().filter(|place| (0..=9_999).contains(place)).ok_or(range);
        let position = checks.field("position", position).unwrap_or_default();
        checks.done()?;
        Ok(CheckedCategory { name, slug, position })
    }
}

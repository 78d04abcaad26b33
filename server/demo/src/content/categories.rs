//! The shelves of the demo market: eight departments, some with shelves of their own.

use crate::market::Category;

/// Name and slug of a shelf below a department.
type Child = (&'static str, &'static str);

/// Departments and, below them, their shelves.
const TREE: [(&str, &str, &[Child]); 8] = [
    (
        "Kitchen",
        "kitchen",
        &[("Coffee and tea", "coffee-and-tea"), ("Cookware", "cookware"), ("Storage", "kitchen-storage")],
    ),
    (
        "Tableware",
        "tableware",
        &[("Cups", "cups"), ("Plates and bowls", "plates-and-bowls"), ("Vases and jugs", "vases-and-jugs")],
    ),
    (
        "Lighting",
        "lighting",
        &[("Pendants", "pendants"), ("Table lamps", "table-lamps"), ("Floor lamps", "floor-lamps")],
    ),
    (
        "Furniture",
        "furniture",
        &[("Seating", "seating"), ("Tables", "tables"), ("Shelves and cabinets", "shelves-and-cabinets")],
    ),
    ("Plants", "plants", &[("House plants", "house-plants"), ("Pots and tools", "pots-and-tools")]),
    ("Stationery", "stationery", &[("Paper", "paper"), ("Writing", "writing"), ("Desk", "desk")]),
    ("Outdoors", "outdoors", &[("Packs", "packs"), ("Camp", "camp")]),
    ("Textiles", "textiles", &[("Home textiles", "home-textiles"), ("To wear", "to-wear")]),
];

/// All shelves, parents first; the slug of a shelf is its key.
pub fn categories() -> Vec<Category> {
    let shelf = |(name, slug): (&str, &str), parent: Option<&str>, position: usize| Category {
        key: slug.into(),
        name: name.into(),
        parent: parent.map(Into::into),
        slug: slug.into(),
        position: i32::try_from(position).unwrap_or(i32::MAX),
    };
    let departments = TREE.iter().enumerate().map(|(i, (name, slug, _))| shelf((name, slug), None, i));
    let below = TREE.iter().flat_map(|(_, slug, children)| {
        children.iter().enumerate().map(move |(i, child)| shelf(*child, Some(slug), i))
    });
    departments.chain(below).collect()
}

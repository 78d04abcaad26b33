//! Finding the shelf that a line means: by its address, or by its name and those above it.

use domain::catalog::CategoryView;

/// What may stand between the names of a way.
const BETWEEN: [&str; 4] = ["->", ">", "/", "»"];

/// The shelves of the market, and the one for lines that mean none of them.
pub(crate) struct Shelves<'a> {
    pub all: &'a [CategoryView],
    /// The slug of a shelf, or empty.
    pub otherwise: &'a str,
}

impl Shelves<'_> {
    /// The slug of the shelf that the words mean: `mugs`, `Mugs`, `Kitchen -> Mugs`.
    pub(crate) fn find(&self, words: &str) -> Option<String> {
        let words = words.trim();
        if let Some(shelf) = self.all.iter().find(|shelf| shelf.slug == words) {
            return Some(shelf.slug.clone());
        }
        let mut way = vec![words];
        for between in BETWEEN {
            way = way.into_iter().flat_map(|part| part.split(between)).collect();
        }
        let way: Vec<&str> = way.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect();
        let mut ends = self.all.iter().filter(|shelf| self.ends_with(shelf, &way));
        let found = ends.next()?;
        // Two shelves of one name under others are told apart by nothing.
        ends.next().is_none().then(|| found.slug.clone())
    }

    /// Whether those are the last names on the way down to the shelf.
    fn ends_with(&self, last: &CategoryView, names: &[&str]) -> bool {
        let mut at = Some(last);
        !names.is_empty()
            && names.iter().rev().all(|name| {
                let here = at.is_some_and(|shelf| shelf.name.to_lowercase() == name.to_lowercase());
                at = at.and_then(|shelf| self.all.iter().find(|above| Some(above.id) == shelf.parent));
                here
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::CategoryId;

    #[test]
    fn shelves_are_found_by_address_name_and_way() {
        let id = |number| CategoryId(uuid::Uuid::from_u128(number));
        let shelf = |number, name: &str, slug: &str, parent: Option<u128>| CategoryView {
            id: id(number),
            slug: slug.into(),
            name: name.into(),
            parent: parent.map(id),
            products: 0,
        };
        let all = [
            shelf(1, "Kitchen", "kitchen", None),
            shelf(2, "Mugs", "mugs", Some(1)),
            shelf(3, "Garden", "garden", None),
            shelf(4, "Sale", "kitchen-sale", Some(1)),
            shelf(5, "Sale", "garden-sale", Some(3)),
        ];
        let shelves = Shelves { all: &all, otherwise: "" };
        let find = |words: &str| shelves.find(words);
        for words in ["mugs", "MUGS", "Kitchen -> Mugs", " Kitchen > mugs "] {
            assert_eq!(find(words).as_deref(), Some("mugs"), "{words}");
        }
        assert_eq!((find("Sale"), find("Garden -> Mugs"), find("")), (None, None, None));
        assert_eq!(find("Garden / Sale").as_deref(), Some("garden-sale"));
    }
}

//! The shelves of the market as a tree: departments, what stands below them, and the way down to each shelf.

use std::collections::HashMap;

use domain::catalog::CategoryView;
use domain::id::CategoryId;

use crate::store::categories::CategoryRow;

/// No way down is longer than this, whatever the rows say.
const DEEPEST: usize = 20;

/// Every category, its products counted with all that stand below it.
#[derive(Debug, Default)]
pub struct Tree {
    all: Vec<CategoryView>,
    by_id: HashMap<CategoryId, usize>,
    by_slug: HashMap<String, usize>,
    below: HashMap<Option<CategoryId>, Vec<usize>>,
}

impl Tree {
    /// The tree of these rows, whose order is kept.
    pub(crate) fn new(rows: Vec<CategoryRow>) -> Self {
        let own: Vec<u32> = rows.iter().map(|row| row.products).collect();
        let mut by_slug: HashMap<String, usize> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            by_slug.extend(row.former.iter().map(|slug| (slug.clone(), at)));
        }
        let view = |row: CategoryRow| CategoryView {
            id: row.id,
            slug: row.slug,
            name: row.name,
            parent: row.parent,
            products: 0,
        };
        let all: Vec<CategoryView> = rows.into_iter().map(view).collect();
        let by_id = all.iter().enumerate().map(|(at, category)| (category.id, at)).collect();
        by_slug.extend(all.iter().enumerate().map(|(at, category)| (category.slug.clone(), at)));
        let mut below: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, category) in all.iter().enumerate() {
            below.entry(category.parent).or_default().push(at);
        }
        let mut tree = Self { all, by_id, by_slug, below };
        for (at, products) in own.into_iter().enumerate().filter(|(_, products)| *products > 0) {
            for step in tree.way_up(at) {
                tree.all[step].products = tree.all[step].products.saturating_add(products);
            }
        }
        tree
    }

    /// Every category.
    pub fn all(&self) -> &[CategoryView] {
        &self.all
    }

    /// The category that has that slug, or had it before.
    pub fn by_slug(&self, slug: &str) -> Option<&CategoryView> {
        self.by_slug.get(slug).map(|at| &self.all[*at])
    }

    /// What stands directly below, where there is something to buy; below nothing stand the departments.
    pub fn children(&self, parent: Option<CategoryId>) -> Vec<CategoryView> {
        let places = self.below.get(&parent).map_or(&[][..], Vec::as_slice);
        places.iter().map(|at| &self.all[*at]).filter(|category| category.products > 0).cloned().collect()
    }

    /// From the department down to the category itself.
    pub fn trail(&self, category: CategoryId) -> Vec<CategoryView> {
        let mut way = self.by_id.get(&category).map(|at| self.way_up(*at)).unwrap_or_default();
        way.reverse();
        way.into_iter().map(|at| self.all[at].clone()).collect()
    }

    /// The category and everything below it.
    pub fn with_all_below(&self, category: CategoryId) -> Vec<CategoryId> {
        let mut found = vec![category];
        let mut next = 0;
        while let Some(parent) = found.get(next).copied() {
            let children = self.below.get(&Some(parent)).into_iter().flatten().map(|at| self.all[*at].id);
            let new: Vec<CategoryId> = children.filter(|child| !found.contains(child)).collect();
            found.extend(new);
            next += 1;
        }
        found
    }

    /// The category and its sisters under the same parent; a department has none.
    pub(crate) fn with_sisters(&self, category: CategoryId) -> Vec<CategoryId> {
        let parent = self.by_id.get(&category).and_then(|at| self.all[*at].parent);
        parent.map_or_else(|| self.with_all_below(category), |parent| self.with_all_below(parent))
    }

    fn way_up(&self, from: usize) -> Vec<usize> {
        let above = |at: &usize| self.all[*at].parent.and_then(|parent| self.by_id.get(&parent).copied());
        std::iter::successors(Some(from), above).take(DEEPEST).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> CategoryId {
        CategoryId(uuid::Uuid::from_u128(number))
    }

    fn row(number: u128, parent: Option<u128>, products: u32) -> CategoryRow {
        let name = format!("c{number}");
        CategoryRow {
            id: id(number),
            slug: name.clone(),
            former: vec![format!("old-{number}")],
            name,
            parent: parent.map(id),
            products,
        }
    }

    fn kitchen() -> Tree {
        Tree::new(vec![row(1, None, 1), row(2, Some(1), 2), row(3, Some(2), 4), row(4, Some(1), 0), row(5, None, 0)])
    }

    #[test]
    fn products_count_on_every_shelf_above_them() {
        let counts: Vec<u32> = kitchen().all().iter().map(|category| category.products).collect();
        assert_eq!(counts, [7, 6, 4, 0, 0]);
    }

    #[test]
    fn empty_shelves_are_not_offered() {
        let tree = kitchen();
        let slugs = |parent| tree.children(parent).into_iter().map(|c| c.slug).collect::<Vec<_>>();
        assert_eq!((slugs(None), slugs(Some(id(1)))), (vec!["c1".to_owned()], vec!["c2".to_owned()]));
    }

    #[test]
    fn a_trail_leads_down_from_the_department() {
        let trail: Vec<String> = kitchen().trail(id(3)).into_iter().map(|category| category.slug).collect();
        assert_eq!(trail, ["c1", "c2", "c3"]);
        assert_eq!(kitchen().with_all_below(id(1)), [id(1), id(2), id(4), id(3)]);
    }

    #[test]
    fn a_former_address_leads_to_the_category_and_takes_no_other_ones_place() {
        let mut rows = vec![row(1, None, 1), row(2, None, 1)];
        rows[0].former.push("c2".to_owned());
        let tree = Tree::new(rows);
        let found = |slug| tree.by_slug(slug).map(|category| category.id);
        assert_eq!((found("old-1"), found("c2"), found("c9")), (Some(id(1)), Some(id(2)), None));
    }

    #[test]
    fn rows_in_a_circle_end_nothing() {
        let tree = Tree::new(vec![row(1, Some(2), 1), row(2, Some(1), 1)]);
        assert_eq!(tree.with_all_below(id(1)).len(), 2);
        assert!(tree.trail(id(1)).len() <= DEEPEST);
    }
}

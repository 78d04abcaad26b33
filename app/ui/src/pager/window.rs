//! Which page numbers are shown, and how a page says where it is.

use crate::grouped;

/// One place in the row of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A page, counted from 1.
    Page(u64),
    /// Pages left out.
    Gap,
}

/// The pages to show: the first, the last, the open one and its neighbours. A gap stands
/// for two pages or more, never for one.
pub fn window(page: u64, pages: u64) -> Vec<Stop> {
    let pages = pages.max(1);
    let page = page.clamp(1, pages);
    // Near an end three pages are shown, so that the row does not jump while paging.
    let first = if page <= 3 { 1 } else { page - 1 };
    let last = if page + 2 >= pages { pages } else { (page + 1).max(3) };
    let first = if page + 2 >= pages { first.min(pages.saturating_sub(2).max(1)) } else { first };
    let mut stops = Vec::with_capacity(9);
    match first {
        1 => {}
        2 => stops.push(Stop::Page(1)),
        3 => stops.extend([Stop::Page(1), Stop::Page(2)]),
        _ => stops.extend([Stop::Page(1), Stop::Gap]),
    }
    stops.extend((first..=last).map(Stop::Page));
    match pages - last {
        0 => {}
        1 => stops.push(Stop::Page(pages)),
        2 => stops.extend([Stop::Page(pages - 1), Stop::Page(pages)]),
        _ => stops.extend([Stop::Gap, Stop::Page(pages)]),
    }
    stops
}

/// Where a page is: "1 to 24 of 224".
pub fn span(page: u64, per: u64, total: u64) -> String {
    if total == 0 {
        return "Nothing here".to_owned();
    }
    let first = page.saturating_sub(1).saturating_mul(per).saturating_add(1).min(total);
    let last = page.saturating_mul(per).min(total);
    format!("{} to {} of {}", grouped(first), grouped(last.max(first)), grouped(total))
}

#[cfg(test)]
mod tests {
    use super::{Stop, span, window};

    fn written(page: u64, pages: u64) -> String {
        let stops = window(page, pages).into_iter().map(|stop| match stop {
            Stop::Page(number) if number == page => format!("[{number}]"),
            Stop::Page(number) => number.to_string(),
            Stop::Gap => "…".to_owned(),
        });
        stops.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_long_list_shows_its_ends_and_where_one_is() {
        assert_eq!(written(1, 132), "[1] 2 3 … 132");
        assert_eq!(written(3, 132), "1 2 [3] 4 … 132");
        assert_eq!(written(60, 132), "1 … 59 [60] 61 … 132");
        assert_eq!(written(130, 132), "1 … 129 [130] 131 132");
        assert_eq!(written(132, 132), "1 … 130 131 [132]");
    }

    #[test]
    fn a_gap_never_stands_for_one_page() {
        for pages in 1..40 {
            for page in 1..=pages {
                let stops = window(page, pages);
                assert!(stops.contains(&Stop::Page(page)), "{page} of {pages}");
                for at in stops.iter().enumerate().filter(|(_, stop)| **stop == Stop::Gap).map(|(at, _)| at) {
                    let (Stop::Page(before), Stop::Page(after)) = (stops[at - 1], stops[at + 1]) else {
                        panic!("a gap stands between pages");
                    };
                    assert!(after - before > 2, "{}", written(page, pages));
                }
                let numbers: Vec<u64> =
                    stops.iter().filter_map(|stop| if let Stop::Page(n) = stop { Some(*n) } else { None }).collect();
                assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{}", written(page, pages));
                assert_eq!((numbers.first(), numbers.last()), (Some(&1), Some(&pages)));
            }
        }
    }

    #[test]
    fn a_page_says_where_it_is() {
        assert_eq!(span(1, 24, 224), "1 to 24 of 224");
        assert_eq!(span(10, 24, 224), "217 to 224 of 224");
        assert_eq!(span(1, 14, 1_842), "1 to 14 of 1,842");
        assert_eq!(span(1, 24, 0), "Nothing here");
        assert_eq!(span(u64::MAX, u64::MAX, 5), "5 to 5 of 5");
    }
}

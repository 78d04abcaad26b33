//! Who hears what: the whole table, so that a change of it is seen and meant.

#[test]
fn the_table_is_as_it_was_meant() {
    insta::assert_snapshot!(marketplace::wiring::wiring().describe());
}

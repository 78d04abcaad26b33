//! The names of the icons, each spelled once.

macro_rules! icon_names {
    ($($constant:ident $variant:ident $id:literal,)*) => {
        /// One drawing of the sprite.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName {
            $(#[doc = $id] $variant,)*
        }

        impl IconName {
            /// Every drawing, in the order of the sprite.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the sprite.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The address of the drawing.
            pub const fn href(self) -> &'static str {
                match self { $(Self::$variant => concat!("/icons.svg#", $id),)* }
            }
        }

        /// The same names as constants: `icons::SEARCH`.
        pub mod icons {
            use super::IconName;
            $(#[doc = $id] pub const $constant: IconName = IconName::$variant;)*
        }
    };
}

icon_names! {
    SEARCH Search "search",
    SHOPPING_BAG ShoppingBag "shopping-bag",
    SHOPPING_CART ShoppingCart "shopping-cart",
    HEART Heart "heart",
    USER User "user",
    USERS Users "users",
    MESSAGE_CIRCLE MessageCircle "message-circle",
    MAP_PIN MapPin "map-pin",
    CHEVRON_DOWN ChevronDown "chevron-down",
    CHEVRON_UP ChevronUp "chevron-up",
    CHEVRON_LEFT ChevronLeft "chevron-left",
    CHEVRON_RIGHT ChevronRight "chevron-right",
    CHEVRONS_UP_DOWN ChevronsUpDown "chevrons-up-down",
    X X "x",
    CHECK Check "check",
    CIRCLE_CHECK CircleCheck "circle-check",
    PLUS Plus "plus",
    MINUS Minus "minus",
    TRUCK Truck "truck",
    UNDO_2 Undo2 "undo-2",
    SHIELD_CHECK ShieldCheck "shield-check",
    BADGE_CHECK BadgeCheck "badge-check",
    STORE Store "store",
    LOCK Lock "lock",
    KEY_ROUND KeyRound "key-round",
    CIRCLE_ALERT CircleAlert "circle-alert",
    TRIANGLE_ALERT TriangleAlert "triangle-alert",
    CIRCLE_HELP CircleHelp "circle-help",
    INFO Info "info",
    PACKAGE Package "package",
    PACKAGE_CHECK PackageCheck "package-check",
    PACKAGE_X PackageX "package-x",
    BOX Box "box",
    CREDIT_CARD CreditCard "credit-card",
    WALLET Wallet "wallet",
    RECEIPT Receipt "receipt",
    BANKNOTE Banknote "banknote",
    PERCENT Percent "percent",
    MAIL Mail "mail",
    BELL Bell "bell",
    SETTINGS Settings "settings",
    CHART_LINE ChartLine "chart-line",
    CHART_COLUMN ChartColumn "chart-column",
    LIST List "list",
    LAYOUT_DASHBOARD LayoutDashboard "layout-dashboard",
    LAYOUT_GRID LayoutGrid "layout-grid",
    LOG_OUT LogOut "log-out",
    LOG_IN LogIn "log-in",
    MENU Menu "menu",
    FILTER Filter "filter",
    SLIDERS_HORIZONTAL SlidersHorizontal "sliders-horizontal",
    ARROW_RIGHT ArrowRight "arrow-right",
    ARROW_LEFT ArrowLeft "arrow-left",
    ARROW_UP ArrowUp "arrow-up",
    ARROW_DOWN ArrowDown "arrow-down",
    ARROW_UP_RIGHT ArrowUpRight "arrow-up-right",
    ARROW_DOWN_RIGHT ArrowDownRight "arrow-down-right",
    ARROW_DOWN_UP ArrowDownUp "arrow-down-up",
    EXTERNAL_LINK ExternalLink "external-link",
    LINK Link "link",
    IMAGE Image "image",
    UPLOAD Upload "upload",
    DOWNLOAD Download "download",
    TRASH_2 Trash2 "trash-2",
    PENCIL Pencil "pencil",
    COPY Copy "copy",
    ARCHIVE Archive "archive",
    EYE Eye "eye",
    EYE_OFF EyeOff "eye-off",
    CLOCK Clock "clock",
    HOURGLASS Hourglass "hourglass",
    STAR Star "star",
    CALENDAR Calendar "calendar",
    TICKET Ticket "ticket",
    TAG Tag "tag",
    SUN Sun "sun",
    MOON Moon "moon",
    MONITOR Monitor "monitor",
    REFRESH_CW RefreshCw "refresh-cw",
    ROTATE_CCW RotateCcw "rotate-ccw",
    LOADER_CIRCLE LoaderCircle "loader-circle",
    INBOX Inbox "inbox",
    FILE_TEXT FileText "file-text",
    PRINTER Printer "printer",
    GRIP_VERTICAL GripVertical "grip-vertical",
    ELLIPSIS Ellipsis "ellipsis",
    GLOBE Globe "globe",
    HOUSE House "house",
    PHONE Phone "phone",
    SEND Send "send",
    THUMBS_UP ThumbsUp "thumbs-up",
    FLAG Flag "flag",
    BAN Ban "ban",
    GIFT Gift "gift",
    SCALE Scale "scale",
    TERMINAL Terminal "terminal",
    ACTIVITY Activity "activity",
    SERVER Server "server",
    CIRCLE Circle "circle",
    MAXIMIZE_2 Maximize2 "maximize-2",
    KEYBOARD Keyboard "keyboard",
    COLUMNS_3 Columns3 "columns-3",
    MARK Mark "mark",
    STAR_FULL StarFull "star-full",
}

#[cfg(test)]
mod tests {
    use super::IconName;

    const SPRITES: [&str; 3] = [
        include_str!("../../../../frontend-user/public/icons.svg"),
        include_str!("../../../../frontend-seller/public/icons.svg"),
        include_str!("../../../../frontend-admin/public/icons.svg"),
    ];

    #[test]
    fn every_name_is_drawn_and_every_drawing_named() {
        for sprite in SPRITES {
            for name in IconName::ALL {
                assert!(sprite.contains(&format!("id=\"{}\"", name.id())), "{} is not drawn", name.id());
            }
            assert_eq!(sprite.matches("<symbol").count(), IconName::ALL.len());
        }
    }

    #[test]
    fn the_three_sites_share_one_sprite() {
        assert!(SPRITES[0] == SPRITES[1] && SPRITES[1] == SPRITES[2]);
    }
}

//! The boxes of an AVIF (ISO/IEC 14496-12 and 23008-12) and the units of AV1 in them. Every length is checked where it
//! is read; nothing is copied but the data of an item.

use domain::catalog::ImageRefusal;

/// The most properties of a file, and the most pictures that may belong to another one.
const MANY: usize = 256;

/// Units of AV1 that matter: the head of the stream, the head of a frame, its tiles, and both at once.
pub(super) const SEQUENCE: u8 = 1;
pub(super) const FRAME_HEADER: u8 = 3;
pub(super) const TILES: u8 = 4;
pub(super) const FRAME: u8 = 6;

/// How colours are coded, by the numbers of ITU-T H.273.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colours {
    pub matrix: u8,
    pub full: bool,
}

/// What changes places in a mirrored picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mirror {
    TopAndBottom,
    Sides,
}

/// Bytes that are read from their beginning.
#[derive(Clone, Copy)]
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of so many bytes, the largest first; none is nothing.
    fn number(&mut self, size: usize) -> Option<u64> {
        Some(self.take(size)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    /// The version and the flags of a box that has them.
    fn version(&mut self) -> Option<(u8, u8)> {
        let bytes = self.take(4)?;
        Some((bytes[0], bytes[3]))
    }

    /// The number of an item, which is longer in boxes of a later version.
    fn item(&mut self, long: bool) -> Option<u64> {
        self.number(if long { 4 } else { 2 })
    }
}

/// A box: what it is, and what is in it.
type Part<'a> = ([u8; 4], Bytes<'a>);

/// The boxes one after the other, up to one that is not whole.
struct Parts<'a>(Bytes<'a>);

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let rest = &mut self.0;
        let size = rest.number(4)?;
        let kind = rest.take(4)?.try_into().ok()?;
        let length = match size {
            0 => rest.0.len(),
            1 => usize::try_from(rest.number(8)?.checked_sub(16)?).ok()?,
            size => usize::try_from(size.checked_sub(8)?).ok()?,
        };
        Some((kind, Bytes(rest.take(length)?)))
    }
}

/// What a file says it is, four bytes each: the first box, which has to be there as a whole.
pub(super) fn brands(bytes: &[u8]) -> Option<&[u8]> {
    let (kind, content) = Parts(Bytes(bytes)).next()?;
    (kind == *b"ftyp").then_some(content.0)
}

/// Where everything of a file is.
pub(super) struct Container<'a> {
    file: &'a [u8],
    primary: u64,
    places: Bytes<'a>,
    kinds: Bytes<'a>,
    references: Option<Bytes<'a>>,
    inside: Option<Bytes<'a>>,
    properties: Vec<Part<'a>>,
    belongings: Vec<Bytes<'a>>,
}

impl<'a> Container<'a> {
    pub fn read(file: &'a [u8]) -> Result<Self, ImageRefusal> {
        Self::open(file).ok_or(ImageRefusal::Damaged)
    }

    fn open(file: &'a [u8]) -> Option<Self> {
        let mut meta = find(Bytes(file), *b"meta")?;
        meta.version()?;
        let mut primary = find(meta, *b"pitm")?;
        let (version, _) = primary.version()?;
        let parts = find(meta, *b"iprp")?;
        let properties: Vec<_> = Parts(find(parts, *b"ipco")?).take(MANY).collect();
        let belongings = Parts(parts).filter(|(kind, _)| kind == b"ipma").map(|(_, content)| content);
        Some(Self {
            file,
            primary: primary.item(version > 0)?,
            places: find(meta, *b"iloc")?,
            kinds: find(meta, *b"iinf")?,
            references: find(meta, *b"iref"),
            inside: find(meta, *b"idat"),
            properties,
            belongings: belongings.take(MANY).collect(),
        })
    }

    /// The item that is the picture.
    pub fn primary(&self) -> Result<u64, ImageRefusal> {
        match self.kind(self.primary) {
            Some(kind) if kind == *b"av01" => Ok(self.primary),
            Some(_) => Err(ImageRefusal::WrongKind),
            None => Err(ImageRefusal::Damaged),
        }
    }

    fn kind(&self, item: u64) -> Option<[u8; 4]> {
        let mut list = self.kinds;
        let (version, _) = list.version()?;
        list.item(version > 0)?;
        Parts(list).filter(|(kind, _)| kind == b"infe").find_map(|(_, mut entry)| {
            let (version, _) = entry.version()?;
            let of = entry.item(version > 2)?;
            entry.number(2)?;
            let kind = entry.take(4)?.try_into().ok()?;
            (version >= 2 && of == item).then_some(kind)
        })
    }

    /// The item that says how clear the picture is.
    pub fn alpha(&self, item: u64) -> Option<u64> {
        const NAMES: [&[u8]; 2] = [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0"];
        let helpers: Vec<_> = self.references(*b"auxl").filter(|(_, to)| *to == item).take(4).collect();
        helpers.into_iter().map(|(from, _)| from).find(|from| {
            let named = self.property(*from, *b"auxC").and_then(|property| property.0.get(4..));
            let coded = self.kind(*from) == Some(*b"av01");
            coded && named.is_some_and(|named| NAMES.iter().any(|name| named.starts_with(name)))
        })
    }

    /// Whether the colours were made darker where the picture is clear.
    pub fn premultiplied(&self, item: u64) -> bool {
        self.references(*b"prem").any(|(from, _)| from == item)
    }

    /// References of that kind, from one item to another.
    fn references(&self, kind: [u8; 4]) -> impl Iterator<Item = (u64, u64)> + '_ {
        let mut list = self.references.unwrap_or(Bytes(&[]));
        let long = list.version().is_some_and(|(version, _)| version > 0);
        Parts(list).filter(move |(of, _)| *of == kind).flat_map(move |(_, mut content)| {
            let from = content.item(long);
            let count = content.number(2).unwrap_or(0);
            (0..count).map_while(move |_| Some((from?, content.item(long)?)))
        })
    }

    /// Width and height.
    pub fn size(&self, item: u64) -> Result<(u32, u32), ImageRefusal> {
        let read = || {
            let mut property = self.property(item, *b"ispe")?;
            property.version()?;
            let mut side = || u32::try_from(property.number(4)?).ok();
            Some((side()?, side()?))
        };
        read().ok_or(ImageRefusal::Damaged)
    }

    /// How its colours are coded, if the file says so; a profile of colours is passed over.
    pub fn colours(&self, item: u64) -> Option<Colours> {
        self.properties(item, *b"colr").find_map(|mut property| {
            let named = property.take(4)? == b"nclx";
            property.number(4)?;
            let matrix = u8::try_from(property.number(2)?).ok()?;
            let full = property.byte()? & 0x80 != 0;
            named.then_some(Colours { matrix, full })
        })
    }

    /// Quarters against the clock.
    pub fn turns(&self, item: u64) -> u8 {
        self.property(item, *b"irot").and_then(|mut property| property.byte()).map_or(0, |turns| turns & 3)
    }

    pub fn mirrors(&self, item: u64) -> Option<Mirror> {
        let axis = self.property(item, *b"imir")?.byte()? & 1;
        Some(if axis == 0 { Mirror::TopAndBottom } else { Mirror::Sides })
    }

    fn property(&self, item: u64, kind: [u8; 4]) -> Option<Bytes<'a>> {
        self.properties(item, kind).next()
    }

    /// The properties of that kind that belong to an item.
    fn properties(&self, item: u64, kind: [u8; 4]) -> impl Iterator<Item = Bytes<'a>> + '_ {
        let indices = self.belongings.iter().find_map(|list| indices(*list, item)).unwrap_or_default();
        let found = indices.into_iter().filter_map(|index| self.properties.get(index.checked_sub(1)?).copied());
        found.filter(move |(of, _)| *of == kind).map(|(_, content)| content)
    }

    /// The data of an item, put together of its pieces.
    pub fn data(&self, item: u64) -> Result<Vec<u8>, ImageRefusal> {
        self.pieces(item).filter(|data| !data.is_empty()).ok_or(ImageRefusal::Damaged)
    }

    fn pieces(&self, item: u64) -> Option<Vec<u8>> {
        let mut list = self.places;
        let (version, _) = list.version()?;
        let sizes = list.number(2)?;
        let size = |shift: u32| Some(usize::from((sizes >> shift).to_le_bytes()[0] & 15)).filter(|size| *size <= 8);
        let (offset, length, base) = (size(12)?, size(8)?, size(4)?);
        let index = if version > 0 { size(0)? } else { 0 };
        let items = list.item(version > 1)?;
        for _ in 0..items {
            let here = list.item(version > 1)? == item;
            let inside = version > 0 && list.number(2)? & 15 == 1;
            list.number(2)?;
            let base = list.number(base)?;
            let count = list.number(2)?;
            let source = if inside { self.inside?.0 } else { self.file };
            let mut data = Vec::new();
            for _ in 0..count {
                list.take(index)?;
                let (offset, length) = (list.number(offset)?, list.number(length)?);
                if !here {
                    continue;
                }
                let rest = source.get(usize::try_from(base.checked_add(offset)?).ok()?..)?;
                let piece = if length == 0 { rest } else { rest.get(..usize::try_from(length).ok()?)? };
                // No more than there is: the same bytes many times would be a small file with a large picture.
                if data.len() + piece.len() > self.file.len() {
                    return None;
                }
                data.extend_from_slice(piece);
            }
            if here {
                return Some(data);
            }
        }
        None
    }
}

fn find(within: Bytes<'_>, kind: [u8; 4]) -> Option<Bytes<'_>> {
    Parts(within).find(|(of, _)| *of == kind).map(|(_, content)| content)
}

/// Which properties a list gives to an item, counted from one.
fn indices(mut list: Bytes<'_>, item: u64) -> Option<Vec<usize>> {
    let (version, flags) = list.version()?;
    let size = if flags & 1 == 1 { 2 } else { 1 };
    for _ in 0..list.number(4)? {
        let here = list.item(version > 0)? == item;
        let count = usize::from(list.byte()?);
        let entries = list.take(count * size)?;
        if here {
            // The highest bit says that the property matters.
            let mask = if size == 2 { 0x7fff } else { 0x7f };
            let index = |entry: &[u8]| entry.iter().fold(0, |index, byte| index << 8 | usize::from(*byte)) & mask;
            return Some(entries.chunks_exact(size).map(index).collect());
        }
    }
    None
}

/// The units of AV1 in these bytes: what each is, and what is in it. The last one need not say how long it is.
pub(super) fn units(bytes: &[u8]) -> impl Iterator<Item = Result<(u8, &[u8]), ImageRefusal>> {
    let mut rest = Bytes(bytes);
    std::iter::from_fn(move || {
        if rest.0.is_empty() {
            return None;
        }
        let unit = unit(&mut rest).ok_or(ImageRefusal::Damaged);
        if unit.is_err() {
            rest = Bytes(&[]);
        }
        Some(unit)
    })
}

fn unit<'a>(rest: &mut Bytes<'a>) -> Option<(u8, &'a [u8])> {
    let head = rest.byte()?;
    if head & 0x80 != 0 {
        return None;
    }
    if head & 4 != 0 {
        rest.byte()?;
    }
    let length = if head & 2 == 0 { rest.0.len() } else { length(rest)? };
    Some((head >> 3 & 15, rest.take(length)?))
}

/// A number of which every byte holds seven bits, the smallest first.
fn length(rest: &mut Bytes<'_>) -> Option<usize> {
    let mut length = 0;
    for shift in 0..5 {
        let byte = rest.byte()?;
        length |= u64::from(byte & 0x7f) << (7 * shift);
        if byte & 0x80 == 0 {
            return usize::try_from(length).ok();
        }
    }
    None
}

/// Puts a unit behind others, with its length.
pub(super) fn put_unit(stream: &mut Vec<u8>, kind: u8, content: &[u8]) {
    stream.push(kind << 3 | 2);
    let mut length = content.len();
    while length > 0x7f {
        stream.push(length.to_le_bytes()[0] | 0x80);
        length >>= 7;
    }
    stream.push(length.to_le_bytes()[0]);
    stream.extend_from_slice(content);
}

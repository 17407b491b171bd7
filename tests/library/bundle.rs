//! Bundles: the same files give the same bytes; what is not right in every part is refused, with nothing kept.

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use balm::bundle::{
    Archive, KeyFile, MANIFEST, Manifest, PackedFile, Packing, PublicKey, SIGNATURE, Signed, SigningKey,
    Store, Trust, Verdict,
};
use balm::library::{AddedFolder, AddedRecord};
use tempfile::TempDir;

const ROUTINE: &str = "balm = 1\ntitle = \"Neck\"\n";

fn files() -> Vec<PackedFile> {
    let file = |name: &str, bytes: &[u8]| PackedFile { name: name.to_owned(), bytes: bytes.to_vec() };
    vec![
        file("neck.toml", ROUTINE.as_bytes()),
        file("sounds/rain.ogg", &[7; 5000]),
        file("a/b.txt", b"words"),
    ]
}

fn packed(files: Vec<PackedFile>, revision: u32, key: Option<&SigningKey>) -> Vec<u8> {
    let mut packing = Packing::begin(Manifest::begin("neck", revision, "Neck", "neck.toml"));
    files.into_iter().for_each(|file| packing.add(file).unwrap());
    let mut out = Cursor::new(Vec::new());
    packing.write(key, &mut out).unwrap();
    out.into_inner()
}

/// Everything in a bundle, as far as it is taken: what was signed, and each file.
fn taken(folder: &Path, bytes: &[u8]) -> Result<(Vec<u8>, Vec<Vec<u8>>), String> {
    let path = folder.join("b.balm");
    fs::write(&path, bytes).unwrap();
    let mut archive = Archive::open(File::open(&path).unwrap()).map_err(|e| e.to_string())?;
    Signed::of(&archive).map_err(|e| e.to_string())?;
    let names: Vec<String> = archive.manifest().files.keys().cloned().collect();
    let mut copy = |name: &String| {
        let mut out = Vec::new();
        archive.copy(name, &mut out).map(|()| out).map_err(|e| e.to_string())
    };
    let all = names.iter().map(&mut copy).collect::<Result<_, _>>()?;
    Ok((archive.signed_bytes().to_vec(), all))
}

fn key(folder: &Path) -> SigningKey {
    KeyFile::in_folder(folder).make("", None).unwrap()
}

#[test]
fn the_same_files_give_the_same_bytes_and_come_out_again() {
    let folder = TempDir::new().unwrap();
    let mut backwards = files();
    backwards.reverse();
    assert_eq!(packed(files(), 3, None), packed(backwards, 3, None));
    let (_, all) = taken(folder.path(), &packed(files(), 3, None)).unwrap();
    assert_eq!(all, [b"words".to_vec(), ROUTINE.as_bytes().to_vec(), vec![7; 5000]]);
}

#[test]
fn a_byte_that_was_changed_is_found_wherever_it_is() {
    let folder = TempDir::new().unwrap();
    let bytes = packed(files(), 3, Some(&key(folder.path())));
    let right = taken(folder.path(), &bytes).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        // What says nothing of the contents, such as the time of a file, may change; the contents may not.
        if let Ok(taken) = taken(folder.path(), &changed) {
            assert!(taken == right, "byte {at}");
        }
    }
}

/// A zip written by hand, in which anything may be wrong.
#[derive(Clone)]
struct Member {
    name: Vec<u8>,
    local_name: Option<Vec<u8>>,
    bytes: Vec<u8>,
    size: Option<u32>,
    local_size: Option<u32>,
    crc: Option<u32>,
    local_crc: Option<u32>,
    flags: u16,
    local_flags: Option<u16>,
    method: u16,
    attributes: u32,
    extra: Vec<u8>,
    local_extra: Option<Vec<u8>>,
}

impl Member {
    fn new(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            local_name: None,
            bytes: bytes.to_vec(),
            size: None,
            local_size: None,
            crc: None,
            local_crc: None,
            flags: 0x800,
            local_flags: None,
            method: 0,
            attributes: 0o100_644 << 16,
            extra: Vec::new(),
            local_extra: None,
        }
    }

    fn head(&self, is_local: bool, out: &mut Vec<u8>) {
        let size = self.size.unwrap_or(self.bytes.len() as u32);
        let crc = self.crc.unwrap_or_else(|| crc(&self.bytes));
        let (size, crc) = match is_local {
            true => (self.local_size.unwrap_or(size), self.local_crc.unwrap_or(crc)),
            false => (size, crc),
        };
        let name = self.local_name.as_ref().filter(|_| is_local).unwrap_or(&self.name);
        let flags = self.local_flags.filter(|_| is_local).unwrap_or(self.flags);
        let extra = self.local_extra.as_ref().filter(|_| is_local).unwrap_or(&self.extra);
        for short in [20, flags, self.method, 0, 0x21] {
            out.extend(short.to_le_bytes());
        }
        for long in [crc, self.bytes.len() as u32, size] {
            out.extend(long.to_le_bytes());
        }
        out.extend((name.len() as u16).to_le_bytes());
        out.extend((extra.len() as u16).to_le_bytes());
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    };
    !bytes.iter().fold(!0, step)
}

fn zipped(members: &[Member]) -> Vec<u8> {
    zipped_with(members, |_, list| list)
}

/// The same, with another list of files in the place of the one that is right; `change` is told where it begins.
fn zipped_with(members: &[Member], change: impl Fn(usize, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for member in members {
        let starts = out.len() as u32;
        out.extend(b"PK\x03\x04");
        member.head(true, &mut out);
        out.extend(member.local_name.as_ref().unwrap_or(&member.name));
        out.extend(member.local_extra.as_ref().unwrap_or(&member.extra));
        out.extend(&member.bytes);
        list.extend(b"PK\x01\x02");
        list.extend(0x0314_u16.to_le_bytes());
        member.head(false, &mut list);
        list.extend([0; 6]);
        list.extend(member.attributes.to_le_bytes());
        list.extend(starts.to_le_bytes());
        list.extend(&member.name);
        list.extend(&member.extra);
    }
    let list = change(out.len(), list);
    let (at, size, count) = (out.len() as u32, list.len() as u32, members.len() as u16);
    out.extend(list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// A right bundle of one routine and these files, as members to be spoilt.
fn members(more: &[(&str, &[u8])]) -> Vec<Member> {
    let mut files = vec![("neck.toml", ROUTINE.as_bytes())];
    files.extend(more);
    let entries: Vec<String> = files
        .iter()
        .map(|(name, bytes)| {
            use sha2::Digest;
            let digest: String =
                sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let name = serde_json::to_string(name).unwrap();
            format!("{name}: {{\"size\": {}, \"sha256\": \"{digest}\"}}", bytes.len())
        })
        .collect();
    let manifest = format!(
        "{{\"bundle\": 1, \"id\": \"neck\", \"revision\": 3, \"title\": \"Neck\", \"entry\": \"neck.toml\", \
         \"made_with\": \"a test\", \"files\": {{{}}}}}",
        entries.join(", ")
    );
    let mut members = vec![
        Member::new("mimetype", b"application/vnd.balm.routine+zip"),
        Member::new(MANIFEST, manifest.as_bytes()),
    ];
    members.extend(files.iter().map(|(name, bytes)| Member::new(name, bytes)));
    members
}

fn spoilt(spoil: impl Fn(&mut Vec<Member>)) -> Vec<u8> {
    let mut members = members(&[("rain.ogg", &[7; 900])]);
    spoil(&mut members);
    zipped(&members)
}

/// A list in which a second one for large files (APPNOTE.TXT 4.3.14) follows the first: programs that know that form
/// read the second.
fn two_lists(at: usize, list: Vec<u8>) -> Vec<u8> {
    let (size, count) = (list.len() as u64, 4_u64);
    let second = at as u64 + size;
    let mut all = [list.clone(), list].concat();
    all.extend(b"PK\x06\x06");
    all.extend(44_u64.to_le_bytes());
    all.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for long in [count, count, size, second] {
        all.extend(long.to_le_bytes());
    }
    all.extend(b"PK\x06\x07\0\0\0\0");
    all.extend((second + size).to_le_bytes());
    all.extend([1, 0, 0, 0]);
    all
}

/// A packed file, in one block that is not made smaller, with `after` behind it.
fn deflated(member: &mut Member, after: &[u8]) {
    let (bytes, length) = (member.bytes.clone(), member.bytes.len() as u16);
    (member.method, member.size, member.crc) = (8, Some(u32::from(length)), Some(crc(&bytes)));
    member.bytes = [&[1], &length.to_le_bytes()[..], &(!length).to_le_bytes()[..], &bytes, after].concat();
}

#[test]
fn a_bundle_that_leaves_room_for_two_opinions_is_refused() {
    let folder = TempDir::new().unwrap();
    let right = spoilt(|_| {});
    assert!(taken(folder.path(), &right).is_ok());
    assert!(taken(folder.path(), &spoilt(|m| deflated(&mut m[3], b""))).is_ok());
    let named = |name: &str| zipped(&members(&[(name, b"x")]));
    let mut hostile: Vec<(String, Vec<u8>)> = Vec::new();
    let names = [
        "../evil.toml",
        "/abs.toml",
        "a\\..\\b.toml",
        "CON.toml",
        "nul.ogg",
        "a.toml:ads",
        "dot.toml.",
        "blank.toml ",
        "NECK.toml",
        "cafe\u{301}.toml",
        "esc\u{1b}[2J.toml",
        "bel\u{7}.toml",
        "bidi\u{202e}.toml",
        "run.sh",
        "a/b/c/d/e.toml",
        "__MACOSX/x.toml/",
        ".hidden.toml",
    ];
    hostile.extend(names.iter().map(|name| ((*name).to_owned(), named(name))));
    let mut add = |what: &str, bytes: Vec<u8>| hostile.push((what.to_owned(), bytes));
    add("a link", spoilt(|m| m[3].attributes = 0o120_777 << 16));
    add("two of one name", spoilt(|m| m.push(m[3].clone())));
    add(
        "two of one name, one of them hidden",
        spoilt(|m| {
            m.push(Member { local_name: Some(b"hide.ogg".to_vec()), ..m[3].clone() });
        }),
    );
    add("another name before the file", spoilt(|m| m[3].local_name = Some(b"rein.ogg".to_vec())));
    add("another digest before the file", spoilt(|m| m[3].local_crc = Some(1)));
    add("another size before the file", spoilt(|m| m[3].local_size = Some(9)));
    add("another size in the list", spoilt(|m| m[3].size = Some(901)));
    add("another digest", spoilt(|m| m[3].crc = Some(1)));
    add(
        "a bomb",
        spoilt(|m| {
            m[3].method = 8;
            m[3].size = Some(200 << 20);
        }),
    );
    add("under a password", spoilt(|m| m[3].flags |= 1));
    add("sizes after the files", spoilt(|m| m[3].flags |= 8));
    add("packed in another way", spoilt(|m| m[3].method = 12));
    add("notes of another program", spoilt(|m| m[3].extra = vec![0x75, 0x70, 1, 0, 1]));
    add("notes of another program before the file", spoilt(|m| m[3].local_extra = Some(vec![7; 90])));
    add("another mark before the file", spoilt(|m| m[3].local_flags = Some(0)));
    add("an unknown mark", spoilt(|m| m[3].flags |= 0x2000));
    add("bytes behind a packed file", spoilt(|m| deflated(&mut m[3], b"hidden")));
    add("bytes behind the packed table of contents", spoilt(|m| deflated(&mut m[1], b"hidden")));
    let four = members(&[("rain.ogg", &[7; 900])]);
    add("bytes in the list", zipped_with(&four, |_, list| [&list[..], b"hidden"].concat()));
    add("more in the list than it counts", zipped_with(&four, |_, list| [&list[..], &list[..60]].concat()));
    add("a second list for large files", zipped_with(&four, two_lists));
    let contents = |from: &str, to: &str| {
        spoilt(|m| {
            let text = String::from_utf8(m[1].bytes.clone()).unwrap();
            assert!(text.contains(from), "{text}");
            m[1].bytes = text.replacen(from, to, 1).into_bytes();
        })
    };
    let other = format!("\"files\": {{\"neck.toml\": {{\"size\": 1, \"sha256\": \"{}\"}}, ", "0".repeat(64));
    add("a file named twice in the table of contents", contents("\"files\": {", &other));
    add("a title that cannot be seen", contents("\"title\": \"Neck\"", "\"title\": \" \u{200b} \""));
    add("not in the table of contents", spoilt(|m| m.push(Member::new("more.ogg", b"x"))));
    add("missing", spoilt(|m| drop(m.remove(3))));
    add("other contents", spoilt(|m| m[3].bytes[5] = 8));
    add("no kind", spoilt(|m| drop(m.remove(0))));
    add("another kind", spoilt(|m| m[0].bytes = b"application/epub+zip".to_vec()));
    add("no table of contents", spoilt(|m| drop(m.remove(1))));
    add("a table of contents that is none", spoilt(|m| m[1].bytes = b"{".to_vec()));
    add(
        "a key that nobody uses",
        spoilt(|m| {
            let text = String::from_utf8(m[1].bytes.clone()).unwrap();
            m[1].bytes = text.replace("\"id\"", "\"idd\": 1, \"id\"").into_bytes();
        }),
    );
    add(
        "an entry that is no routine",
        spoilt(|m| {
            let text = String::from_utf8(m[1].bytes.clone()).unwrap();
            m[1].bytes = text.replace("\"entry\": \"neck.toml\"", "\"entry\": \"rain.ogg\"").into_bytes();
        }),
    );
    add(
        "an id that is a path",
        spoilt(|m| {
            let text = String::from_utf8(m[1].bytes.clone()).unwrap();
            m[1].bytes = text.replace("\"id\": \"neck\"", "\"id\": \"../neck\"").into_bytes();
        }),
    );
    add("a signature without a key", spoilt(|m| m.insert(2, Member::new(SIGNATURE, b"x"))));
    add("something before it", [b"#!/bin/sh\n".to_vec(), right.clone()].concat());
    add("something after it", [right.clone(), b"x".to_vec()].concat());
    add("a comment", {
        let mut bytes = right.clone();
        let at = bytes.len() - 2;
        bytes[at] = 1;
        bytes.push(b'x');
        bytes
    });
    add("too many", spoilt(|m| m.extend((0..300).map(|n| Member::new(&format!("{n}.txt"), b"")))));
    add("cut short", right[..right.len() / 2].to_vec());
    add("a text", b"balm = 1\n".to_vec());
    add("nothing", Vec::new());
    for (what, bytes) in hostile {
        let refused = taken(folder.path(), &bytes);
        let why = refused.expect_err(&what);
        println!("{what}: {why}");
        assert!(!why.contains(['\u{1b}', '\u{7}']) || what.contains(['\u{1b}', '\u{7}']), "{what}: {why}");
    }
}

/// What a signature is worth, for the twelve ways in which a file can come.
#[test]
fn a_known_routine_does_not_change_hands_without_a_word() {
    let (anna, thief, new) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let (anna, thief) = (key(anna.path()), key(thief.path()));
    let rotated = KeyFile::in_folder(new.path()).make("", Some(&anna)).unwrap();
    let folder = TempDir::new().unwrap();
    let of = |revision: u32, key: Option<&SigningKey>| {
        let path = folder.path().join("b.balm");
        fs::write(&path, packed(files(), revision, key)).unwrap();
        let archive = Archive::open(File::open(&path).unwrap()).unwrap();
        (archive.manifest().clone(), Signed::of(&archive).unwrap())
    };
    let mut trust = Trust::read(&folder.path().join("trust.toml")).unwrap();
    let verdict = |trust: &Trust, revision, key: Option<&SigningKey>, here| {
        let (manifest, signed) = of(revision, key);
        trust.verdict(&manifest, &signed, here)
    };
    let label = || "Anna".to_owned();
    let known = || Verdict::Known { label: label(), since: "2026-11-30".to_owned() };
    assert_eq!(verdict(&trust, 3, None, None), Verdict::Unsigned);
    assert_eq!(verdict(&trust, 3, None, Some(3)), Verdict::Unsigned);
    assert_eq!(verdict(&trust, 2, None, Some(3)), Verdict::Older { highest: 3 });
    assert_eq!(verdict(&trust, 3, Some(&anna), None), Verdict::First);
    let (manifest, signed) = of(3, Some(&anna));
    trust.remember(&manifest, &signed, "Anna", "2026-11-30").unwrap();
    let mut trust = Trust::read(&folder.path().join("trust.toml")).unwrap();
    assert_eq!(verdict(&trust, 3, Some(&anna), None), known());
    assert_eq!(verdict(&trust, 4, Some(&anna), None), known());
    assert_eq!(verdict(&trust, 2, Some(&anna), None), Verdict::Older { highest: 3 });
    assert_eq!(verdict(&trust, 9, None, None), Verdict::SignatureGone { label: label() });
    assert_eq!(verdict(&trust, 4, Some(&thief), None), Verdict::OtherKey { label: label() });
    assert_eq!(verdict(&trust, 4, Some(&rotated), None), Verdict::NewKey { label: label() });
    // A thief with the old key counts as high as can be: the new key is not locked out.
    let (manifest, signed) = of(999_999, Some(&anna));
    trust.remember(&manifest, &signed, "Anna", "2026-12-01").unwrap();
    assert_eq!(verdict(&trust, 4, Some(&rotated), None), Verdict::NewKey { label: label() });
    let (manifest, signed) = of(4, Some(&rotated));
    trust.remember(&manifest, &signed, "Anna", "2026-12-02").unwrap();
    assert_eq!(
        verdict(&trust, 5, Some(&rotated), None),
        Verdict::Known { label: label(), since: "2026-12-02".to_owned() }
    );
    // The old key is worth nothing any more, neither for this routine nor for another.
    let another = |trust: &Trust, key: &SigningKey| {
        let (mut manifest, signed) = of(1, Some(key));
        manifest.id = "back".to_owned();
        trust.verdict(&manifest, &signed, None)
    };
    let trust = Trust::read(&folder.path().join("trust.toml")).unwrap();
    assert_eq!(verdict(&trust, 1_000_000, Some(&anna), None), Verdict::Replaced { label: label() });
    assert_eq!(another(&trust, &anna), Verdict::Replaced { label: label() });
    // Whoever has it cannot hand over once more.
    let theirs = TempDir::new().unwrap();
    let theirs = KeyFile::in_folder(theirs.path()).make("", Some(&anna)).unwrap();
    assert_eq!(another(&trust, &theirs), Verdict::First);
    assert_eq!(verdict(&trust, 6, Some(&theirs), None), Verdict::OtherKey { label: label() });
    assert!(matches!(another(&trust, &rotated), Verdict::Known { .. }));
}

#[test]
fn a_key_under_a_password_opens_with_it_alone() {
    let folder = TempDir::new().unwrap();
    let file = KeyFile::in_folder(folder.path());
    let made = file.make("open sesame", None).unwrap();
    assert!(file.has_password().unwrap());
    assert!(file.open("open").is_err() && file.open("").is_err());
    assert_eq!(file.open("open sesame").unwrap().public(), made.public());
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(file.path()).unwrap().permissions().mode() & 0o777, 0o600);
    // Twenty digits, in groups that can be read out.
    let code = made.public().code();
    assert_eq!(code.chars().filter(char::is_ascii_digit).count(), 20);
    assert_eq!(PublicKey::read(made.public().text()).unwrap().code(), code);
}

#[test]
fn a_key_is_introduced_by_words_about_itself_alone() {
    let (older, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let older = key(older.path());
    let file = KeyFile::in_folder(other.path());
    let made = file.make("", Some(&older)).unwrap();
    assert_eq!(made.introduced().map(|words| words.by.as_str()), Some(older.public().text()));
    // A key that was put back from its copy lies beside words about another.
    fs::remove_file(file.path()).unwrap();
    let made = file.make("", None).unwrap();
    assert_eq!(made.introduced(), None);
    let bytes = packed(files(), 3, Some(&made));
    assert!(taken(other.path(), &bytes).is_ok());
}

#[test]
fn two_senders_cannot_have_one_name() {
    let folder = TempDir::new().unwrap();
    let (anna, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (anna, other) = (key(anna.path()), key(other.path()));
    let path = folder.path().join("b.balm");
    fs::write(&path, packed(files(), 3, Some(&anna))).unwrap();
    let archive = Archive::open(File::open(&path).unwrap()).unwrap();
    let mut trust = Trust::read(&folder.path().join("trust.toml")).unwrap();
    assert!(!trust.is_taken("Anna Berg", other.public()));
    trust.remember(archive.manifest(), &Signed::of(&archive).unwrap(), "Anna Berg", "2026-11-30").unwrap();
    assert!(!trust.is_taken("Anna Berg", anna.public()) && !trust.is_taken("Hanna Berg", other.public()));
    for looks_so in ["Anna Berg", "anna  berg ", "Anna\u{200b} Berg"] {
        assert!(trust.is_taken(looks_so, other.public()), "{looks_so:?}");
    }
}

fn record(name: &str, digests: &std::collections::BTreeMap<String, String>) -> AddedRecord {
    AddedRecord {
        name: name.to_owned(),
        id: "neck".to_owned(),
        revision: 3,
        title: "Neck".to_owned(),
        author: None,
        key: None,
        from: "neck.balm".to_owned(),
        host: None,
        listed: None,
        added: "2026-11-30".to_owned(),
        entry: "neck.toml".to_owned(),
        files: digests.clone(),
    }
}

fn stage(store: &Store, folder: &Path, files: Vec<PackedFile>) -> balm::bundle::Staged {
    let path: PathBuf = folder.join("b.balm");
    fs::write(&path, packed(files, 3, None)).unwrap();
    store.stage(&mut Archive::open(File::open(&path).unwrap()).unwrap()).unwrap()
}

#[test]
fn files_are_kept_once_and_go_with_the_last_routine_that_uses_them() {
    let folder = TempDir::new().unwrap();
    let added = AddedFolder::at(folder.path().join("added"));
    let store = Store::new(added.clone());
    let add = |name: &str, files: Vec<PackedFile>| {
        let staged = stage(&store, folder.path(), files);
        let record = record(name, staged.digests());
        store.keep(staged, &record).unwrap();
    };
    let objects = || fs::read_dir(added.objects()).unwrap().count();
    add("one", files());
    add("two", files());
    assert_eq!(objects(), 3);
    // A new revision without the sound: the other routine still has it.
    add("one", files().into_iter().filter(|file| file.name != "sounds/rain.ogg").collect());
    assert_eq!(objects(), 3);
    store.remove("two").unwrap();
    assert_eq!((objects(), added.records().len()), (2, 1));
    // What waits to be looked at and is given up leaves nothing.
    drop(stage(&store, folder.path(), files()));
    let left: Vec<_> = fs::read_dir(added.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".stage-")), "{left:?}");
}

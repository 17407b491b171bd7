//! Lists of bundles: the same entries give the same bytes, no byte of a signed one can be changed, and whose a list is
//! cannot change silently.

use balm::bundle::{
    Index, IndexEntry, KeyFile, Manifest, Signed, SigningKey, Trust, Verdict, bundle_name_fault,
};
use tempfile::TempDir;

fn entry(file: &str, id: &str) -> IndexEntry {
    let manifest = Manifest::begin(id, 3, "Neck", "neck.toml");
    IndexEntry::of(file, &manifest, (5, "ab".repeat(32)))
}

fn entries() -> Vec<IndexEntry> {
    vec![entry("neck.balm", "neck"), entry("Hände 2.balm", "hands")]
}

fn key(folder: &TempDir) -> SigningKey {
    KeyFile::in_folder(folder.path()).make("", None).unwrap()
}

fn signed(bytes: &[u8], signature: Option<&str>) -> Result<Signed, String> {
    let index = Index::read(bytes).map_err(|e| e.to_string())?;
    index.signed(bytes, signature).map_err(|e| e.to_string())
}

#[test]
fn the_same_bundles_give_the_same_bytes_in_whatever_order() {
    let mut backwards = entries();
    backwards.reverse();
    let write = |entries| Index::begin(Some("From Anna".to_owned()), entries).write(None).unwrap();
    assert_eq!(write(entries()), write(backwards));
    let (bytes, signature) = write(entries());
    assert_eq!(signature, None);
    assert_eq!(Index::read(&bytes).unwrap().routines.len(), 2);
    assert_eq!(signed(&bytes, None), Ok(Signed::No));
}

#[test]
fn no_byte_of_a_signed_list_can_be_changed() {
    let folder = TempDir::new().unwrap();
    let key = key(&folder);
    let (bytes, signature) = Index::begin(None, entries()).write(Some(&key)).unwrap();
    let signature = signature.unwrap();
    assert_eq!(signed(&bytes, Some(&signature)).unwrap().key(), Some(key.public()));
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(signed(&changed, Some(&signature)).is_err(), "byte {at}");
    }
    assert!(signed(&bytes, None).is_err(), "a signature that is gone");
    let (unsigned, _) = Index::begin(None, entries()).write(None).unwrap();
    assert!(signed(&unsigned, Some(&signature)).is_err(), "a signature without a key");
}

#[test]
fn a_name_in_a_list_is_a_plain_name() {
    for right in ["neck.balm", "Hände 2.balm", "a-b_c.d.balm"] {
        assert_eq!(bundle_name_fault(right), None, "{right}");
    }
    for wrong in [
        "",
        ".balm",
        "neck",
        "neck.toml",
        "neck.BALM",
        "a/neck.balm",
        "../neck.balm",
        "/neck.balm",
        "..balm",
        ".neck.balm",
        "a\\b.balm",
        "a:b.balm",
        "a?b.balm",
        "a#b.balm",
        "a%2fb.balm",
        "con.balm",
        "a\u{1b}.balm",
        "a\u{202e}.balm",
        "a .balm\u{0}",
        "https://evil.example/a.balm",
        "cafe\u{301}.balm",
    ] {
        assert!(bundle_name_fault(wrong).is_some(), "{wrong:?}");
    }
}

#[test]
fn whose_a_list_is_is_remembered_only_of_those_who_are_trusted() {
    const HERE: &str = "https://example.org/index.json";
    let (anna, other, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let (anna, other) = (key(&anna), key(&other));
    let of = |key: &SigningKey| Signed::By { key: key.public().clone(), introduced_by: None };
    let path = folder.path().join("trust.toml");
    let mut trust = Trust::read(&path).unwrap();
    trust.remember_list(HERE, &of(&anna)).unwrap();
    assert_eq!(trust.list_verdict(HERE, &of(&anna)), Verdict::First);
    assert!(!path.exists());
    let manifest = Manifest::begin("neck", 3, "Neck", "neck.toml");
    for (key, label) in [(&anna, "Anna"), (&other, "Eva")] {
        trust.remember(&manifest, &of(key), label, "2026-11-30").unwrap();
    }
    trust.remember_list(HERE, &of(&anna)).unwrap();
    // What is remembered is read again.
    let trust = Trust::read(&path).unwrap();
    let label = || "Anna".to_owned();
    assert!(matches!(trust.list_verdict(HERE, &of(&anna)), Verdict::Known { label, .. } if label == "Anna"));
    assert_eq!(trust.list_verdict(HERE, &of(&other)), Verdict::OtherKey { label: label() });
    assert_eq!(trust.list_verdict(HERE, &Signed::No), Verdict::SignatureGone { label: label() });
    // Other addresses are anybody's.
    assert!(matches!(trust.list_verdict("https://example.org/b.json", &of(&other)), Verdict::Known { .. }));
    assert_eq!(trust.list_verdict("https://example.org/b.json", &Signed::No), Verdict::Unsigned);
    assert_eq!(trust.highest(anna.public().text(), "neck"), Some(3));
    assert_eq!(trust.highest(anna.public().text(), "back"), None);
}

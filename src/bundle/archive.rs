//! A bundle opened: a zip in which every byte has its place, read by its manifest. Whatever leaves room for two
//! opinions of what is inside is refused: two programs could then read two routines.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive};

use super::archive_error::{ArchiveError, LIMITS};
use super::end_record::{Ends, compare_with_list, read_end};
use super::manifest::{MANIFEST, Manifest, SIGNATURE};
use super::member_name::{fault, without_case};
use crate::unit::hex;

/// The first file: what kind of file the whole is. Stored, so that it stands at the same place in every bundle.
pub(super) const MIMETYPE: &str = "mimetype";
/// What is in it.
pub(super) const KIND: &str = "application/vnd.balm.routine+zip";

/// A bundle whose files have been checked against each other, not yet what is in them.
pub struct Archive {
    zip: ZipArchive<File>,
    /// Where each file is, by its name.
    members: BTreeMap<String, usize>,
    manifest: Manifest,
    /// The manifest as it is signed.
    manifest_bytes: Vec<u8>,
    signature: Option<String>,
}

/// A file inside, as the list at the end of a zip has it.
struct Member {
    name: String,
    starts: u64,
    ends: u64,
    size: u64,
}

impl Archive {
    /// Opens one: compares all that a zip says twice, reads the manifest, and holds each file's size against it.
    ///
    /// # Errors
    /// [`ArchiveError`], with the reason why it is refused.
    pub fn open(mut file: File) -> Result<Self, ArchiveError> {
        let length = file.seek(SeekFrom::End(0))?;
        if length > LIMITS.archive {
            return Err(ArchiveError::TooLarge("more than 256 MiB"));
        }
        let ends = read_end(&mut file, length)?;
        if ends.entries > LIMITS.files {
            return Err(ArchiveError::TooLarge("more than 256 files"));
        }
        compare_with_list(&mut file, ends)?;
        let mut zip = ZipArchive::new(file)
            .map_err(|_| ArchiveError::Inconsistent("its list of files cannot be read"))?;
        let members = members(&mut zip, ends)?;
        let mut places = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (place, member) in members.iter().enumerate() {
            if !seen.insert(without_case(&member.name)) {
                let what = "another file has this name, but for capitals";
                return Err(ArchiveError::Member { name: member.name.clone(), what });
            }
            places.insert(member.name.clone(), place);
        }
        let mut archive = Self {
            zip,
            members: places,
            manifest: Manifest::default(),
            manifest_bytes: Vec::new(),
            signature: None,
        };
        if members.first().is_none_or(|first| first.name != MIMETYPE)
            || archive.text(MIMETYPE)? != KIND.as_bytes()
        {
            return Err(ArchiveError::NotABundle);
        }
        archive.manifest_bytes = archive.text(MANIFEST)?;
        archive.manifest = Manifest::read(&archive.manifest_bytes)?;
        if archive.members.contains_key(SIGNATURE) {
            let text = archive.text(SIGNATURE)?;
            let broken = |_| ArchiveError::Inconsistent("its signature is no text");
            archive.signature = Some(String::from_utf8(text).map_err(broken)?);
        }
        archive.compare_with_manifest(&members)?;
        Ok(archive)
    }

    /// What it says it is.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The bytes that are signed.
    #[must_use]
    pub fn signed_bytes(&self) -> &[u8] {
        &self.manifest_bytes
    }

    /// The signature in it.
    #[must_use]
    pub fn signature(&self) -> Option<&str> {
        self.signature.as_deref()
    }

    /// Copies a file that the manifest lists. What was written is what the manifest says, or there is an error.
    ///
    /// # Errors
    /// [`ArchiveError`] where it cannot be read or written, or is not what the manifest says.
    pub fn copy(&mut self, name: &str, out: &mut dyn Write) -> Result<(), ArchiveError> {
        let missing = || ArchiveError::Member { name: name.to_owned(), what: "it is not in the file" };
        let (entry, place) = (self.manifest.files.get(name), self.members.get(name));
        let (Some(entry), Some(place)) = (entry.cloned(), place) else { return Err(missing()) };
        let mut member = self
            .zip
            .by_index(*place)
            .map_err(|_| ArchiveError::Inconsistent("a file in it cannot be read"))?;
        let (mut digest, mut chunk, mut left) = (Sha256::new(), vec![0; 1 << 16], entry.size);
        loop {
            let read = member.read(&mut chunk).map_err(damaged)?;
            if read == 0 {
                break;
            }
            left = left
                .checked_sub(read as u64)
                .ok_or(ArchiveError::Inconsistent("a file in it is longer than it says"))?;
            digest.update(&chunk[..read]);
            out.write_all(&chunk[..read]).map_err(ArchiveError::Unwritable)?;
        }
        drop(member);
        let place = *place;
        self.refuse_bytes_after(place)?;
        if left != 0 || hex(&digest.finalize()) != entry.sha256 {
            return Err(ArchiveError::Member {
                name: name.to_owned(),
                what: "it is not the file that was packed",
            });
        }
        Ok(())
    }

    /// A short file in whole.
    fn text(&mut self, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let Some(place) = self.members.get(name) else { return Err(ArchiveError::NotABundle) };
        let broken = |_| ArchiveError::Inconsistent("a file in it cannot be read");
        let place = *place;
        let member = self.zip.by_index(place).map_err(broken)?;
        let (size, mut bytes) = (member.size(), Vec::new());
        member.take(LIMITS.text + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > LIMITS.text {
            return Err(ArchiveError::TooLarge("a text in it has more than 1 MiB"));
        }
        if bytes.len() as u64 != size {
            return Err(ArchiveError::Inconsistent("a file in it has another size than it says"));
        }
        self.refuse_bytes_after(place)?;
        Ok(bytes)
    }

    /// Refuses a packed file that ends before its bytes do: nobody would see what follows. Its size is known to be
    /// within bounds.
    fn refuse_bytes_after(&mut self, place: usize) -> Result<(), ArchiveError> {
        let broken = |_| ArchiveError::Inconsistent("a file in it cannot be read");
        let packed = self.zip.by_index_raw(place).map_err(broken)?;
        if packed.compression() != CompressionMethod::Deflated {
            return Ok(());
        }
        let length = packed.compressed_size();
        let mut unpacked = flate2::bufread::DeflateDecoder::new(BufReader::new(packed));
        io::copy(&mut unpacked, &mut io::sink()).map_err(damaged)?;
        if unpacked.total_in() == length {
            return Ok(());
        }
        Err(ArchiveError::Inconsistent("it hides something behind a file"))
    }

    /// Every file is listed, and every listed file is there, in its size.
    fn compare_with_manifest(&self, members: &[Member]) -> Result<(), ArchiveError> {
        for member in
            members.iter().filter(|member| ![MIMETYPE, MANIFEST, SIGNATURE].contains(&member.name.as_str()))
        {
            let refused = |what| Err(ArchiveError::Member { name: member.name.clone(), what });
            match self.manifest.files.get(&member.name) {
                None => return refused("its table of contents does not name it"),
                Some(entry) if entry.size != member.size => {
                    return refused("its size is not the one that was packed");
                }
                Some(_) if member.name.ends_with(".toml") && member.size > LIMITS.text => {
                    return refused("a text may have 1 MiB");
                }
                Some(_) => {}
            }
        }
        match self.manifest.files.keys().find(|name| !self.members.contains_key(*name)) {
            Some(name) => Err(ArchiveError::Member { name: name.clone(), what: "it is missing" }),
            None => Ok(()),
        }
    }
}

fn damaged(error: io::Error) -> ArchiveError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            ArchiveError::Inconsistent("a file in it cannot be unpacked")
        }
        _ => ArchiveError::Unreadable(error),
    }
}

/// The files inside, in their order: one after the other from the first byte to the list, none a link or a folder.
fn members(zip: &mut ZipArchive<File>, ends: Ends) -> Result<Vec<Member>, ArchiveError> {
    if zip.len() != ends.entries || zip.has_duplicate_names() {
        return Err(ArchiveError::Inconsistent("two files in it have one name"));
    }
    let (mut members, mut at, mut unpacked) = (Vec::new(), 0, 0_u64);
    for place in 0..zip.len() {
        let member = member(zip, place)?;
        if member.starts != at {
            return Err(ArchiveError::Inconsistent("its files do not follow each other"));
        }
        (at, unpacked) = (member.ends, unpacked.saturating_add(member.size));
        members.push(member);
    }
    if at != ends.list {
        return Err(ArchiveError::Inconsistent("it holds more than its list names"));
    }
    if unpacked > LIMITS.unpacked {
        return Err(ArchiveError::TooLarge("more than 512 MiB when unpacked"));
    }
    // What stands before each file must say the same as the list does.
    if zip.validate_header_consistency().is_err() {
        return Err(ArchiveError::Inconsistent("it names its files twice, and differently"));
    }
    Ok(members)
}

fn member(zip: &mut ZipArchive<File>, place: usize) -> Result<Member, ArchiveError> {
    let broken = |_| ArchiveError::Inconsistent("a file in it cannot be found");
    let file = zip.by_index_raw(place).map_err(broken)?;
    let name = String::from_utf8(file.name_raw().to_vec())
        .map_err(|_| ArchiveError::Inconsistent("the name of a file in it is no text"))?;
    let refused = |what| Err(ArchiveError::Member { name: name.clone(), what });
    if file.flags().is_using_data_descriptor() {
        return Err(ArchiveError::Repacked("it tells sizes after the files"));
    }
    if name != MIMETYPE
        && let Some(what) = fault(&name)
    {
        return refused(what);
    }
    if file.is_symlink() || file.is_dir() {
        return refused("it is no ordinary file");
    }
    if file.encrypted()
        || !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated)
    {
        return refused("it is packed in a way that balm does not open");
    }
    if file.extra_data().is_some_and(|extra| !extra.is_empty()) || !file.comment_raw().is_empty() {
        return Err(ArchiveError::Repacked("it has notes of that program inside"));
    }
    let (size, packed, starts) = (file.size(), file.compressed_size(), file.header_start());
    if size > packed.max(64).saturating_mul(LIMITS.ratio) {
        return refused("it grows more than 200 times when unpacked");
    }
    if file.compression() == CompressionMethod::Stored && size != packed {
        return refused("it has two sizes");
    }
    let data = file.data_start().ok_or(ArchiveError::Inconsistent("a file in it cannot be found"))?;
    Ok(Member { name, starts, ends: data.saturating_add(packed), size })
}

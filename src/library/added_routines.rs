//! The routines that were added, as the library finds them.

use super::added::{AddedFolder, AddedRecord};
use super::built_in_routines as built_in;
use super::found::{Found, Library, LibraryError, read};
use super::origin::{FilePlace, Origin};

impl Library {
    /// What is known of a routine that was added; `None` of any other.
    #[must_use]
    pub fn record_of(&self, found: &Found) -> Option<AddedRecord> {
        match &found.origin {
            Origin::File(place) if place.is_added() => self.added()?.record(&found.name),
            _ => None,
        }
    }

    /// Those that were added and are not hidden by one of balm's, by name.
    pub(super) fn added_places(&self) -> Vec<(String, FilePlace)> {
        let Some(folder) = self.added() else { return Vec::new() };
        let records = folder.records().into_iter().filter(|record| built_in::routine(&record.name).is_none());
        records.map(|record| (record.name.clone(), AddedFolder::place(&record, folder.objects()))).collect()
    }

    /// A routine at this place, whatever the library holds.
    ///
    /// # Errors
    /// [`LibraryError::File`] if it cannot be read.
    pub fn open_at(&self, name: &str, place: FilePlace) -> Result<Found, LibraryError> {
        Ok(read(name, place)?)
    }

    pub(super) fn open_added(&self, record: &AddedRecord) -> Result<Found, LibraryError> {
        let objects = self.added().map(AddedFolder::objects).unwrap_or_default();
        Ok(read(&record.name, AddedFolder::place(record, objects))?)
    }
}

//! What a routine must not do to a person. For everybody: what to read before it, who loses what and the signs to stop
//! at, worked out from its steps. For one person: the routine fitted to what they have and can do.
//! Start with `fit`, then `rules`, which decides one condition and one step, and `step_body`, which says what a step
//! does. `profile` reads a person from a file, `questions` are what a person is asked, `said` is what they say while a
//! routine plays, `wording` has the words for it in the routine's language. Safe limits are in the vocabulary.

mod advice;
mod apply;
mod asked;
mod fit;
mod fitted;
mod losses;
mod person;
mod preparation;
mod profile;
pub mod questions;
mod rest_instead;
mod rules;
mod ruling;
mod said;
mod sides;
mod step_body;
mod stop_signs;
mod undeclared_places;
mod wording;

pub use advice::CARE;
pub use asked::with_asked;
pub use fit::{UntilAsked, fit_to_person};
pub use fitted::{Change, Fate, FitOutcome, PersonFit, Reason, StepFit};
pub use losses::{Loss, losses, mentioned};
pub use person::{ABILITIES, BodyPlace, Held, Person};
pub use preparation::{CareLine, MadeFor, Preparation, StepsAre, step_numbers};
pub use profile::{Profile, ProfileError};
pub use said::{Said, works_at};
pub use stop_signs::{Stop, stops};
pub use undeclared_places::{UndeclaredPlace, undeclared_places};
pub use wording::Wording;

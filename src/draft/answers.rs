//! What an author answers → goals and regions. A word, a number or several in one line.

use crate::text::Safe;
use crate::vocabulary::{self, EntryKind, Region};

use super::places;

/// Asks what it is for, with a number for each goal.
#[must_use]
pub fn goal_question() -> String {
    let mut text = "What is it for? A number, or several with commas.\n".to_owned();
    for (i, goal) in vocabulary::goals().iter().enumerate() {
        text += &format!("  {}  {}\n", i + 1, goal.name);
    }
    text + "(Enter: nothing in particular)"
}

/// A goal by its number in the question, its id, its name or a word of it that stands in no other.
///
/// # Errors
/// Says what the goals are.
pub fn goal(word: &str) -> Result<String, String> {
    let goals = vocabulary::goals();
    let number = word.parse::<usize>().ok().and_then(|n| goals.get(n.checked_sub(1)?));
    if let Some(goal) = number {
        return Ok(goal.id.clone());
    }
    let meant = vocabulary::meant(EntryKind::Goal, word);
    if let Some(id) = meant.named() {
        return Ok(id.to_owned());
    }
    let question = meant.question().map(|question| format!(" ({question})")).unwrap_or_default();
    let all: Vec<&str> = goals.iter().map(|goal| &*goal.id).collect();
    Err(format!("\"{}\" is not a goal{question}; the goals are: {}", Safe::new(word), all.join(", ")))
}

/// Places, each once. Several may stand in one answer.
///
/// # Errors
/// Names the word that is no place for hands.
pub fn regions<'a>(answers: impl Iterator<Item = &'a str>) -> Result<Vec<&'static Region>, String> {
    let mut all: Vec<&'static Region> = Vec::new();
    for answer in answers {
        // A name may hold an "and" of its own.
        let found = places(answer).map_or_else(|_| each(answer, places), Ok);
        for region in found.map_err(|e| e.to_string())? {
            if !all.iter().any(|known| known.id == region.id) {
                all.push(region);
            }
        }
    }
    Ok(all)
}

/// Goals, in one answer.
///
/// # Errors
/// As [`goal`].
pub fn goals(answer: &str) -> Result<Vec<String>, String> {
    each(answer, |word| Ok(vec![goal(word)?]))
}

/// What is made of each word of an answer such as `neck, shoulders & hands`.
fn each<T, E>(answer: &str, read: impl Fn(&str) -> Result<Vec<T>, E>) -> Result<Vec<T>, E> {
    let answer = format!(" {} ", answer.to_lowercase()).replace(" and ", ",").replace(['&', '+', ';'], ",");
    let words = answer.split(',').map(str::trim).filter(|word| !word.is_empty());
    Ok(words.map(read).collect::<Result<Vec<_>, E>>()?.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places_in(answer: &str) -> Result<Vec<&'static str>, String> {
        Ok(regions(std::iter::once(answer))?.into_iter().map(|region| &*region.id).collect())
    }

    #[test]
    fn several_places_may_be_joined_as_one_likes() {
        let both = Ok(vec!["shoulder-top", "palm", "fingers"]);
        for answer in
            ["shoulders and hands", "Shoulders & hands", "shoulders,hands", "shoulders, and hands, "]
        {
            assert_eq!(places_in(answer), both, "{answer}");
        }
        assert_eq!(places_in("Sole and arch"), Ok(vec!["sole"]));
        assert_eq!(
            places_in("breath"),
            Err("\"breath\" is not a place for hands; name one, such as neck, back or feet".into())
        );
        let told = places_in("shoulders and sholder-top").expect_err("a slip");
        assert!(told.ends_with("(did you mean \"shoulder-top\"?)"), "{told}");
    }

    #[test]
    fn a_goal_is_known_by_its_number_its_name_or_a_word_of_it() {
        for said in ["3", "tension-relief", "Tension Relief", "tension", "relief"] {
            assert_eq!(goal(said), Ok("tension-relief".into()), "{said}");
        }
        let told = goal("pain").expect_err("no goal of its own");
        assert!(told.contains("(did you mean \"tension-relief\"?); the goals are: relaxation,"), "{told}");
        assert!(goal("0").is_err() && goal("8").is_err());
    }
}

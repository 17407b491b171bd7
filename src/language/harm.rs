//! Finds words that tell people to do what may hurt them. Each language lists patterns of words. A match is ignored
//! if it is denied, warned of or excused in the same sentence, or taken back in the next.
//!
//! A pattern is words separated by blanks: `word`, `stem*`, `*part*`, `this|that`, `@list` for a list of the language,
//! `#` for a number of 10 or more, `.` for up to two other words, `..` for up to six, `...` for up to twelve. What
//! stands on both sides of `&` may come in any order, near each other in one sentence. What stands after `~` comes
//! after the rest, in its sentence or one of the next two: "Feeling dizzy? Good. Keep going." Words after `!` excuse it
//! anywhere in its sentences. A pattern after `+` is found even if it is denied, because the denial is part of it:
//! "don't stop when it hurts". The parts of a pattern after `^` may stand in any sentences of a text, and so may what
//! excuses it.

use std::ops::Range;

use super::harm_rules::{HarmKind, HarmRules};
use super::harm_words::{Sequence, Set, Sets, Word, WordSets, matched};

/// How far apart the parts around "&" may stand, in words.
const REACH: usize = 18;

/// How many sentences later the part after "~" may stand, and how many words.
const SENTENCES_ON: usize = 2;
const WORDS_ON: usize = 28;

/// How many words a sentence has at most that takes back the one before.
const MAX_RETRACTION: usize = 8;

/// How many words on a denial reaches a word that reverses it.
const REVERSED: usize = 5;

/// The patterns of a language, ready to be looked for.
#[derive(Debug)]
pub struct HarmFinder {
    words: WordSets,
    patterns: Vec<Pattern>,
    excuses: Vec<Pattern>,
    retractions: Vec<Pattern>,
    spurs: Vec<Pattern>,
    /// Which patterns begin with a set, which excuses and which spurs, by its index.
    beginning: Vec<Vec<usize>>,
    excusing: Vec<Vec<usize>>,
    spurring: Vec<Vec<usize>>,
    denials: Set,
    carriers: Set,
    openers: Set,
    barriers: Set,
    reversals: Set,
}

#[derive(Debug)]
struct Pattern {
    kind: HarmKind,
    /// The words it begins with.
    parts: Sequence,
    /// What must stand near it as well.
    near: Vec<Sequence>,
    /// What must come after all that.
    after: Option<Sequence>,
    /// The sets that a text must have words of for it.
    needed: Vec<Set>,
    /// What excuses it.
    unless: Vec<Set>,
    is_denial: bool,
    /// Whether its parts may stand in any sentences.
    is_wide: bool,
}

impl HarmFinder {
    /// Reads the patterns of a language.
    #[must_use]
    pub fn new(rules: &'static HarmRules) -> Self {
        let mut words = WordSets::new(rules);
        let mut all = |patterns: &[&'static str]| -> Vec<Pattern> {
            patterns.iter().map(|pattern| Pattern::new(HarmKind::Pain, "", pattern, &mut words)).collect()
        };
        let [excuses, retractions, spurs] = [rules.excuses, rules.retractions, rules.spurs].map(&mut all);
        let mut patterns = Vec::new();
        for harm in rules.harms.iter().copied().flatten() {
            let made =
                harm.patterns.iter().map(|pattern| Pattern::new(harm.kind, harm.unless, pattern, &mut words));
            patterns.extend(made);
        }
        let [denials, carriers, openers, barriers, reversals] =
            [rules.denials, rules.carriers, rules.openers, rules.barriers, rules.reversals]
                .map(|written| words.set(written));
        let by_beginning = |patterns: &[Pattern]| {
            let mut beginning = vec![Vec::new(); words.count()];
            for (index, pattern) in patterns.iter().enumerate() {
                beginning[pattern.parts[0].1.0].push(index);
            }
            beginning
        };
        let [beginning, excusing, spurring] = [&patterns, &excuses, &spurs].map(|list| by_beginning(list));
        Self {
            words: words.widened(),
            patterns,
            excuses,
            excusing,
            retractions,
            spurs,
            beginning,
            spurring,
            denials,
            carriers,
            openers,
            barriers,
            reversals,
        }
    }

    /// The first words in a text that tell people to do something harmful, and where they stand.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<(HarmKind, Range<usize>)> {
        let (words, all) = self.words_of(text);
        (0..words.len()).find_map(|at| {
            let here = words[at].sets.iter().flat_map(|set| &self.beginning[set.0]);
            let here = here.map(|index| &self.patterns[*index]);
            here.filter(|pattern| pattern.may_be_in(&all)).find_map(|pattern| {
                let found = self.all_of(&words, at, pattern)?;
                let (first, last) = (*found.iter().min()?, *found.iter().max()?);
                let place = words[first].at.start..words[last].at.end;
                (!self.is_excused(&words, pattern, &found)).then_some((pattern.kind, place))
            })
        })
    }

    /// The words of a text, with the denials that urge marked, and all of the sets that they are in.
    fn words_of(&self, text: &str) -> (Vec<Word>, Sets) {
        let (mut words, all) = self.words.words(text);
        for at in 0..words.len() {
            let here = words[at].sets.iter().flat_map(|set| &self.spurring[set.0]);
            let mut spurs = here.map(|spur| &self.spurs[*spur]).filter(|spur| spur.may_be_in(&all));
            if let Some(found) = spurs.find_map(|spur| matched(&words, at, &spur.parts, self.barriers)) {
                found.into_iter().for_each(|at| words[at].is_spur = true);
            }
        }
        (words, all)
    }

    /// The words that match the whole of a pattern that begins at the word `at`. Of what must stand near it, what is not
    /// denied.
    fn all_of(&self, words: &[Word], at: usize, pattern: &Pattern) -> Option<Vec<usize>> {
        let mut found = matched(words, at, &pattern.parts, self.barriers)?;
        let is_told =
            |more: &[usize], found: &[usize]| pattern.is_denial || !self.is_denied(words, more, found);
        for near in &pattern.near {
            let reach = if pattern.is_wide { words.len() } else { REACH };
            let reach = at.saturating_sub(reach)..=(at + reach).min(words.len() - 1);
            let mut there = reach
                .filter(|other| pattern.is_wide || words[*other].sentence == words[at].sentence)
                .filter_map(|other| matched(words, other, near, self.barriers));
            found.extend(
                there.find(|more| more.iter().all(|at| !found.contains(at)) && is_told(more, &found))?,
            );
        }
        if let Some(after) = &pattern.after {
            let last = *found.iter().max()?;
            let is_on = |other: &usize| words[*other].sentence <= words[at].sentence + SENTENCES_ON;
            let on = (last + 1..=last + WORDS_ON).take_while(|other| *other < words.len()).take_while(is_on);
            let mut there = on.filter_map(|other| matched(words, other, after, self.barriers));
            found.extend(there.find(|more| is_told(more, &found))?);
        }
        Some(found)
    }

    fn is_excused(&self, words: &[Word], pattern: &Pattern, found: &[usize]) -> bool {
        let sentences = found.iter().map(|at| words[*at].sentence);
        let (first, last) = (sentences.clone().min().unwrap_or(0), sentences.max().unwrap_or(0));
        let is_near = |at: &usize| pattern.is_wide || (first..=last).contains(&words[*at].sentence);
        let inside = || (0..words.len()).filter(is_near);
        let is_spur = |found: &[usize]| found.iter().any(|at| words[*at].is_spur);
        let is_void =
            |excuse: &Pattern| inside().any(|at| excuse.unless.iter().any(|set| words[at].is(*set)));
        let is_match = |at: usize, excuse: &Pattern| {
            (excuse.is_denial || !pattern.is_denial)
                && matched(words, at, &excuse.parts, self.barriers).is_some_and(|found| !is_spur(&found))
                && !is_void(excuse)
        };
        let is_excuse = |at: usize| {
            let mut here = words[at].sets.iter().flat_map(|set| &self.excusing[set.0]);
            here.any(|index| is_match(at, &self.excuses[*index]))
        };
        if inside().any(is_excuse) {
            return true;
        }
        let is_unless =
            |at: usize| !found.contains(&at) && pattern.unless.iter().any(|set| words[at].is(*set));
        let holds = |at: usize| {
            !(words[at].is_spur
                || self.is_reversed(words, at)
                || words[at].is(self.denials) && self.reverses(words, at, found))
        };
        if inside().any(|at| is_unless(at) && holds(at)) {
            return true;
        }
        self.is_retracted(words, last + 1) || !pattern.is_denial && self.is_denied(words, found, &[])
    }

    /// Whether a sentence takes back the one before: "It doesn't."
    fn is_retracted(&self, words: &[Word], sentence: usize) -> bool {
        let inside = || (0..words.len()).filter(|at| words[*at].sentence == sentence);
        let is_match = |at: usize, retraction: &Pattern| {
            let is_unless = |at: usize| retraction.unless.iter().any(|set| words[at].is(*set));
            let found = matched(words, at, &retraction.parts, self.barriers);
            found.is_some_and(|found| !found.iter().any(|at| words[*at].is_spur)) && !inside().any(is_unless)
        };
        inside().count() <= MAX_RETRACTION
            && inside().any(|at| self.retractions.iter().any(|retraction| is_match(at, retraction)))
    }

    /// Whether a word of caution is denied: "don't stop".
    fn is_reversed(&self, words: &[Word], at: usize) -> bool {
        let is_before = |from: usize| words[from].clause == words[at].clause && words[from].is(self.denials);
        words[at].is(self.reversals) && (at.saturating_sub(REVERSED)..at).any(is_before)
    }

    /// Whether a denial means the opposite: "don't stop", "no reason to skip". Words of what is told do not count:
    /// "don't stop your tablets".
    fn reverses(&self, words: &[Word], at: usize, told: &[usize]) -> bool {
        let after = words.iter().enumerate().skip(at + 1).take(REVERSED);
        let mut inside = after.take_while(|(_, word)| word.clause == words[at].clause);
        inside.any(|(after, word)| word.is(self.reversals) && !told.contains(&after))
    }

    /// Whether one of the words stands in a part of its sentence that is denied, by a word that is not itself told.
    fn is_denied(&self, words: &[Word], found: &[usize], told: &[usize]) -> bool {
        let is_denied = |clause: usize| {
            let mut inside = words.iter().enumerate().filter(|(_, word)| word.clause == clause);
            inside.any(|(at, word)| {
                let is_void =
                    || word.is_spur || self.is_reversed(words, at) || self.reverses(words, at, found);
                word.is(self.denials) && !found.contains(&at) && !told.contains(&at) && !is_void()
            })
        };
        let carries = |clause: usize| {
            let mut inside = words.iter().filter(|word| word.clause == clause);
            inside.clone().any(|word| word.is(self.carriers))
                || inside.next().is_some_and(|word| word.is(self.openers))
        };
        found.iter().any(|at| {
            let Word { clause, sentence, .. } = words[*at];
            let near = words.iter().filter(|word| word.sentence == sentence);
            let first = near.map(|word| word.clause).min().unwrap_or(clause);
            is_denied(clause) || carries(clause) && (first..clause).any(is_denied)
        })
    }
}

impl Pattern {
    fn new(kind: HarmKind, unless: &'static str, text: &'static str, words: &mut WordSets) -> Self {
        let (text, is_denial) = text.strip_prefix('+').map_or((text, false), |text| (text, true));
        let (text, is_wide) = text.strip_prefix('^').map_or((text, false), |text| (text, true));
        let (text, own) = text.split_once(" !").unwrap_or((text, ""));
        let (text, after) = text.split_once(" ~ ").map_or((text, None), |(text, after)| (text, Some(after)));
        let mut sequences = text.split(" & ").map(|text| words.sequence(text)).collect::<Vec<_>>();
        let near = sequences.split_off(1);
        let parts = sequences.remove(0);
        let after = after.map(|text| words.sequence(text));
        let needed = near.iter().chain(&after).chain([&parts]).flatten().map(|(_, set)| *set).collect();
        let unless = if is_denial { "" } else { unless };
        let unless = [own, unless].into_iter().filter(|words| !words.is_empty());
        let unless = unless.map(|written| words.set(written)).collect();
        Self { kind, parts, near, after, needed, unless, is_denial, is_wide }
    }

    /// Whether a text has words of every set that it needs.
    fn may_be_in(&self, text: &Sets) -> bool {
        self.needed.iter().all(|set| text.has(*set))
    }
}

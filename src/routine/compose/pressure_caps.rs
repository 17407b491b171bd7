//! The pressure of a step, lowered to what an overlay allows for a person. What the vocabulary allows is in
//! `vocabulary/safe_limits` and told by `lint/rules/pressure`.

use std::collections::BTreeMap;

use crate::routine::model::Step;
use crate::vocabulary;

/// The pressure that is never exceeded, 0 to 10 as felt.
#[derive(Default)]
pub struct Caps {
    pub everywhere: Option<u8>,
    pub regions: BTreeMap<String, u8>,
}

impl Caps {
    /// The cap of a region. A cap on a whole area holds for its parts, and the other way round.
    fn at(&self, region: &str) -> Option<u8> {
        let lies_in = |part: &str, area: &str| {
            vocabulary::region(area).is_some_and(|area| area.parts.iter().any(|id| id == part))
        };
        let here = |named: &str| named == region || lies_in(named, region) || lies_in(region, named);
        self.regions.iter().filter(|(named, _)| here(named)).map(|(_, most)| *most).min()
    }

    /// Lowers the pressure of a step to its cap; returns what it was and what it is now, if that is less.
    pub(super) fn lower(&self, step: &mut Step) -> Option<(u8, u8)> {
        let here = step.region.as_deref().and_then(|region| self.at(region));
        let cap = here.into_iter().chain(self.everywhere).min()?;
        let pressure = step.pressure.filter(|pressure| *pressure > cap)?;
        step.pressure = Some(cap);
        Some((pressure, cap))
    }
}

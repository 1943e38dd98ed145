//! Which segments of a result are to be taken together.

use super::{Setting, segment_model, unknown};
use crate::error::Result;
use crate::segment::{Merged, Merging};

/// Reads which segments of a result are to be one, `{ model, groups, before: { groups, sizes } }`.
///
/// # Errors
/// `option-invalid`, and those of [`segment_model`].
pub fn merging(settings: &Setting, assignments: Vec<i32>) -> Result<Merging> {
    let (mut model, mut groups, mut before) = (None, None, None);
    for (key, value) in settings.members("result")? {
        match key {
            "model" => model = Some(segment_model(value)?),
            "groups" => groups = Some(places(key, value)?),
            "before" => before = Some(value),
            _ => return Err(unknown(key, &["model", "groups", "before"])),
        }
    }
    let (Some(model), Some(groups), Some(before)) = (model, groups, before) else {
        return Err(settings.unlike("result", "a result"));
    };
    let mut merged = Merged {
        groups: Vec::new(),
        sizes: Vec::new(),
    };
    for (key, value) in before.members("result")? {
        match key {
            "groups" => merged.groups = places(key, value)?,
            _ => merged.sizes = wholes(key, value)?,
        }
    }
    Merging::new(model, assignments, &merged, &groups)
}

fn places(option: &str, settings: &Setting) -> Result<Vec<Vec<u64>>> {
    let lists = settings.items(option)?.iter();
    lists.map(|list| wholes(option, list)).collect()
}

fn wholes(option: &str, settings: &Setting) -> Result<Vec<u64>> {
    let items = settings.items(option)?.iter();
    let most = u64::from(u32::MAX);
    items.map(|item| item.whole(option, 0..=most)).collect()
}

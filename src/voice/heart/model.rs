//! The network itself: ids → how long each sound is, and the spectrum of the voice.

use std::path::Path;
use std::sync::Arc;

use rten::{Model, NodeId, RunOptions, ThreadPool, Value};

use super::vocoder::{BINS, Spectrum};
use super::{SIZE, install::is_whole};
use crate::files;

/// No id lasts longer than a minute: past that the line is refused.
const MOST_BEATS: usize = 60 * 40;

/// The network with the places its values go in and come out.
pub(super) struct Network {
    model: Model,
    ids: NodeId,
    speed: NodeId,
    /// An inner value: beats for each id. Known after a fifteenth of the work.
    lengths: NodeId,
    /// lh, theta, ln, lr, phi, f0, as [`Spectrum`] has them.
    outputs: [NodeId; 6],
    threads: Arc<ThreadPool>,
}

impl Network {
    /// Loads it from a file; of another digest than the voice's it is damaged, and would say anything.
    ///
    /// # Errors
    /// A few words: it cannot be read, or is no such network.
    pub fn load(path: &Path) -> Result<Self, String> {
        let bytes = files::read_bytes(path, SIZE).map_err(|e| e.to_string())?;
        let damaged = || format!("{} is damaged; to get it anew: balm voice add", path.display());
        if !is_whole(&bytes) {
            return Err(damaged());
        }
        let model = Model::load(bytes).map_err(|_| damaged())?;
        let strange = |_| damaged();
        let node = |name| model.node_id(name).map_err(strange);
        Ok(Self {
            ids: node("ids")?,
            speed: node("speed")?,
            lengths: node("/Clip_output_0")?,
            outputs: [node("lh")?, node("theta")?, node("ln")?, node("lr")?, node("phi")?, node("f0")?],
            // One: it speaks beside a player that must not stutter, and is fast enough.
            threads: Arc::new(ThreadPool::with_num_threads(1)),
            model,
        })
    }

    /// How many beats of [`super::vocoder::BEAT`] samples each id lasts.
    ///
    /// # Errors
    /// What the network says.
    pub fn lengths(&self, ids: &[i32], speed: f32) -> Result<Vec<usize>, String> {
        let values = self.run(ids, speed, &[self.lengths])?;
        let lengths = values.into_iter().next().and_then(|v| v.into_shape_vec::<f32, 1>().ok());
        let (_, lengths) = lengths.filter(|(_, l)| l.len() == ids.len()).ok_or("no lengths came out")?;
        // A float that is no number becomes 0.
        Ok(lengths.into_iter().map(|l| (l as usize).min(MOST_BEATS)).collect())
    }

    /// The voice saying them.
    ///
    /// # Errors
    /// What the network says.
    pub fn spectrum(&self, ids: &[i32], speed: f32) -> Result<Spectrum, String> {
        let mut values = self.run(ids, speed, &self.outputs)?;
        let pitch =
            values.pop().and_then(|v| v.into_shape_vec::<f32, 2>().ok()).ok_or("no pitch came out")?.1;
        let mut layers = values.into_iter().map(|value| {
            let (shape, values) = value.into_shape_vec::<f32, 3>().ok()?;
            (shape == [1, BINS, pitch.len()]).then_some(values)
        });
        let mut next = || layers.next().flatten().ok_or("no spectrum came out");
        let (tone, turn, breath, free, phase) = (next()?, next()?, next()?, next()?, next()?);
        Ok(Spectrum { pitch, tone, turn, breath, free, phase })
    }

    fn run(&self, ids: &[i32], speed: f32, outputs: &[NodeId]) -> Result<Vec<Value>, String> {
        let ids = Value::from_shape([1, ids.len()], ids.to_vec()).map_err(|e| e.to_string())?;
        let speed = Value::from_shape([1], vec![speed]).map_err(|e| e.to_string())?;
        let inputs = vec![(self.ids, ids.into()), (self.speed, speed.into())];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.threads)));
        self.model.run(inputs, outputs, Some(options)).map_err(|e| e.to_string())
    }
}

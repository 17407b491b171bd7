//! The network itself: ids → how long each sound is, and the spectrum of the voice.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, op_registry};

use super::vocoder::{BINS, Spectrum};

/// hibari 0.2.1, quantised to 8 bits; `sounds/SOURCES.md` says where it is from.
static MODEL: &[u8] = include_bytes!("../../../sounds/voice/heart.onnx");

/// An id lasts a minute at most: a line that long is refused anyway.
const MAX_BEATS: usize = 60 * 40;

/// The network's plan for a chunk.
pub(super) struct ChunkPlan {
    /// How many beats of [`super::vocoder::BEAT`] samples it lasts.
    pub beats: usize,
    /// How loud each frame of [`super::vocoder::HOP`] samples will be, as a logarithm: about −9 in silence,
    /// 7 to 9 where it is loud.
    pub loudness: Vec<f32>,
}

/// The network, and the nodes where its values go in and come out.
pub(super) struct Network {
    model: Model,
    ids: NodeId,
    speed: NodeId,
    /// Inner values that are known early: beats for each id, and how loud each frame will be.
    lengths: NodeId,
    loudness: NodeId,
    /// lh, theta, ln, lr, phi, f0, as [`Spectrum`] has them.
    outputs: [NodeId; 6],
    threads: Arc<ThreadPool>,
}

impl Network {
    /// Loads it from balm's own program: 17 ms.
    ///
    /// # Errors
    /// A few words, if the build is broken.
    pub fn load() -> Result<Self, String> {
        // Only the operators it uses, so that no others are linked.
        let operators = op_registry!(
            Add,
            Cast,
            Clip,
            Concat,
            Conv,
            CumSum,
            Div,
            DynamicQuantizeLinear,
            Erf,
            Exp,
            Gather,
            GreaterOrEqual,
            LayerNormalization,
            Log,
            MatMul,
            MatMulInteger,
            Mul,
            Pow,
            Range,
            ReduceSum,
            Relu,
            Reshape,
            Round,
            Shape,
            Slice,
            Softmax,
            Split,
            Sub,
            Tile,
            Transpose,
            Unsqueeze
        );
        // The weights are prepared once for the kernels and not on every run: a fifth less work.
        let mut options = ModelOptions::with_ops(operators);
        let model = options.prepack_weights(true).load_static_slice(MODEL).map_err(|e| e.to_string())?;
        let node = |name| model.node_id(name).map_err(|e| e.to_string());
        Ok(Self {
            ids: node("ids")?,
            speed: node("speed")?,
            lengths: node("/Clip_output_0")?,
            loudness: node("/Mul_62_output_0")?,
            outputs: [node("lh")?, node("theta")?, node("ln")?, node("lr")?, node("phi")?, node("f0")?],
            // One thread: the player beside it must not stutter, and it is fast enough.
            threads: Arc::new(ThreadPool::with_num_threads(1)),
            model,
        })
    }

    /// When it will say what and how loudly, for a tenth of the work of speaking.
    ///
    /// # Errors
    /// The error of the network.
    pub fn plan(&self, ids: &[i32], speed: f32) -> Result<ChunkPlan, String> {
        let mut values = self.run(ids, speed, &[self.lengths, self.loudness])?;
        let loudness =
            values.pop().and_then(|v| v.into_shape_vec::<f32, 2>().ok()).ok_or("no plan came out")?.1;
        let lengths = values.pop().and_then(|v| v.into_shape_vec::<f32, 1>().ok());
        let (_, lengths) = lengths.filter(|(_, l)| l.len() == ids.len()).ok_or("no lengths came out")?;
        // NaN becomes 0.
        let beats = lengths.into_iter().map(|l| (l as usize).min(MAX_BEATS)).sum();
        Ok(ChunkPlan { beats, loudness })
    }

    /// The voice that speaks these ids.
    ///
    /// # Errors
    /// The error of the network.
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

//! Any rate → any other, by FFT (134 dB clean where linear interpolation leaves 20).

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler as _};

use super::Frame;

/// Turns frames at one rate into frames at another, in place: no delay, no frame lost or added, and
/// nothing left of what the lower of the two cannot carry.
pub(super) struct Resampler {
    fft: Fft<f32>,
    from: u32,
    to: u32,
    input: Vec<f32>,
    output: Vec<f32>,
    /// Frames of the filter's delay still to be dropped.
    skip: usize,
    taken: u64,
    given: u64,
}

impl Resampler {
    /// `None` where there is nothing to do.
    pub fn new(from: u32, to: u32) -> Option<Self> {
        if from == to {
            return None;
        }
        let fft = Fft::new(from as usize, to as usize, 1024, 2, FixedSync::Both).ok()?;
        let output = vec![0.0; fft.output_frames_max() * 2];
        let skip = fft.output_delay();
        Some(Self { fft, from, to, input: Vec::new(), output, skip, taken: 0, given: 0 })
    }

    pub fn push(&mut self, frames: &[Frame], out: &mut Vec<Frame>) {
        self.taken += frames.len() as u64;
        self.input.extend(frames.iter().flat_map(|f| [f.left, f.right]));
        let chunk = self.fft.input_frames_next();
        let mut used = 0;
        while (self.input.len() - used) / 2 >= chunk {
            self.chunk(used, chunk, out);
            used += chunk * 2;
        }
        self.input.drain(..used);
    }

    /// Everything still inside, to the last frame that the input is worth.
    pub fn finish(&mut self, out: &mut Vec<Frame>) {
        let due = (u128::from(self.taken) * u128::from(self.to)).div_ceil(u128::from(self.from)) as u64;
        while self.given < due {
            let before = self.given;
            let chunk = self.fft.input_frames_next();
            self.input.resize(chunk * 2, 0.0);
            self.chunk(0, chunk, out);
            self.input.clear();
            let over = self.given.saturating_sub(due);
            out.truncate(out.len() - over as usize);
            self.given -= over;
            if self.given == before && self.skip == 0 {
                return;
            }
        }
    }

    fn chunk(&mut self, from: usize, frames: usize, out: &mut Vec<Frame>) {
        let size = self.output.len() / 2;
        let input = InterleavedSlice::new(&self.input[from..from + frames * 2], 2, frames);
        let output = InterleavedSlice::new_mut(&mut self.output, 2, size);
        let (Ok(input), Ok(mut output)) = (input, output) else { return };
        let Ok((_, made)) = self.fft.process_into_buffer(&input, &mut output, None) else { return };
        let skipped = self.skip.min(made);
        self.skip -= skipped;
        self.given += (made - skipped) as u64;
        let made = self.output[skipped * 2..made * 2].chunks_exact(2);
        out.extend(made.map(|c| Frame { left: c[0], right: c[1] }.finite()));
    }
}

//! What a picture's file holds.

use std::path::Path;

/// SVG as it is drawn, or pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// SVG.
    Svg,
    /// PNG.
    #[cfg(feature = "png")]
    Png,
}

impl PictureFormat {
    /// By the ending of the file's name.
    ///
    /// # Errors
    /// Says which endings there are.
    pub fn of(path: &Path) -> Result<Self, String> {
        let ends = |ending: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
        match () {
            () if ends("svg") => Ok(Self::Svg),
            #[cfg(feature = "png")]
            () if ends("png") => Ok(Self::Png),
            () if ends("png") => Err("this balm was built without PNG pictures; end the name in .svg".into()),
            () => Err(format!("{}: a picture is SVG or PNG; end the name in .svg or .png", path.display())),
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// The drawing is too large for pixels.
    pub fn bytes(self, svg: String) -> Result<Vec<u8>, String> {
        match self {
            Self::Svg => Ok(svg.into_bytes()),
            #[cfg(feature = "png")]
            Self::Png => super::png::png(&svg).map_err(|e| e.to_string()),
        }
    }
}

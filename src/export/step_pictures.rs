//! Pictures of steps that an author took or drew. They come from strangers, and from telephones: each is drawn anew,
//! small and upright, so that nothing is passed on but what is seen, and no place where it was taken.

use std::collections::BTreeMap;
use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The most bytes of a picture that is read: more than a telephone takes.
pub const MAX_PICTURE: u64 = 16 << 20;
/// The most bytes of one that is drawn anew.
pub const MAX_DRAWN: usize = 1 << 20;
/// Pixels of the longer side of one that is drawn anew: sharp at 5 cm in print.
const SIDE: u32 = 640;
/// The most pixels of a side, and bytes while it is read.
const MAX_SIDE: u32 = 12_000;
const MAX_MEMORY: u64 = 192 << 20;
/// Of 100: hardly to be told from the original.
const QUALITY: u8 = 85;

/// Why a picture cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It is something else.
    #[error("this is not a PNG or JPEG picture")]
    NotAPicture,
    /// It has too many pixels.
    #[error("this picture is larger than balm reads: at most 12,000 pixels a side")]
    TooLarge,
    /// It cannot be decoded.
    #[error("this picture is damaged")]
    Damaged,
}

/// The pictures of a routine's steps, drawn anew, by the names that the routine has for them.
pub type StepPictures = BTreeMap<String, Vec<u8>>;

/// A picture that was drawn anew as an address that holds it.
pub(super) fn as_data(picture: &[u8]) -> String {
    let kind = format(picture).map_or("image/jpeg", |format| format.to_mime_type());
    format!("data:{kind};base64,{}", STANDARD.encode(picture))
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(ImageFormat::Png),
        [0xff, 0xd8, 0xff, ..] => Some(ImageFormat::Jpeg),
        _ => None,
    }
}

/// A picture drawn anew, in the format it came in: at most 640 pixels a side, upright, and nothing else in the file.
/// To be called in a process of its own: decoders are large, and pictures come from strangers.
///
/// # Errors
/// [`PictureError`].
pub fn redrawn(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let format = format(bytes).ok_or(PictureError::NotAPicture)?;
    let picture = decoded(bytes, format)?;
    let picture = match picture.width().max(picture.height()) > SIDE {
        true => picture.resize(SIDE, SIDE, FilterType::Triangle),
        false => picture,
    };
    let drawn = match format {
        ImageFormat::Png => written(&picture, format)?,
        _ => written(&DynamicImage::ImageRgb8(picture.to_rgb8()), format)?,
    };
    // A photograph as PNG may be larger than it need be.
    match drawn.len() > MAX_DRAWN {
        true => written(&DynamicImage::ImageRgb8(picture.to_rgb8()), ImageFormat::Jpeg),
        false => Ok(drawn),
    }
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, PictureError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let refused = |why: image::ImageError| match why {
        image::ImageError::Limits(_) => PictureError::TooLarge,
        _ => PictureError::Damaged,
    };
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    picture.apply_orientation(turned);
    // Eight bits are all that is seen.
    Ok(match picture.color().has_alpha() {
        true => DynamicImage::ImageRgba8(picture.to_rgba8()),
        false => DynamicImage::ImageRgb8(picture.to_rgb8()),
    })
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, PictureError> {
    let mut out = Vec::new();
    let done = match format {
        ImageFormat::Png => {
            let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, PngFilter::Adaptive);
            picture.write_with_encoder(encoder)
        }
        _ => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)),
    };
    done.map(|()| out).map_err(|_| PictureError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
        written(&DynamicImage::ImageRgb8(picture), format).expect("a picture")
    }

    fn size(bytes: &[u8]) -> (u32, u32) {
        let picture = decoded(bytes, format(bytes).expect("a picture")).expect("a picture");
        (picture.width(), picture.height())
    }

    /// A JPEG with what a telephone adds: how it was held (6: turn to the right), and a text that could be a place.
    fn from_a_telephone() -> Vec<u8> {
        let plain = drawn(900, 300, ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
        exif.extend(b"\x0e\x01\x02\0\x09\0\0\0\x26\0\0\0"); // ImageDescription, 9 letters at 38
        exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"); // Orientation: 6
        exif.extend(b"At home\0\0");
        let length = u16::try_from(exif.len() + 2).expect("a picture").to_be_bytes();
        [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn a_picture_is_drawn_small_and_in_its_own_format() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let anew = redrawn(&drawn(1600, 800, format)).expect("a picture");
            assert_eq!((size(&anew), super::format(&anew)), ((640, 320), Some(format)));
            assert_eq!(size(&redrawn(&drawn(200, 100, format)).expect("a picture")), (200, 100));
            assert!(anew.len() <= MAX_DRAWN);
        }
    }

    #[test]
    fn a_picture_stands_upright_and_does_not_say_where_it_was_taken() {
        let taken = from_a_telephone();
        assert!(taken.windows(7).any(|bytes| bytes == b"At home"));
        let anew = redrawn(&taken).expect("a picture");
        assert_eq!(size(&anew), (213, 640));
        assert!(!anew.windows(7).any(|bytes| bytes == b"At home"));
        assert!(!anew.windows(4).any(|bytes| bytes == b"Exif"));
    }

    #[test]
    fn a_huge_picture_is_refused_before_it_takes_memory() {
        // The header of a PNG of 60,000 by 60,000 pixels.
        let mut huge = drawn(8, 8, ImageFormat::Png);
        huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&huge[12..29]);
        huge[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(matches!(redrawn(&huge), Err(PictureError::TooLarge)));
    }

    /// As PNG has it.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
        })
    }

    #[test]
    fn damaged_pictures_are_refused_or_drawn_and_never_more() {
        let seeds = [drawn(48, 32, ImageFormat::Png), drawn(48, 32, ImageFormat::Jpeg), from_a_telephone()];
        let mut random = 7_u64;
        let mut next = move |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % below
        };
        for round in 0..1500 {
            let mut bytes = seeds[round % seeds.len()].clone();
            for _ in 0..=next(6) {
                let at = next(bytes.len());
                bytes[at] = next(256) as u8;
            }
            if next(4) == 0 {
                bytes.truncate(next(bytes.len()));
            }
            if let Ok(anew) = redrawn(&bytes) {
                assert!(anew.len() <= MAX_DRAWN && format(&anew).is_some());
            }
        }
        for nothing in [&b""[..], b"GIF89a", b"\x89PNG", b"\xff\xd8\xff"] {
            assert!(redrawn(nothing).is_err());
        }
    }
}

//! Gradients that are grey throughout, or are to be.

use crate::export::print::ink;
use crate::letter::Print;
use crate::pdf::raw::{Missing, RawObject, RawPdf, number_at};
use crate::pdf::{Array, Dict};

use super::space::uses;

/// Writes gradients in black ink alone where all their colours are grey, or all is to be.
pub fn ink(pdf: &mut RawPdf<'_>, colors: &[i32], print: &Print) -> Result<(), Missing> {
    let shades = |object: &RawObject<'_>| {
        let dict = object.dict().filter(|dict| dict.contains_key("ShadingType"))?;
        uses(&dict, "ColorSpace", colors).then(|| number_at(&dict, "Function"))
    };
    let shadings = pdf.objects.iter().filter_map(|(at, object)| Some((*at, shades(object)?)));
    for (shading, function) in shadings.collect::<Vec<_>>() {
        let function = function.ok_or(Missing("the function of a gradient"))?;
        if grey(pdf, function, print)? {
            pdf.get_mut(shading)?.edit(|dict| dict.set("ColorSpace", "/DeviceGray"))?;
        }
    }
    Ok(())
}

/// Writes a function in one component, if it can be.
fn grey(pdf: &mut RawPdf<'_>, function: i32, print: &Print) -> Result<bool, Missing> {
    if print.grayscale && program(pdf.get_mut(function)?)? {
        return Ok(true);
    }
    let Some(all) = interpolated(pdf, function) else { return Ok(false) };
    let ends: Option<Vec<_>> = all.iter().map(|own| ends(pdf.get(*own).ok()?, print)).collect();
    let Some(ends) = ends else { return Ok(false) };
    for (function, ends) in all.into_iter().zip(ends) {
        pdf.get_mut(function)?.edit(|dict| {
            ends.into_iter().for_each(|(key, end)| dict.set(key, end));
            dict.set("Range", "[0 1]");
        })?;
    }
    Ok(true)
}

/// What makes the brightness of a colour (ITU-R BT.709) of its three parts.
const BRIGHTNESS: &str = " .0722 mul exch .7152 mul add exch .2126 mul add";

/// Puts the brightness of its colours in their place, if the function is a program.
fn program(function: &mut RawObject<'_>) -> Result<bool, Missing> {
    if function.dict().and_then(|dict| kind(&dict)) != Some(4) {
        return Ok(false);
    }
    let code = String::from_utf8(function.data()?).ok();
    let code = code.as_deref().and_then(|code| code.trim_end().strip_suffix('}'));
    let code = format!("{}{BRIGHTNESS}}}", code.ok_or(Missing("the program of a gradient"))?);
    function.edit(|dict| dict.set("Range", "[0 1]"))?;
    function.set_data(code.as_bytes())?;
    Ok(true)
}

/// A function and those it is made of, if all of them interpolate.
fn interpolated(pdf: &RawPdf<'_>, first: i32) -> Option<Vec<i32>> {
    let dict = pdf.get(first).ok()?.dict()?;
    if kind(&dict)? == 2 {
        return Some(vec![first]);
    }
    let own = dict.get::<Array<'_>>("Functions").filter(|_| kind(&dict) == Some(3))?;
    let own = own.raw_iter().map(|of| of.as_obj_ref().map(|of| of.obj_number));
    let own: Vec<i32> = own.collect::<Option<_>>()?;
    let is_plain =
        |of: &i32| pdf.get(*of).is_ok_and(|of| of.dict().and_then(|of| kind(&of)) == Some(2));
    own.iter().all(is_plain).then(|| [vec![first], own].concat())
}

fn kind(function: &Dict<'_>) -> Option<i32> {
    function.get("FunctionType")
}

/// The colours a function begins and ends with, in one component; none if one is no grey.
fn ends(function: &RawObject<'_>, print: &Print) -> Option<Vec<(&'static str, String)>> {
    let dict = function.dict()?;
    let ends = ["C0", "C1"].into_iter().filter_map(|key| Some((key, dict.get::<Array<'_>>(key)?)));
    let grey = |(key, color): (&'static str, Array<'_>)| {
        let parts: Vec<f32> = color.iter::<f32>().collect();
        let [red, green, blue] = parts[..] else { return None };
        let rgb = [red, green, blue].map(|part| (part * 255.0).round() as u8);
        Some((key, format!("[{}]", 1.0 - ink::black(rgb, print)?)))
    };
    ends.map(grey).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREY: &str = "<</FunctionType 2/Domain[0 1]/Range[0 1 0 1 0 1]/C0[0 0 0]/C1[1 1 1]/N 1>>";

    fn inked(function: &str, print: &Print) -> Result<[String; 2], Missing> {
        let shading = "<</ShadingType 2/ColorSpace 9 0 R/Function 2 0 R>>";
        let mut pdf = RawPdf::of(&[(1, shading), (2, function)]);
        ink(&mut pdf, &[9], print)?;
        Ok([1, 2].map(|at| String::from_utf8_lossy(&pdf.objects[&at].0).into_owned()))
    }

    #[test]
    fn a_function_of_greys_has_one_component() {
        let print = Print::default();
        let [shading, grey] = inked(GREY, &print).expect("a function");
        assert_eq!(grey, "<</FunctionType 2/Domain[0 1]/Range[0 1]/C0[0]/C1[1]/N 1>>");
        assert_eq!(shading, "<</ShadingType 2/ColorSpace/DeviceGray/Function 2 0 R>>");
        let color = GREY.replace("/C1[1 1 1]", "/C1[1 0 0]");
        let [shading, same] = inked(&color, &print).expect("a function");
        assert!(same == color && shading.contains("/ColorSpace 9 0 R"), "{same} {shading}");
        let all = Print { grayscale: true, ..print };
        let [_, written] = inked(&color, &all).expect("a function");
        assert!(written.contains("/C1[0.21"), "{written}");
    }

    #[test]
    fn a_program_that_cannot_be_read_is_a_fault() {
        let all = Print { grayscale: true, ..Print::default() };
        let program = "<</FunctionType 4/Range[0 1 0 1 0 1]/Length 2>>\nstream\n{ \nendstream";
        assert_eq!(inked(program, &all), Err(Missing("the program of a gradient")));
        assert!(inked(&program.replace("{ ", "{}"), &all).is_ok());
    }
}

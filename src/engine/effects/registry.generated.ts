// Made by `npm run generate` from the files in these folders; do not edit. Every effect of the project.

import type { Effect } from '../effect-api/define.ts';
import fieldsAttractor from './fields/attractor.ts';
import fieldsAurora from './fields/aurora.ts';
import fieldsChecker from './fields/checker.ts';
import fieldsDiamond from './fields/diamond.ts';
import fieldsDomainWarp from './fields/domain-warp.ts';
import fieldsDots from './fields/dots.ts';
import fieldsFbm from './fields/fbm.ts';
import fieldsFire from './fields/fire.ts';
import fieldsGlyphText from './fields/glyph-text.ts';
import fieldsGradient from './fields/gradient.ts';
import fieldsInterference from './fields/interference.ts';
import fieldsLife from './fields/life.ts';
import fieldsMorph from './fields/morph.ts';
import fieldsNoise from './fields/noise.ts';
import fieldsPlasma from './fields/plasma.ts';
import fieldsRadial from './fields/radial.ts';
import fieldsRain from './fields/rain.ts';
import fieldsReactionDiffusion from './fields/reaction-diffusion.ts';
import fieldsRings from './fields/rings.ts';
import fieldsRipple from './fields/ripple.ts';
import fieldsSequence from './fields/sequence.ts';
import fieldsSinefield from './fields/sinefield.ts';
import fieldsSmoothNoise from './fields/smooth-noise.ts';
import fieldsSpectrum from './fields/spectrum.ts';
import fieldsSpiral from './fields/spiral.ts';
import fieldsStatic from './fields/static.ts';
import fieldsStripes from './fields/stripes.ts';
import fieldsTemporalNoise from './fields/temporal-noise.ts';
import fieldsTunnel from './fields/tunnel.ts';
import fieldsVoronoi from './fields/voronoi.ts';
import fieldsVortex from './fields/vortex.ts';
import fieldsWaveform from './fields/waveform.ts';
import distancesBox from './distances/box.ts';
import distancesCircle from './distances/circle.ts';
import distancesFill from './distances/fill.ts';
import distancesGlow from './distances/glow.ts';
import distancesHeart from './distances/heart.ts';
import distancesIntersect from './distances/intersect.ts';
import distancesOutline from './distances/outline.ts';
import distancesPolygon from './distances/polygon.ts';
import distancesRing from './distances/ring.ts';
import distancesSegment from './distances/segment.ts';
import distancesSmoothSubtract from './distances/smooth-subtract.ts';
import distancesSmoothUnion from './distances/smooth-union.ts';
import distancesStar from './distances/star.ts';
import distancesSubtract from './distances/subtract.ts';
import distancesTriangle from './distances/triangle.ts';
import distancesUnion from './distances/union.ts';
import masksAnnulus from './masks/annulus.ts';
import masksDisc from './masks/disc.ts';
import masksDissolve from './masks/dissolve.ts';
import masksInvert from './masks/invert.ts';
import masksIris from './masks/iris.ts';
import masksRect from './masks/rect.ts';
import masksWipe from './masks/wipe.ts';
import transformsFisheye from './transforms/fisheye.ts';
import transformsKaleido from './transforms/kaleido.ts';
import transformsMirrorX from './transforms/mirror-x.ts';
import transformsMirrorY from './transforms/mirror-y.ts';
import transformsMobius from './transforms/mobius.ts';
import transformsMove from './transforms/move.ts';
import transformsPixelate from './transforms/pixelate.ts';
import transformsPolar from './transforms/polar.ts';
import transformsRotate from './transforms/rotate.ts';
import transformsScale from './transforms/scale.ts';
import transformsScroll from './transforms/scroll.ts';
import transformsSkew from './transforms/skew.ts';
import transformsTile from './transforms/tile.ts';
import transformsTwist from './transforms/twist.ts';
import transformsWarp from './transforms/warp.ts';
import transformsWave from './transforms/wave.ts';
import mathsEase from './maths/ease.ts';
import { elementary as mathsElementary } from './maths/elementary.ts';
import mathsEnter from './maths/enter.ts';
import mathsFade from './maths/fade.ts';
import mathsHash from './maths/hash.ts';
import mathsKeys from './maths/keys.ts';
import mathsPulse from './maths/pulse.ts';
import mathsRandom from './maths/random.ts';
import { boids as particlesBoids } from './particles/boids.ts';
import { bubbles as particlesBubbles } from './particles/bubbles.ts';
import { dissolve as particlesDissolve } from './particles/dissolve.ts';
import { embers as particlesEmbers } from './particles/embers.ts';
import { explosion as particlesExplosion } from './particles/explosion.ts';
import { flow as particlesFlow } from './particles/flow.ts';
import { gravity as particlesGravity } from './particles/gravity.ts';
import { orbit as particlesOrbit } from './particles/orbit.ts';
import { snow as particlesSnow } from './particles/snow.ts';
import { starfield as particlesStarfield } from './particles/starfield.ts';
import colorsHarmony from './colors/harmony.ts';
import colorsHsv from './colors/hsv.ts';
import colorsHueAngle from './colors/hue-angle.ts';
import colorsHueCentroid from './colors/hue-centroid.ts';
import colorsHueCycle from './colors/hue-cycle.ts';
import colorsHueDistance from './colors/hue-distance.ts';
import colorsMixColor from './colors/mix-color.ts';
import colorsOklch from './colors/oklch.ts';
import colorsPick from './colors/pick.ts';
import colorsRamp from './colors/ramp.ts';
import colorsRgb from './colors/rgb.ts';
import colorsTemperature from './colors/temperature.ts';
import { blockGlitch as shadersBlockGlitch } from './shaders/block-glitch.ts';
import { bloom as shadersBloom } from './shaders/bloom.ts';
import { brightness as shadersBrightness } from './shaders/brightness.ts';
import { channelShift as shadersChannelShift } from './shaders/channel-shift.ts';
import { channelSwap as shadersChannelSwap } from './shaders/channel-swap.ts';
import { chromatic as shadersChromatic } from './shaders/chromatic.ts';
import { colorRamp as shadersColorRamp } from './shaders/color-ramp.ts';
import { contrast as shadersContrast } from './shaders/contrast.ts';
import { crt as shadersCrt } from './shaders/crt.ts';
import { dataBend as shadersDataBend } from './shaders/data-bend.ts';
import { displace as shadersDisplace } from './shaders/displace.ts';
import { dither as shadersDither } from './shaders/dither.ts';
import { duotone as shadersDuotone } from './shaders/duotone.ts';
import { edgeGlow as shadersEdgeGlow } from './shaders/edge-glow.ts';
import { gamma as shadersGamma } from './shaders/gamma.ts';
import { glitchBands as shadersGlitchBands } from './shaders/glitch-bands.ts';
import { grade as shadersGrade } from './shaders/grade.ts';
import { grain as shadersGrain } from './shaders/grain.ts';
import { halftone as shadersHalftone } from './shaders/halftone.ts';
import { hueRotate as shadersHueRotate } from './shaders/hue-rotate.ts';
import { invert as shadersInvert } from './shaders/invert.ts';
import { kaleidoscope as shadersKaleidoscope } from './shaders/kaleidoscope.ts';
import { levels as shadersLevels } from './shaders/levels.ts';
import { lut as shadersLut } from './shaders/lut.ts';
import { mirrorDiagonal as shadersMirrorDiagonal } from './shaders/mirror-diagonal.ts';
import { mirrorQuad as shadersMirrorQuad } from './shaders/mirror-quad.ts';
import { mirrorX as shadersMirrorX } from './shaders/mirror-x.ts';
import { mirrorY as shadersMirrorY } from './shaders/mirror-y.ts';
import { phosphor as shadersPhosphor } from './shaders/phosphor.ts';
import { pixelSort as shadersPixelSort } from './shaders/pixel-sort.ts';
import { pixelate as shadersPixelate } from './shaders/pixelate.ts';
import { posterize as shadersPosterize } from './shaders/posterize.ts';
import { radialBlur as shadersRadialBlur } from './shaders/radial-blur.ts';
import { radialSplit as shadersRadialSplit } from './shaders/radial-split.ts';
import { reverseVignette as shadersReverseVignette } from './shaders/reverse-vignette.ts';
import { saturation as shadersSaturation } from './shaders/saturation.ts';
import { scanlines as shadersScanlines } from './shaders/scanlines.ts';
import { sharpen as shadersSharpen } from './shaders/sharpen.ts';
import { softFocus as shadersSoftFocus } from './shaders/soft-focus.ts';
import { solarize as shadersSolarize } from './shaders/solarize.ts';
import { staticNoise as shadersStatic } from './shaders/static.ts';
import { threshold as shadersThreshold } from './shaders/threshold.ts';
import { vignette as shadersVignette } from './shaders/vignette.ts';
import { wave as shadersWave } from './shaders/wave.ts';
import { wobble as shadersWobble } from './shaders/wobble.ts';
import { depth as feedbackDepth } from './feedback/depth.ts';
import { drift as feedbackDrift } from './feedback/drift.ts';
import { echo as feedbackEcho } from './feedback/echo.ts';
import { ghost as feedbackGhost } from './feedback/ghost.ts';
import { heat as feedbackHeat } from './feedback/heat.ts';
import { mandala as feedbackMandala } from './feedback/mandala.ts';
import { rainbow as feedbackRainbow } from './feedback/rainbow.ts';
import { tunnel as feedbackTunnel } from './feedback/tunnel.ts';
import { crossfade as transitionsCrossfade } from './transitions/crossfade.ts';
import { cut as transitionsCut } from './transitions/cut.ts';
import { dissolve as transitionsDissolve } from './transitions/dissolve.ts';
import { glitch as transitionsGlitch } from './transitions/glitch.ts';
import { iris as transitionsIris } from './transitions/iris.ts';
import { wipe as transitionsWipe } from './transitions/wipe.ts';
import { easings as easingsEasings } from './easings/easings.ts';
import { palettes as palettesPalettes } from './palettes/palettes.ts';
import { colorSets as colorSetsColorSets } from './color-sets/color-sets.ts';
import { blends as blendsBlends } from './blends/blends.ts';
import { reveals as revealsReveals } from './reveals/reveals.ts';

export const effects: Effect[] = [
  fieldsAttractor,
  fieldsAurora,
  fieldsChecker,
  fieldsDiamond,
  fieldsDomainWarp,
  fieldsDots,
  fieldsFbm,
  fieldsFire,
  fieldsGlyphText,
  fieldsGradient,
  fieldsInterference,
  fieldsLife,
  fieldsMorph,
  fieldsNoise,
  fieldsPlasma,
  fieldsRadial,
  fieldsRain,
  fieldsReactionDiffusion,
  fieldsRings,
  fieldsRipple,
  fieldsSequence,
  fieldsSinefield,
  fieldsSmoothNoise,
  fieldsSpectrum,
  fieldsSpiral,
  fieldsStatic,
  fieldsStripes,
  fieldsTemporalNoise,
  fieldsTunnel,
  fieldsVoronoi,
  fieldsVortex,
  fieldsWaveform,
  distancesBox,
  distancesCircle,
  distancesFill,
  distancesGlow,
  distancesHeart,
  distancesIntersect,
  distancesOutline,
  distancesPolygon,
  distancesRing,
  distancesSegment,
  distancesSmoothSubtract,
  distancesSmoothUnion,
  distancesStar,
  distancesSubtract,
  distancesTriangle,
  distancesUnion,
  masksAnnulus,
  masksDisc,
  masksDissolve,
  masksInvert,
  masksIris,
  masksRect,
  masksWipe,
  transformsFisheye,
  transformsKaleido,
  transformsMirrorX,
  transformsMirrorY,
  transformsMobius,
  transformsMove,
  transformsPixelate,
  transformsPolar,
  transformsRotate,
  transformsScale,
  transformsScroll,
  transformsSkew,
  transformsTile,
  transformsTwist,
  transformsWarp,
  transformsWave,
  mathsEase,
  ...mathsElementary,
  mathsEnter,
  mathsFade,
  mathsHash,
  mathsKeys,
  mathsPulse,
  mathsRandom,
  particlesBoids,
  particlesBubbles,
  particlesDissolve,
  particlesEmbers,
  particlesExplosion,
  particlesFlow,
  particlesGravity,
  particlesOrbit,
  particlesSnow,
  particlesStarfield,
  colorsHarmony,
  colorsHsv,
  colorsHueAngle,
  colorsHueCentroid,
  colorsHueCycle,
  colorsHueDistance,
  colorsMixColor,
  colorsOklch,
  colorsPick,
  colorsRamp,
  colorsRgb,
  colorsTemperature,
  shadersBlockGlitch,
  shadersBloom,
  shadersBrightness,
  shadersChannelShift,
  shadersChannelSwap,
  shadersChromatic,
  shadersColorRamp,
  shadersContrast,
  shadersCrt,
  shadersDataBend,
  shadersDisplace,
  shadersDither,
  shadersDuotone,
  shadersEdgeGlow,
  shadersGamma,
  shadersGlitchBands,
  shadersGrade,
  shadersGrain,
  shadersHalftone,
  shadersHueRotate,
  shadersInvert,
  shadersKaleidoscope,
  shadersLevels,
  shadersLut,
  shadersMirrorDiagonal,
  shadersMirrorQuad,
  shadersMirrorX,
  shadersMirrorY,
  shadersPhosphor,
  shadersPixelSort,
  shadersPixelate,
  shadersPosterize,
  shadersRadialBlur,
  shadersRadialSplit,
  shadersReverseVignette,
  shadersSaturation,
  shadersScanlines,
  shadersSharpen,
  shadersSoftFocus,
  shadersSolarize,
  shadersStatic,
  shadersThreshold,
  shadersVignette,
  shadersWave,
  shadersWobble,
  feedbackDepth,
  feedbackDrift,
  feedbackEcho,
  feedbackGhost,
  feedbackHeat,
  feedbackMandala,
  feedbackRainbow,
  feedbackTunnel,
  transitionsCrossfade,
  transitionsCut,
  transitionsDissolve,
  transitionsGlitch,
  transitionsIris,
  transitionsWipe,
  ...easingsEasings,
  ...palettesPalettes,
  ...colorSetsColorSets,
  ...blendsBlends,
  ...revealsReveals,
];

// Made by `npm run generate` from the effects; do not edit. The built-in vocabulary as plain data.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export const catalog: CatalogEntry[] = [
  { "kind":"field","name":"aurora","category":"nature","summary":"Slow horizontal curtains of light with drifting rays.","example":"aurora(bands: 3)","result":"number", "params": [
    {"name":"bands","unit":"none","rate":"frame","default":3,"min":1,"max":8,"doc":"How many curtains hang behind each other.","kind":"integer"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the folds: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"checker","category":"plain","summary":"A chess board of light and dark squares.","example":"checker(count: 6, angle: 15deg)","result":"number", "params": [
    {"name":"count","unit":"none","rate":"cell","default":8,"min":0.1,"max":500,"doc":"How many squares fit across the shorter side of the frame.","kind":"number"},
    {"name":"angle","unit":"rad","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"Turns the pattern clockwise.","kind":"angle"},
  ] },
  { "kind":"field","name":"diamond","category":"waves","summary":"The product of two sines along the diagonals: diamonds that swap light and dark.","example":"diamond(scale: 1)","result":"number", "params": [
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the diamonds: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"domainWarp","category":"noise","summary":"Fractal noise sampled at noise-displaced points: marble and nebulae.","example":"domainWarp(strength: 0.6, scale: 0.9)","result":"number","source":"I. Quilez, Domain warping (2002).","seeded":true, "params": [
    {"name":"strength","unit":"frame","rate":"cell","default":0.3,"min":0,"max":10,"doc":"How far places are displaced.","kind":"number"},
    {"name":"octaves","unit":"none","rate":"frame","default":4,"min":1,"max":12,"doc":"How many layers of ever finer detail; a fraction fades the last one in.","kind":"number"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the largest clouds: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":0.2,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"dots","category":"plain","summary":"Round dots on a square lattice, brightest in the middle.","example":"dots(count: 6, angle: 20deg)","result":"number", "params": [
    {"name":"count","unit":"none","rate":"cell","default":8,"min":0.1,"max":500,"doc":"How many dots fit across the shorter side of the frame.","kind":"number"},
    {"name":"angle","unit":"rad","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"Turns the pattern clockwise.","kind":"angle"},
  ] },
  { "kind":"field","name":"fbm","category":"noise","summary":"Fractal Brownian motion: drifting clouds with detail at every size.","example":"fbm(octaves: 6, scale: 1.2)","result":"number","source":"F. K. Musgrave, in Texturing and Modeling: A Procedural Approach (1994).","seeded":true, "params": [
    {"name":"octaves","unit":"none","rate":"frame","default":5,"min":1,"max":12,"doc":"How many layers of ever finer detail; a fraction fades the last one in.","kind":"number"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the largest clouds: 2 is twice as large.","kind":"number"},
    {"name":"lacunarity","unit":"ratio","rate":"frame","default":2,"min":1,"max":8,"doc":"How much finer each octave is than the one before.","kind":"number"},
    {"name":"gain","unit":"ratio","rate":"frame","default":0.5,"min":0,"max":1,"doc":"How strong each octave is compared with the one before.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":0.2,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"fire","category":"nature","summary":"Rising columns of flame, wider at the base, from the lower edge of the frame.","example":"fire(columns: 16, height: 0.8)","result":"number","seeded":true, "params": [
    {"name":"columns","unit":"none","rate":"frame","default":20,"min":1,"max":400,"doc":"How many tongues of flame stand side by side across the frame.","kind":"number"},
    {"name":"height","unit":"ratio","rate":"cell","default":0.7,"min":0,"max":4,"doc":"How high they reach, of the frame's height.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"gradient","category":"plain","summary":"From 0 to 1 across the frame.","example":"gradient(angle: 30deg)","result":"number", "params": [
    {"name":"angle","unit":"rad","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"The way it rises: 0deg to the right, 90deg downwards.","kind":"angle"},
  ] },
  { "kind":"field","name":"interference","category":"waves","summary":"Plane waves at evenly spread angles, which make stars and quasicrystals where they meet.","example":"interference(waves: 7, scale: 0.8)","result":"number","source":"Quasicrystals as sums of waves in the plane, after K. Keegan McAllister (2011).", "params": [
    {"name":"waves","unit":"none","rate":"frame","default":6,"min":1,"max":16,"doc":"How many waves; a fraction fades the last one in.","kind":"integer"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the waves: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"noise","category":"noise","summary":"Value noise with quintic interpolation, drifting slowly.","example":"noise(scale: 0.6)","result":"number","source":"Value noise with the quintic fade of K. Perlin, Improving Noise (2002).","seeded":true, "params": [
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the blotches: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":0.3,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"plasma","category":"waves","summary":"Four crossed sines, one of them radial: islands of light that drift through each other.","example":"plasma(scale: 0.8)","result":"number","source":"Plasma effect of the demo scene, early 1990s.", "params": [
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the islands: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"radial","category":"plain","summary":"A bright centre that fades to 0 at the radius.","example":"radial(radius: 1.1, feather: 1.1)","result":"number", "params": [
    {"name":"radius","unit":"frame","rate":"cell","default":1,"min":0,"max":20,"doc":"Where it has become 0.","kind":"number"},
    {"name":"feather","unit":"frame","rate":"cell","default":1,"min":0,"max":20,"doc":"Over what distance it fades; 0 is a hard disc.","kind":"number"},
  ] },
  { "kind":"field","name":"rings","category":"shapes","summary":"Concentric rings that travel outwards, bent three ways round by the wobble.","example":"rings(count: 9, spacing: 0.2, width: 0.07, wobble: 0.12)","result":"number", "params": [
    {"name":"count","unit":"none","rate":"frame","default":8,"min":1,"max":200,"doc":"How many rings there are from the centre outwards.","kind":"number"},
    {"name":"spacing","unit":"frame","rate":"cell","default":0.12,"min":0.005,"max":4,"doc":"From one ring to the next.","kind":"number"},
    {"name":"width","unit":"frame","rate":"cell","default":0.03,"min":0.001,"max":4,"doc":"Width of a ring at half its brightness.","kind":"number"},
    {"name":"wobble","unit":"frame","rate":"cell","default":0,"min":-2,"max":2,"doc":"How far the rings are bent, three times round.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"ripple","category":"waves","summary":"Damped waves that run out from one or more points.","example":"ripple(sources: [(0.3, 0.4), (0.7, 0.65)], freq: 22, damping: 1.1)","result":"number", "params": [
    {"name":"sources","unit":"uv","rate":"frame","default":"[(0.5, 0.5)]","doc":"Where the waves start.","kind":"points"},
    {"name":"freq","unit":"rad","rate":"cell","default":24,"min":0,"max":400,"doc":"Radians of wave for each frame unit.","kind":"number"},
    {"name":"damping","unit":"ratio","rate":"cell","default":1.5,"min":0,"max":100,"doc":"How fast they die away with distance; 0 never.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":4,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"sinefield","category":"waves","summary":"Layered sines at mixed angles: a calm background that never repeats.","example":"sinefield(scale: 0.7)","result":"number", "params": [
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the waves: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"smoothNoise","category":"noise","summary":"Octaves of sines that displace each other: soft, cheap noise.","example":"smoothNoise(octaves: 4)","result":"number", "params": [
    {"name":"octaves","unit":"none","rate":"frame","default":3,"min":1,"max":12,"doc":"How many layers of ever finer detail; a fraction fades the last one in.","kind":"number"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the largest waves: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"spiral","category":"shapes","summary":"Logarithmic spiral arms that turn about the centre.","example":"spiral(arms: 4, tightness: 3)","result":"number","source":"Logarithmic spiral: angle proportional to the logarithm of the distance.", "params": [
    {"name":"arms","unit":"none","rate":"frame","default":3,"min":1,"max":64,"doc":"How many arms.","kind":"integer"},
    {"name":"tightness","unit":"ratio","rate":"cell","default":2.5,"min":-50,"max":50,"doc":"How tightly they are wound; negative winds the other way.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"stripes","category":"plain","summary":"Bars of light and dark with soft edges.","example":"stripes(count: 5, angle: 30deg)","result":"number", "params": [
    {"name":"count","unit":"none","rate":"cell","default":8,"min":0.1,"max":500,"doc":"How many pairs of bars fit across the shorter side of the frame.","kind":"number"},
    {"name":"angle","unit":"rad","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"Turns the pattern clockwise.","kind":"angle"},
  ] },
  { "kind":"field","name":"temporalNoise","category":"noise","summary":"Fractal noise that changes in place instead of drifting.","example":"temporalNoise(octaves: 4, scale: 0.8, rate: 0.4)","result":"number","seeded":true, "params": [
    {"name":"octaves","unit":"none","rate":"frame","default":4,"min":1,"max":12,"doc":"How many layers of ever finer detail; a fraction fades the last one in.","kind":"number"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the largest clouds: 2 is twice as large.","kind":"number"},
    {"name":"rate","unit":"ratio","rate":"frame","default":0.3,"min":-100,"max":100,"doc":"How fast it changes; 0 stands still.","kind":"number"},
  ] },
  { "kind":"field","name":"tunnel","category":"depth","summary":"A flight through a ribbed tunnel whose depth is one over the distance.","example":"tunnel(speed: 3, complexity: 8)","result":"number", "params": [
    {"name":"speed","unit":"ratio","rate":"frame","default":3,"min":-100,"max":100,"doc":"How fast one flies; negative flies backwards.","kind":"number"},
    {"name":"complexity","unit":"none","rate":"frame","default":6,"min":0,"max":64,"doc":"How many ribs run round the wall, and how close the rings stand.","kind":"number"},
  ] },
  { "kind":"field","name":"voronoi","category":"noise","summary":"Cells about drifting points: their distance, their edges, or each in a shade of its own.","example":"voronoi(cells: 30, mode: edge, edge: 0.06)","result":"number","source":"S. Worley, A Cellular Texture Basis Function (1996).","seeded":true, "params": [
    {"name":"cells","unit":"none","rate":"frame","default":20,"min":1,"max":5000,"doc":"About how many cells fill the frame.","kind":"number"},
    {"name":"mode","unit":"none","rate":"const","default":"distance","doc":"`distance` is bright at the points, `edge` draws the borders, `cell` gives each cell one shade.","kind":"word","words":["distance","edge","cell"]},
    {"name":"edge","unit":"frame","rate":"cell","default":0.02,"min":0,"max":2,"doc":"Width of the borders in mode `edge`.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":0.3,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"vortex","category":"shapes","summary":"Arms whose angle is twisted by the distance, turning about the centre.","example":"vortex(twist: 4, arms: 5)","result":"number", "params": [
    {"name":"twist","unit":"rad","rate":"cell","default":3,"min":-100,"max":100,"doc":"Turn of the arms for each frame unit of distance.","kind":"number"},
    {"name":"arms","unit":"none","rate":"frame","default":4,"min":0,"max":64,"doc":"How many arms.","kind":"integer"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"distance","name":"box","category":"shapes","summary":"Distance to a box, with round corners if wanted.","example":"outline(box(2.2, 1.1, 0.25), 0.12)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"w","unit":"frame","rate":"cell","default":1,"min":0,"max":100,"doc":"Its whole width.","kind":"number"},
    {"name":"h","unit":"frame","rate":"cell","default":0.6,"min":0,"max":100,"doc":"Its whole height.","kind":"number"},
    {"name":"round","unit":"frame","rate":"cell","default":0,"min":0,"max":100,"doc":"Radius of the corners.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"circle","category":"shapes","summary":"Distance to a circle.","example":"glow(circle(0.45), 0.3)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"r","unit":"frame","rate":"cell","default":0.5,"min":0,"max":100,"doc":"Its radius.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"field","name":"fill","category":"shapes","summary":"A shape as an area: 1 inside, 0 outside, with a soft edge.","example":"fill(star(6, 0.85, 0.45), 0.25)","result":"number", "params": [
    {"name":"d","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"The shape.","kind":"distance"},
    {"name":"edge","unit":"frame","rate":"cell","default":0.03,"min":0,"max":10,"doc":"Over what distance it goes from 1 to 0.","kind":"number"},
  ] },
  { "kind":"field","name":"glow","category":"shapes","summary":"A shape that shines: 1 inside, fading exponentially outside.","example":"glow(polygon(3 + floor(mod(t, 4)), 0.5), 0.25)","result":"number", "params": [
    {"name":"d","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"The shape.","kind":"distance"},
    {"name":"falloff","unit":"frame","rate":"cell","default":0.1,"min":0,"max":10,"doc":"At what distance the light has fallen to about a third.","kind":"number"},
  ] },
  { "kind":"distance","name":"heart","category":"shapes","summary":"Distance to a heart.","example":"glow(heart(0.75), 0.12)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"size","unit":"frame","rate":"cell","default":0.6,"min":0,"max":100,"doc":"From its centre to its tip.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"intersect","category":"joining","summary":"What two shapes have in common.","example":"glow(intersect(circle(0.7, at: (-0.3, 0)), circle(0.7, at: (0.3, 0))), 0.12)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"a","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"One shape.","kind":"distance"},
    {"name":"b","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"The other shape.","kind":"distance"},
  ] },
  { "kind":"field","name":"outline","category":"shapes","summary":"The edge of a shape as a line with soft sides.","example":"outline(heart(0.8), 0.12)","result":"number", "params": [
    {"name":"d","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"The shape.","kind":"distance"},
    {"name":"width","unit":"frame","rate":"cell","default":0.05,"min":0,"max":10,"doc":"Width of the line at half its brightness.","kind":"number"},
  ] },
  { "kind":"distance","name":"polygon","category":"shapes","summary":"Distance to a regular polygon with a corner at the top.","example":"outline(polygon(6, 0.75), 0.1)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"sides","unit":"none","rate":"frame","default":6,"min":3,"max":64,"doc":"How many sides.","kind":"integer"},
    {"name":"r","unit":"frame","rate":"cell","default":0.6,"min":0,"max":100,"doc":"From its centre to a corner.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"ring","category":"shapes","summary":"Distance to a ring.","example":"glow(ring(0.6, 0.08), 0.12)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"r","unit":"frame","rate":"cell","default":0.6,"min":0,"max":100,"doc":"Radius of its middle line.","kind":"number"},
    {"name":"width","unit":"frame","rate":"cell","default":0.1,"min":0,"max":100,"doc":"Its whole width.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"segment","category":"shapes","summary":"Distance to a straight line between two points.","example":"glow(segment((-1.1, 0.5), (1.1, -0.5)), 0.16)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"a","unit":"frame","rate":"frame","default":"(-0.5, 0)","doc":"One end.","kind":"point"},
    {"name":"b","unit":"frame","rate":"frame","default":"(0.5, 0)","doc":"The other end.","kind":"point"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"smoothSubtract","category":"joining","summary":"The first shape with the second cut out of it, the edge of the cut rounded.","example":"glow(smoothSubtract(box(1.8, 1.1), circle(0.5), 0.2), 0.1)","result":"number","source":"I. Quilez, Smooth minimum.", "params": [
    {"name":"a","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"What is cut.","kind":"distance"},
    {"name":"b","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"What is cut out.","kind":"distance"},
    {"name":"k","unit":"frame","rate":"cell","default":0.1,"min":0,"max":100,"doc":"How far the edge is rounded; 0 is a plain cut.","kind":"number"},
  ] },
  { "kind":"distance","name":"smoothUnion","category":"joining","summary":"Two shapes that flow into each other where they are close.","example":"glow(smoothUnion(circle(0.42, at: (-0.4, 0)), circle(0.32, at: (0.35 + 0.2 * sin(t), 0)), 0.3), 0.1)","result":"number","source":"I. Quilez, Smooth minimum.", "params": [
    {"name":"a","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"One shape.","kind":"distance"},
    {"name":"b","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"The other shape.","kind":"distance"},
    {"name":"k","unit":"frame","rate":"cell","default":0.1,"min":0,"max":100,"doc":"How close they must be; 0 is a plain union.","kind":"number"},
  ] },
  { "kind":"distance","name":"star","category":"shapes","summary":"Distance to a star with one point at the top.","example":"glow(star(5, 0.8, 0.35), 0.1)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"points","unit":"none","rate":"frame","default":5,"min":2,"max":64,"doc":"How many points.","kind":"integer"},
    {"name":"outer","unit":"frame","rate":"cell","default":0.7,"min":0,"max":100,"doc":"From its centre to a point.","kind":"number"},
    {"name":"inner","unit":"frame","rate":"cell","default":0.3,"min":0,"max":100,"doc":"From its centre to a notch.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"subtract","category":"joining","summary":"The first shape with the second cut out of it.","example":"glow(subtract(circle(0.75), circle(0.65, at: (0.35, -0.1))), 0.1)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"a","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"What is cut.","kind":"distance"},
    {"name":"b","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"What is cut out.","kind":"distance"},
  ] },
  { "kind":"distance","name":"triangle","category":"shapes","summary":"Distance to an equilateral triangle that points up.","example":"glow(triangle(0.75), 0.15)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"size","unit":"frame","rate":"cell","default":0.6,"min":0,"max":100,"doc":"From its centre to a corner.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"distance","name":"union","category":"joining","summary":"Two shapes together.","example":"glow(union(circle(0.4, at: (-0.35, 0)), box(0.9, 0.5, at: (0.4, 0))), 0.12)","result":"number","source":"I. Quilez, 2D distance functions.", "params": [
    {"name":"a","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"One shape.","kind":"distance"},
    {"name":"b","unit":"frame","rate":"cell","min":-1000000,"max":1000000,"required":true,"doc":"The other shape.","kind":"distance"},
  ] },
  { "kind":"mask","name":"annulus","category":"shapes","summary":"A window in the shape of a ring.","example":"domainWarp() * annulus(0.35, 0.85, 0.1)","result":"number", "params": [
    {"name":"inner","unit":"frame","rate":"cell","default":0.4,"min":0,"max":100,"doc":"Radius of the hole.","kind":"number"},
    {"name":"outer","unit":"frame","rate":"cell","default":0.8,"min":0,"max":100,"doc":"Radius of the whole.","kind":"number"},
    {"name":"feather","unit":"frame","rate":"cell","default":0.05,"min":0,"max":10,"doc":"Over what distance the edge goes from 1 to 0.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"mask","name":"disc","category":"shapes","summary":"A round window.","example":"plasma() * disc(0.7, 0.3)","result":"number", "params": [
    {"name":"r","unit":"frame","rate":"cell","default":0.6,"min":0,"max":100,"doc":"Its radius.","kind":"number"},
    {"name":"feather","unit":"frame","rate":"cell","default":0.05,"min":0,"max":10,"doc":"Over what distance the edge goes from 1 to 0.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"mask","name":"dissolve","category":"opening","summary":"Grains that appear in random order between two times until all is there.","example":"radial(1.6, 1.6) * dissolve(0s, 3s)","result":"number","seeded":true, "params": [
    {"name":"from","unit":"s","rate":"frame","default":0,"min":-1000000,"max":1000000,"doc":"When it begins, since the scene began.","kind":"time"},
    {"name":"to","unit":"s","rate":"frame","default":1,"min":-1000000,"max":1000000,"doc":"When it is complete.","kind":"time"},
  ] },
  { "kind":"mask","name":"invert","category":"joining","summary":"What a mask leaves out: 1 minus the mask.","example":"plasma() * invert(disc(0.6, 0.4))","result":"number", "params": [
    {"name":"m","unit":"none","rate":"cell","required":true,"doc":"The mask.","kind":"field"},
  ] },
  { "kind":"mask","name":"iris","category":"opening","summary":"A circle that opens from the centre between two times.","example":"fbm() * iris(0s, 3s)","result":"number", "params": [
    {"name":"from","unit":"s","rate":"frame","default":0,"min":-1000000,"max":1000000,"doc":"When it begins, since the scene began.","kind":"time"},
    {"name":"to","unit":"s","rate":"frame","default":1,"min":-1000000,"max":1000000,"doc":"When it is complete.","kind":"time"},
  ] },
  { "kind":"mask","name":"rect","category":"shapes","summary":"A rectangular window.","example":"interference() * rect(2.4, 1.2, 0.2)","result":"number", "params": [
    {"name":"w","unit":"frame","rate":"cell","default":1.6,"min":0,"max":100,"doc":"Its whole width.","kind":"number"},
    {"name":"h","unit":"frame","rate":"cell","default":1,"min":0,"max":100,"doc":"Its whole height.","kind":"number"},
    {"name":"feather","unit":"frame","rate":"cell","default":0.05,"min":0,"max":10,"doc":"Over what distance the edge goes from 1 to 0.","kind":"number"},
    {"name":"at","unit":"frame","rate":"frame","default":"(0, 0)","doc":"Where its centre is, from the middle of the frame; y goes down.","kind":"point"},
  ] },
  { "kind":"mask","name":"wipe","category":"opening","summary":"An edge that travels over the frame between two times and uncovers it.","example":"plasma() * wipe(0s, 3s, diagonal)","result":"number", "params": [
    {"name":"from","unit":"s","rate":"frame","default":0,"min":-1000000,"max":1000000,"doc":"When it begins, since the scene began.","kind":"time"},
    {"name":"to","unit":"s","rate":"frame","default":1,"min":-1000000,"max":1000000,"doc":"When it is complete.","kind":"time"},
    {"name":"direction","unit":"none","rate":"const","default":"right","doc":"The way the edge travels; `radial` goes round like a clock's hand, `diagonal` from the upper left.","kind":"word","words":["left","right","up","down","radial","diagonal"]},
  ] },
  { "kind":"transform","name":"fisheye","category":"bends","summary":"Swells the middle of the picture like a wide lens; negative pinches it.","example":"checker(9) | fisheye(0.9)","result":"number", "params": [
    {"name":"strength","unit":"ratio","rate":"frame","default":0.5,"min":-0.95,"max":10,"doc":"How much; 0 leaves the picture as it is.","kind":"number"},
  ] },
  { "kind":"transform","name":"kaleido","category":"folds","summary":"Reflects one sector of the picture all the way round the centre.","example":"fbm(scale: 0.8) | move(0.5, 0) | kaleido(8)","result":"number", "params": [
    {"name":"folds","unit":"none","rate":"frame","default":6,"min":1,"max":64,"doc":"How many sectors.","kind":"number"},
  ] },
  { "kind":"transform","name":"mirrorX","category":"folds","summary":"Reflects the left half onto the right.","example":"fbm(scale: 0.8) | mirrorX","result":"number", "params": [] },
  { "kind":"transform","name":"mirrorY","category":"folds","summary":"Reflects the upper half onto the lower.","example":"aurora() | mirrorY","result":"number", "params": [] },
  { "kind":"transform","name":"mobius","category":"bends","summary":"Maps the plane by (az + b) / (cz + d), which turns lines into circles.","example":"checker(8) | mobius(1, 0.4, 0.7, 1)","result":"number","source":"A. F. Möbius, 1855: conformal maps of the sphere onto itself.", "params": [
    {"name":"a","unit":"none","rate":"frame","default":1,"min":-1000,"max":1000,"alternatives":["point"],"doc":"The coefficient a: a number, or a point for a complex one.","kind":"number"},
    {"name":"b","unit":"none","rate":"frame","default":0,"min":-1000,"max":1000,"alternatives":["point"],"doc":"The coefficient b: a number, or a point for a complex one.","kind":"number"},
    {"name":"c","unit":"none","rate":"frame","default":0,"min":-1000,"max":1000,"alternatives":["point"],"doc":"The coefficient c: a number, or a point for a complex one.","kind":"number"},
    {"name":"d","unit":"none","rate":"frame","default":1,"min":-1000,"max":1000,"alternatives":["point"],"doc":"The coefficient d: a number, or a point for a complex one.","kind":"number"},
  ] },
  { "kind":"transform","name":"move","category":"place","summary":"Moves the picture: to the right and down.","example":"rings(6) | move(0.6 * cos(t), 0.3 * sin(t))","result":"number", "params": [
    {"name":"x","unit":"frame","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"How far to the right.","kind":"number"},
    {"name":"y","unit":"frame","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"How far down.","kind":"number"},
  ] },
  { "kind":"transform","name":"pixelate","category":"folds","summary":"Coarse squares, each of one value.","example":"plasma() | pixelate(14)","result":"number", "params": [
    {"name":"n","unit":"none","rate":"frame","default":16,"min":1,"max":4000,"doc":"How many squares fit across the shorter side of the frame.","kind":"number"},
  ] },
  { "kind":"transform","name":"polar","category":"bends","summary":"Wraps the picture round the centre: its left and right edges meet, its top is the middle.","example":"checker(7) | polar","result":"number", "params": [] },
  { "kind":"transform","name":"rotate","category":"place","summary":"Turns the picture clockwise about the centre.","example":"stripes(4) | rotate(t * 20deg)","result":"number", "params": [
    {"name":"angle","unit":"rad","rate":"frame","default":0,"min":-1000000,"max":1000000,"doc":"How far.","kind":"angle"},
  ] },
  { "kind":"transform","name":"scale","category":"place","summary":"Enlarges the picture about the centre: 2 is twice as large.","example":"checker(6) | scale(1 + 0.5 * sin(t))","result":"number", "params": [
    {"name":"k","unit":"ratio","rate":"frame","default":1,"min":-1000,"max":1000,"doc":"How much; negative mirrors as well.","kind":"number"},
    {"name":"ky","unit":"ratio","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"How much up and down, where that differs; 0 is the same as across.","kind":"number"},
  ] },
  { "kind":"transform","name":"scroll","category":"place","summary":"Moves the picture steadily to the right and down.","example":"dots(5) | scroll(0.2, 0.1)","result":"number","doc":"It does not wrap round, so that endless fields have no seam. Put `tile(1)` before it where the frame should repeat.", "params": [
    {"name":"vx","unit":"per second","rate":"frame","default":0.2,"min":-1000,"max":1000,"doc":"Frame units a second to the right.","kind":"number"},
    {"name":"vy","unit":"per second","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"Frame units a second down.","kind":"number"},
  ] },
  { "kind":"transform","name":"skew","category":"place","summary":"Slants the picture.","example":"checker(6) | skew(0.5)","result":"number", "params": [
    {"name":"kx","unit":"ratio","rate":"frame","default":0.3,"min":-100,"max":100,"doc":"How far to the right for each unit down.","kind":"number"},
    {"name":"ky","unit":"ratio","rate":"frame","default":0,"min":-100,"max":100,"doc":"How far down for each unit to the right.","kind":"number"},
  ] },
  { "kind":"transform","name":"tile","category":"folds","summary":"Repeats the picture across and down.","example":"plasma() | tile(3, 3, mirror: on)","result":"number", "params": [
    {"name":"nx","unit":"none","rate":"frame","default":2,"min":0.01,"max":1000,"doc":"How often across.","kind":"number"},
    {"name":"ny","unit":"none","rate":"frame","default":0,"min":0,"max":1000,"doc":"How often down; 0 is as often as across.","kind":"number"},
    {"name":"mirror","unit":"none","rate":"frame","default":false,"doc":"Every second one is mirrored, so that edges meet.","kind":"boolean"},
  ] },
  { "kind":"transform","name":"twist","category":"bends","summary":"Turns the middle of the picture clockwise and leaves the rim.","example":"stripes(5) | twist(3)","result":"number", "params": [
    {"name":"amount","unit":"rad","rate":"frame","default":1.5,"min":-1000,"max":1000,"doc":"How far the middle is turned; 0 leaves the picture as it is.","kind":"angle"},
  ] },
  { "kind":"transform","name":"warp","category":"bends","summary":"Pushes each place in the direction that another field gives.","example":"checker(7) | warp(noise(scale: 1.2), 0.2)","result":"number", "params": [
    {"name":"field","unit":"none","rate":"cell","required":true,"doc":"The field: from 0 to 1 the direction goes once round.","kind":"field"},
    {"name":"amount","unit":"frame","rate":"frame","default":0.2,"min":-100,"max":100,"doc":"How far places are pushed; 0 leaves the picture as it is.","kind":"number"},
  ] },
  { "kind":"transform","name":"wave","category":"bends","summary":"Bends the picture along a running sine.","example":"stripes(5) | wave(5, 0.15)","result":"number", "params": [
    {"name":"freq","unit":"rad","rate":"frame","default":6,"min":-400,"max":400,"doc":"Radians of wave for each frame unit.","kind":"number"},
    {"name":"amp","unit":"frame","rate":"frame","default":0.1,"min":-100,"max":100,"doc":"How far places are moved; 0 leaves the picture as it is.","kind":"number"},
    {"name":"axis","unit":"none","rate":"const","default":"x","doc":"The way places are moved: `x` to the sides, `y` up and down.","kind":"word","words":["x","y"]},
  ] },
  { "kind":"shader","name":"brightness","category":"tone","summary":"Multiplies every level.","example":"brightness(factor: 1.4)","result":"none", "params": [
    {"name":"factor","unit":"ratio","rate":"frame","default":1.2,"min":0,"max":8,"doc":"0 is black, 1 changes nothing, 2 is twice as bright.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"chromatic","category":"channel","summary":"Pulls red and blue apart sideways.","example":"chromatic(amount: 8)","result":"none", "params": [
    {"name":"amount","unit":"px","rate":"frame","default":3,"min":-200,"max":200,"doc":"Pixels that red moves to the left and blue to the right; 0 changes nothing.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"contrast","category":"tone","summary":"Spreads the levels away from middle grey, or draws them together.","example":"contrast(factor: 1.5)","result":"none", "params": [
    {"name":"factor","unit":"ratio","rate":"frame","default":1.3,"min":0,"max":8,"doc":"1 changes nothing; more deepens darks and lifts brights.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"gamma","category":"tone","summary":"Lifts or deepens the middle levels, black and white kept.","example":"gamma(amount: 0.7)","result":"none", "params": [
    {"name":"amount","unit":"ratio","rate":"frame","default":0.8,"min":0.05,"max":10,"doc":"Exponent: below 1 lifts the shadows, 1 changes nothing, above 1 deepens them.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"grain","category":"noise","summary":"Lays fresh film grain over every frame.","example":"grain(amount: 40, size: 3)","result":"none","seeded":true, "params": [
    {"name":"amount","unit":"levels","rate":"frame","default":10,"min":0,"max":255,"doc":"Levels by which a bright pixel strays, at one standard deviation; 0 changes nothing.","kind":"number"},
    {"name":"size","unit":"px","rate":"frame","default":2,"min":1,"max":32,"doc":"Size of a grain.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"hueRotate","category":"colour","summary":"Turns all hues round the colour wheel.","example":"hueRotate(t * 0.2)","result":"none","source":"https://www.w3.org/TR/filter-effects-1/#element-attrdef-fecolormatrix-values", "params": [
    {"name":"amount","unit":"turns","rate":"frame","default":0.1,"min":-1000,"max":1000,"doc":"Turns round the wheel: 0.5 is the complement, whole numbers change nothing.","kind":"hue"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"invert","category":"colour","summary":"Turns the frame into its negative.","example":"invert(mix: 0.9)","result":"none","doc":"Empty ground becomes white: with `mix` or `when: audio.beat` it is a flash.", "params": [
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"levels","category":"tone","summary":"Stretches the range between a black and a white point and bends its middle.","example":"levels(black: 12, white: 190, midtone: 1.3)","result":"none", "params": [
    {"name":"black","unit":"levels","rate":"frame","default":0,"min":0,"max":254,"doc":"Level that becomes black.","kind":"number"},
    {"name":"white","unit":"levels","rate":"frame","default":255,"min":1,"max":255,"doc":"Level that becomes white.","kind":"number"},
    {"name":"midtone","unit":"ratio","rate":"frame","default":1,"min":0.1,"max":10,"doc":"Above 1 brightens the middle, below 1 darkens it.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"posterize","category":"colour","summary":"Reduces each channel to a few flat levels.","example":"posterize(levels: 3)","result":"none", "params": [
    {"name":"levels","unit":"steps","rate":"frame","default":4,"min":2,"max":256,"doc":"How many levels a channel keeps; 256 changes nothing.","kind":"integer"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"reverseVignette","category":"tone","summary":"Darkens the middle of the frame and leaves its corners.","example":"reverseVignette(strength: 0.8)","result":"none", "params": [
    {"name":"strength","unit":"ratio","rate":"frame","default":0.5,"min":0,"max":1,"doc":"How dark the middle gets; 0 changes nothing, 1 makes it black.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"saturation","category":"colour","summary":"Makes colours stronger, or takes them away.","example":"saturation(factor: 1.8)","result":"none", "params": [
    {"name":"factor","unit":"ratio","rate":"frame","default":1.5,"min":0,"max":8,"doc":"0 is grey, 1 changes nothing, more is stronger.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"scanlines","category":"lines","summary":"Draws the dark lines of a tube across the frame.","example":"scanlines(intensity: 0.5, spacing: 6)","result":"none", "params": [
    {"name":"intensity","unit":"ratio","rate":"frame","default":0.08,"min":0,"max":1,"doc":"How dark the gaps are; 0 changes nothing.","kind":"number"},
    {"name":"spacing","unit":"px","rate":"frame","default":3,"min":1,"max":200,"doc":"Pixels from line to line.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"solarize","category":"colour","summary":"Inverts what is brighter than a level, as overexposed film does.","example":"solarize(level: 110)","result":"none","source":"https://en.wikipedia.org/wiki/Solarization_(photography)", "params": [
    {"name":"level","unit":"levels","rate":"frame","default":128,"min":0,"max":255,"doc":"Level of a channel from which it is inverted; 255 changes nothing.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"threshold","category":"colour","summary":"Turns what is brighter than a level white and the rest black.","example":"threshold(level: 70)","result":"none", "params": [
    {"name":"level","unit":"levels","rate":"frame","default":128,"min":0,"max":255,"doc":"Luma from which a pixel is white.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"shader","name":"vignette","category":"tone","summary":"Darkens the frame softly toward its corners.","example":"vignette(strength: 0.6)","result":"none", "params": [
    {"name":"strength","unit":"ratio","rate":"frame","default":0.22,"min":0,"max":1,"doc":"How dark the corners get; 0 changes nothing, 1 makes them black.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
  ] },
  { "kind":"feedback","name":"depth","category":"feedback","summary":"Echoes that recede into the distance.","example":"depth()","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.86,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.6,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"shrink","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.035,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":-0.008,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"drift","category":"feedback","summary":"Echoes that rise like smoke.","example":"drift(amount: 0.02)","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.9,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.55,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"shiftUp","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.012,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":0,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"echo","category":"feedback","summary":"Lays the fading frame before over each new one, moved and hue-shifted if you like.","example":"echo(decay: 0.9, transform: zoom, amount: 0.03)","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.85,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.5,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"none","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.02,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":0,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"ghost","category":"feedback","summary":"A soft after-image of what has been.","example":"ghost(decay: 0.92)","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.8,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.45,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"none","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.02,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":0,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"heat","category":"feedback","summary":"Echoes that glow, rise and redden like embers.","example":"heat()","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.9,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"lighten","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.85,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"shiftUp","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.006,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":-0.012,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"mandala","category":"feedback","summary":"Echoes that turn about the middle.","example":"mandala(amount: 0.1)","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.9,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.55,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"rotateCw","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.05,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":0.01,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"rainbow","category":"feedback","summary":"Trails that run through the colours as they fade.","example":"rainbow()","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.9,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.6,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"none","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.02,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":0.04,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"feedback","name":"tunnel","category":"feedback","summary":"Echoes that fly outward, as if falling into the picture.","example":"tunnel(decay: 0.88)","result":"none", "params": [
    {"name":"decay","unit":"ratio","rate":"frame","default":0.82,"min":0,"max":1,"doc":"How much of the light is left after one frame of the reel: 0 leaves no echo, 0.95 a long one.","kind":"number"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the echo joins the new frame; `multiply` soon fades to black.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":0.6,"min":0,"max":1,"doc":"How strongly the echo is laid on; 0 changes nothing.","kind":"number"},
    {"name":"transform","unit":"none","rate":"const","default":"zoom","doc":"How the echo moves from frame to frame.","kind":"word","words":["none","zoom","shrink","rotateCw","rotateCcw","shiftUp","shiftDown","mirrorX"]},
    {"name":"amount","unit":"frame","rate":"frame","default":0.03,"min":0,"max":0.5,"doc":"How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.","kind":"number"},
    {"name":"hueShift","unit":"turns","rate":"frame","default":0.005,"min":-1,"max":1,"doc":"Turns round the colour wheel in one frame of the reel.","kind":"hue"},
  ] },
  { "kind":"transition","name":"crossfade","category":"transition","summary":"Fades the old scene into the new one.","example":"crossfade(1s)","result":"none", "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0.5,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
  ] },
  { "kind":"transition","name":"iris","category":"transition","summary":"Opens a circle on the new scene from the middle.","example":"iris(1s)","result":"none", "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0.6,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
  ] },
];

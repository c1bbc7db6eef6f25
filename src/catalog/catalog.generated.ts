// Made by `npm run generate` from the effects; do not edit. The built-in vocabulary as plain data.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export const catalog: CatalogEntry[] = [
  { "kind":"field","name":"attractor","category":"simulations","summary":"The log density of a strange attractor whose coefficients wander.","example":"attractor(kind: dejong, points: 120000)","result":"number","source":"C. Pickover, P. de Jong, J. Svensson, I. Emanuel; catalogued by P. Bourke.","stateful":true, "params": [
    {"name":"kind","unit":"none","rate":"const","default":"clifford","doc":"The formula.","kind":"word","words":["clifford","dejong","svensson","bedhead"]},
    {"name":"points","unit":"none","rate":"frame","default":30000,"min":100,"max":1000000,"doc":"How many points are drawn in each frame.","kind":"integer"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast the coefficients wander; 0 stands still.","kind":"number"},
  ] },
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
  { "kind":"field","name":"glyphText","category":"shapes","summary":"Letters as a field, for stencils and masks.","example":"glyphText(\"REEL\", size: 1) * fbm(octaves: 3, scale: 0.4)","result":"number", "params": [
    {"name":"text","unit":"none","rate":"const","required":true,"doc":"What is written; `\\n` starts a new line.","kind":"text"},
    {"name":"size","unit":"frame","rate":"frame","default":0.4,"min":0.01,"max":10,"doc":"Height of a line.","kind":"number"},
    {"name":"at","unit":"none","rate":"const","default":"center","alternatives":["point"],"doc":"Where its middle is: a word, or a point in 0..1.","kind":"word","words":["center","top","bottom","left","right","topLeft","topRight","bottomLeft","bottomRight"]},
  ] },
  { "kind":"field","name":"gradient","category":"plain","summary":"From 0 to 1 across the frame.","example":"gradient(angle: 30deg)","result":"number", "params": [
    {"name":"angle","unit":"rad","rate":"frame","default":0,"min":-1000,"max":1000,"doc":"The way it rises: 0deg to the right, 90deg downwards.","kind":"angle"},
  ] },
  { "kind":"field","name":"interference","category":"waves","summary":"Plane waves at evenly spread angles, which make stars and quasicrystals where they meet.","example":"interference(waves: 7, scale: 0.8)","result":"number","source":"Quasicrystals as sums of waves in the plane, after K. Keegan McAllister (2011).", "params": [
    {"name":"waves","unit":"none","rate":"frame","default":6,"min":1,"max":16,"doc":"How many waves; a fraction fades the last one in.","kind":"integer"},
    {"name":"scale","unit":"ratio","rate":"cell","default":1,"min":0.01,"max":100,"doc":"Size of the waves: 2 is twice as large.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"life","category":"simulations","summary":"A cellular automaton whose dead cells leave fading ghosts.","example":"life(rule: highlife, density: 0.25, fade: 0.93, steps: 0.5)","result":"number","source":"J. H. Conway, in M. Gardner, Mathematical Games (1970).","stateful":true,"seeded":true, "params": [
    {"name":"rule","unit":"none","rate":"const","default":"B3/S23","alternatives":["text"],"doc":"A rule by name, or its births and survivals as in `\"B3/S23\"`.","kind":"word","words":["life","coral","maze","highlife","seeds"]},
    {"name":"density","unit":"ratio","rate":"frame","default":0.3,"min":0,"max":1,"doc":"Share of the cells that live at the start.","kind":"number"},
    {"name":"fade","unit":"ratio","rate":"frame","default":0.9,"min":0,"max":1,"doc":"What is left of a ghost after each frame.","kind":"number"},
    {"name":"steps","unit":"steps","rate":"frame","default":1,"min":0,"max":16,"doc":"Generations in each frame of the reel; 0.25 is one every four frames.","kind":"number"},
  ] },
  { "kind":"field","name":"morph","category":"joining","summary":"Goes from one field to another; the new one grows out of the old where it is brighter.","example":"morph(plasma(), vortex(), 0.5 + 0.5 * sin(t))","result":"number", "params": [
    {"name":"a","unit":"none","rate":"cell","required":true,"doc":"What is seen at k = 0.","kind":"field"},
    {"name":"b","unit":"none","rate":"cell","required":true,"doc":"What is seen at k = 1.","kind":"field"},
    {"name":"k","unit":"ratio","rate":"cell","default":0.5,"min":0,"max":1,"doc":"How far it has gone.","kind":"number"},
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
  { "kind":"field","name":"rain","category":"nature","summary":"Falling heads with fading trails; each column has its own speed and length.","example":"rain(speed: 1.2, trail: 24)","result":"number","stateful":true,"seeded":true, "params": [
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":0,"max":100,"doc":"How fast it falls; at 1 a head crosses the frame in about two and a half seconds.","kind":"number"},
    {"name":"trail","unit":"cells","rate":"frame","default":20,"min":1,"max":1000,"doc":"Average length of the trails in rows.","kind":"number"},
    {"name":"density","unit":"ratio","rate":"frame","default":1,"min":0,"max":4,"doc":"Heads in each column, on average.","kind":"number"},
  ] },
  { "kind":"field","name":"reactionDiffusion","category":"simulations","summary":"Two substances that feed and kill each other: spots that divide, worms, mazes.","example":"reactionDiffusion(feed: 0.037, kill: 0.06, steps: 12, start: ring)","result":"number","doc":"Good pairs of feed and kill: 0.055, 0.062 (coral); 0.0367, 0.0649 (dividing spots); 0.029, 0.057 (mazes); 0.039, 0.058 (holes); 0.014, 0.045 (waves).","source":"J. E. Pearson, Complex Patterns in a Simple System (1993); rates of diffusion after K. Sims.","stateful":true,"seeded":true, "params": [
    {"name":"feed","unit":"none","rate":"frame","default":0.055,"min":0,"max":0.2,"doc":"How fast the first substance is brought in.","kind":"number"},
    {"name":"kill","unit":"none","rate":"frame","default":0.062,"min":0,"max":0.2,"doc":"How fast the second one is taken away.","kind":"number"},
    {"name":"steps","unit":"steps","rate":"frame","default":8,"min":0,"max":64,"doc":"Steps of the simulation in each frame of the reel.","kind":"number"},
    {"name":"start","unit":"none","rate":"const","default":"center","doc":"Where the second substance is at first.","kind":"word","words":["center","ring","random"]},
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
  { "kind":"field","name":"sequence","category":"joining","summary":"Fields one after the other, each for a time, fading into the next, again and again.","example":"sequence([plasma(), vortex(), voronoi()], each: 1s, crossfade: 0.4s)","result":"number", "params": [
    {"name":"fields","unit":"none","rate":"cell","required":true,"doc":"The fields, in order.","kind":"fields"},
    {"name":"each","unit":"s","rate":"frame","default":5,"min":0.01,"max":1000000,"doc":"How long each is shown.","kind":"time"},
    {"name":"crossfade","unit":"s","rate":"frame","default":1,"min":0,"max":1000000,"doc":"How long one fades into the next, from the start of the next.","kind":"time"},
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
  { "kind":"field","name":"spectrum","category":"sound","summary":"Bars of the audio spectrum.","example":"spectrum(bars: 48)","result":"number","stateful":true, "params": [
    {"name":"bars","unit":"none","rate":"frame","default":64,"min":1,"max":128,"doc":"How many bars.","kind":"integer"},
    {"name":"mirror","unit":"none","rate":"frame","default":true,"doc":"The low notes are in the middle and both sides are alike.","kind":"boolean"},
    {"name":"smooth","unit":"ratio","rate":"frame","default":0.3,"min":0,"max":0.99,"doc":"What is kept of the frame before, so that bars do not jump.","kind":"number"},
    {"name":"turn","unit":"none","rate":"const","default":"auto","doc":"`side` lets the bars grow to the right; `auto` does so where the frame is higher than wide.","kind":"word","words":["auto","upright","side"]},
  ] },
  { "kind":"field","name":"spiral","category":"shapes","summary":"Logarithmic spiral arms that turn about the centre.","example":"spiral(arms: 4, tightness: 3)","result":"number","source":"Logarithmic spiral: angle proportional to the logarithm of the distance.", "params": [
    {"name":"arms","unit":"none","rate":"frame","default":3,"min":1,"max":64,"doc":"How many arms.","kind":"integer"},
    {"name":"tightness","unit":"ratio","rate":"cell","default":2.5,"min":-50,"max":50,"doc":"How tightly they are wound; negative winds the other way.","kind":"number"},
    {"name":"speed","unit":"ratio","rate":"frame","default":1,"min":-100,"max":100,"doc":"How fast it moves; 0 stands still, negative runs backwards. A speed that varies never jumps.","kind":"number"},
  ] },
  { "kind":"field","name":"static","category":"noise","summary":"Fresh noise in each frame, as on a dead channel.","example":"static(density: 0.5) * radial(1.8, 1.6)","result":"number","seeded":true, "params": [
    {"name":"density","unit":"ratio","rate":"frame","default":0.4,"min":0,"max":1,"doc":"Share of the cells that are lit.","kind":"number"},
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
  { "kind":"field","name":"waveform","category":"sound","summary":"The audio wave of this frame as a line.","example":"waveform(thickness: 0.06)","result":"number", "params": [
    {"name":"thickness","unit":"frame","rate":"frame","default":0.02,"min":0.001,"max":2,"doc":"Width of the line; a glow of about as much surrounds it.","kind":"number"},
    {"name":"y","unit":"uv","rate":"frame","default":0.5,"min":0,"max":1,"doc":"Where it rests: 0 is the upper edge, 1 the lower.","kind":"number"},
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
  { "kind":"math","name":"ease","category":"time","summary":"Bends 0..1 by an easing; below 0 and above 1 it stays at the ends.","example":"rings(6, 0.25, 0.1) * ease(u, outBounce)","result":"number", "params": [
    {"name":"k","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"Where between 0 and 1.","kind":"number"},
    {"name":"easing","unit":"none","rate":"const","default":"inOutCubic","doc":"The easing.","kind":"word","words":["linear","inQuad","outQuad","inOutQuad","inCubic","outCubic","inOutCubic","inQuart","outQuart","inOutQuart","inExpo","outExpo","inOutExpo","inSine","outSine","inOutSine","inBack","outBack","inOutBack","inElastic","outElastic","inOutElastic","inBounce","outBounce","inOutBounce"]},
  ] },
  { "kind":"math","name":"sin","category":"angles","summary":"Sine.","example":"0.5 + 0.5 * sin(x * 6 + t * 2)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The angle, in radians.","kind":"number"},
  ] },
  { "kind":"math","name":"cos","category":"angles","summary":"Cosine.","example":"0.5 + 0.5 * cos(dist * 14 - t * 3)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The angle, in radians.","kind":"number"},
  ] },
  { "kind":"math","name":"tan","category":"angles","summary":"Tangent; huge where the cosine is 0.","example":"clamp(tan(x * 3 + t), 0, 1)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The angle, in radians.","kind":"number"},
  ] },
  { "kind":"math","name":"asin","category":"angles","summary":"Arc sine, in radians; outside -1..1 the argument is clamped.","example":"0.5 + asin(sin(x * 5 + y * 3)) / pi","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"acos","category":"angles","summary":"Arc cosine, in radians; outside -1..1 the argument is clamped.","example":"acos(cos(dist * 9 - t)) / pi","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"atan","category":"angles","summary":"Arc tangent, in radians.","example":"0.5 + atan(y * 6 + sin(x * 4)) / pi","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"atan2","category":"angles","summary":"The angle of the point (x, y), in radians, from -pi to pi.","example":"0.5 + atan2(y, x) / tau","result":"number", "params": [
    {"name":"y","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"How far down.","kind":"number"},
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"How far to the right.","kind":"number"},
  ] },
  { "kind":"math","name":"sqrt","category":"powers","summary":"Square root; 0 for negative numbers.","example":"sqrt(u * v)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"pow","category":"powers","summary":"x to the power of y; 0 where that is no real number.","example":"pow(noise(scale: 0.7), 2.5)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The base.","kind":"number"},
    {"name":"y","unit":"none","rate":"cell","default":2,"min":-1e+30,"max":1e+30,"doc":"The exponent.","kind":"number"},
  ] },
  { "kind":"math","name":"exp","category":"powers","summary":"e to the power of x.","example":"exp(-dist * dist * 3)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"log","category":"powers","summary":"Natural logarithm; 0 for what is not positive.","example":"0.5 + 0.5 * sin(log(dist) * 8 - t * 2)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"abs","category":"parts","summary":"The number without its sign.","example":"abs(sin(x * 4)) * abs(cos(y * 4))","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"sign","category":"parts","summary":"-1, 0 or 1: the sign of a number.","example":"0.5 + 0.4 * sign(sin(x * 5) * sin(y * 5 + t))","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"floor","category":"parts","summary":"The next whole number below.","example":"floor(u * 8) / 8","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"ceil","category":"parts","summary":"The next whole number above.","example":"ceil(v * 8) / 8","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"round","category":"parts","summary":"The nearest whole number; halves go up.","example":"round(radial(1.5, 1.5) * 5) / 5","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"fract","category":"parts","summary":"What is left after the whole part: x - floor(x).","example":"fract(dist * 4 - t)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"mod","category":"parts","summary":"The rest of a division, with the sign of the divisor; 0 where that is 0.","example":"mod(x + y + t * 0.2, 0.5) * 2","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"What is divided.","kind":"number"},
    {"name":"y","unit":"none","rate":"cell","default":1,"min":-1e+30,"max":1e+30,"doc":"The divisor.","kind":"number"},
  ] },
  { "kind":"math","name":"min","category":"joining","summary":"The smaller of two.","example":"min(u * 1.6, plasma())","result":"number", "params": [
    {"name":"a","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"One.","kind":"number"},
    {"name":"b","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The other.","kind":"number"},
  ] },
  { "kind":"math","name":"max","category":"joining","summary":"The larger of two.","example":"max(rings(5, 0.3, 0.08), stripes(3) * 0.5)","result":"number", "params": [
    {"name":"a","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"One.","kind":"number"},
    {"name":"b","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The other.","kind":"number"},
  ] },
  { "kind":"math","name":"clamp","category":"ranges","summary":"Keeps a number within limits.","example":"clamp(plasma() * 2 - 0.5, 0.1, 0.9)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
    {"name":"lo","unit":"none","rate":"cell","default":0,"min":-1e+30,"max":1e+30,"doc":"The lower limit.","kind":"number"},
    {"name":"hi","unit":"none","rate":"cell","default":1,"min":-1e+30,"max":1e+30,"doc":"The upper limit.","kind":"number"},
  ] },
  { "kind":"math","name":"mix","category":"joining","summary":"From a to b: k = 0 gives a, k = 1 gives b.","example":"mix(plasma(), voronoi(), u)","result":"number", "params": [
    {"name":"a","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"At k = 0.","kind":"number"},
    {"name":"b","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"At k = 1.","kind":"number"},
    {"name":"k","unit":"none","rate":"cell","default":0.5,"min":-1e+30,"max":1e+30,"doc":"Where between them.","kind":"number"},
  ] },
  { "kind":"math","name":"step","category":"ranges","summary":"0 below the edge, 1 from it on.","example":"step(0.5, fbm()) * 0.9","result":"number", "params": [
    {"name":"edge","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"Where it changes.","kind":"number"},
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"smoothstep","category":"ranges","summary":"0 below a, 1 above b, smooth between.","example":"smoothstep(0.35, 0.65, noise(scale: 0.5))","result":"number", "params": [
    {"name":"a","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"Where it starts to rise.","kind":"number"},
    {"name":"b","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"Where it has become 1.","kind":"number"},
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
  ] },
  { "kind":"math","name":"remap","category":"ranges","summary":"Carries the range a..b over to c..d, beyond its ends too.","example":"remap(sin(x * 4 + sin(y * 3 + t)), -1, 1, 0.1, 1)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
    {"name":"a","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"Start of its range.","kind":"number"},
    {"name":"b","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"End of its range.","kind":"number"},
    {"name":"c","unit":"none","rate":"cell","default":0,"min":-1e+30,"max":1e+30,"doc":"What a becomes.","kind":"number"},
    {"name":"d","unit":"none","rate":"cell","default":1,"min":-1e+30,"max":1e+30,"doc":"What b becomes.","kind":"number"},
  ] },
  { "kind":"math","name":"enter","category":"time","summary":"Smooth entry of a layer: 0 until a time, then up to 1 within a ramp.","example":"rings(8) * enter(0.5s, 1s)","result":"number", "params": [
    {"name":"at","unit":"s","rate":"frame","default":0,"min":-1000000,"max":1000000,"doc":"When it enters.","kind":"time"},
    {"name":"ramp","unit":"s","rate":"frame","default":1,"min":0,"max":1000000,"doc":"How long it takes; 0 is a cut.","kind":"time"},
  ] },
  { "kind":"math","name":"fade","category":"time","summary":"Rises from 0 to 1 between two times of the scene; with the later time first it falls.","example":"plasma() * fade(0s, 2s)","result":"number", "params": [
    {"name":"from","unit":"s","rate":"frame","default":0,"min":-1000000,"max":1000000,"doc":"When it is 0.","kind":"time"},
    {"name":"to","unit":"s","rate":"frame","default":1,"min":-1000000,"max":1000000,"doc":"When it has become 1.","kind":"time"},
  ] },
  { "kind":"math","name":"hash","category":"chance","summary":"A fixed random number 0..1 for each number, the same everywhere in the reel.","example":"hash(floor(u * 16) + floor(v * 9) * 16)","result":"number","source":"D. Hoskins, Hash without Sine (2014).","seeded":true, "params": [
    {"name":"n","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number; equal numbers give equal results.","kind":"number"},
  ] },
  { "kind":"math","name":"keys","category":"time","summary":"Follows values set at given times, eased between them.","example":"rings(7, 0.25, keys(t, [0s: 0.02, 1s: 0.3, 2s: 0.02], ease: inOutSine, loop: on))","result":"number","doc":"Before the first time it has the first value, after the last one the last. With `loop: on` it starts again from the first.", "params": [
    {"name":"t","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The time, mostly `t`.","kind":"number"},
    {"name":"stops","unit":"none","rate":"cell","required":true,"doc":"Times and values: `[0s: 1, 5s: 4]`, in order of time.","kind":"stops"},
    {"name":"ease","unit":"none","rate":"const","default":"linear","doc":"The easing between two of them.","kind":"word","words":["linear","inQuad","outQuad","inOutQuad","inCubic","outCubic","inOutCubic","inQuart","outQuart","inOutQuart","inExpo","outExpo","inOutExpo","inSine","outSine","inOutSine","inBack","outBack","inOutBack","inElastic","outElastic","inOutElastic","inBounce","outBounce","inOutBounce"]},
    {"name":"loop","unit":"none","rate":"frame","default":false,"doc":"Starts again after the last one.","kind":"boolean"},
  ] },
  { "kind":"math","name":"pulse","category":"ranges","summary":"A soft bump: 1 at the centre, 0 from half the width on.","example":"pulse(dist, fract(t * 0.4) * 1.6, 0.5)","result":"number", "params": [
    {"name":"x","unit":"none","rate":"cell","required":true,"min":-1e+30,"max":1e+30,"doc":"The number.","kind":"number"},
    {"name":"center","unit":"none","rate":"cell","default":0.5,"min":-1e+30,"max":1e+30,"doc":"Where the bump is.","kind":"number"},
    {"name":"width","unit":"none","rate":"cell","default":0.2,"min":0,"max":1e+30,"doc":"Its whole width.","kind":"number"},
  ] },
  { "kind":"math","name":"random","category":"chance","summary":"A fixed random number 0..1 for each number, its own at every place it is used.","example":"random(floor(u * 24) + floor(v * 12) * 24 + floor(t * 4) * 999)","result":"number","seeded":true, "params": [
    {"name":"n","unit":"none","rate":"cell","default":0,"min":-1e+30,"max":1e+30,"doc":"The number; equal numbers give equal results.","kind":"number"},
  ] },
  { "kind":"particles","name":"boids","category":"particles","summary":"A flock that turns, gathers and parts.","example":"scene example for 4s { particles boids on md { count: 300  glyphs: \"▸▹►▻\"  hue: 0.5  trail: 6  blend: add } }","result":"none","doc":"They start all over the frame, fly out at one edge and in at the other.","source":"Craig Reynolds, Flocks, Herds, and Schools: A Distributed Behavioral Model, SIGGRAPH 1987","stateful":true,"seeded":true,"caps":{"low":200,"standard":500,"high":3000}, "params": [
    {"name":"count","unit":"none","rate":"frame","default":150,"min":0,"max":1000000,"doc":"How many are there at once, kept up as they die; the quality profile caps it.","kind":"integer"},
    {"name":"perception","unit":"frame","rate":"frame","default":0.15,"min":0.01,"max":2,"doc":"How far a bird sees.","kind":"number"},
    {"name":"separation","unit":"ratio","rate":"frame","default":1,"min":0,"max":10,"doc":"How strongly it keeps clear of the nearest.","kind":"number"},
    {"name":"alignment","unit":"ratio","rate":"frame","default":1,"min":0,"max":10,"doc":"How strongly it turns the way its neighbours fly.","kind":"number"},
    {"name":"cohesion","unit":"ratio","rate":"frame","default":1,"min":0,"max":10,"doc":"How strongly it is drawn to the middle of its neighbours.","kind":"number"},
    {"name":"rate","unit":"per second","rate":"frame","default":0,"min":0,"max":1000000,"doc":"New ones a second; fractions are carried over.","kind":"number"},
    {"name":"at","unit":"uv","rate":"frame","default":"(0.5, 0.5)","doc":"Where they come from, across and down the frame.","kind":"point"},
    {"name":"life","unit":"s","rate":"frame","default":3600,"min":0.01,"max":3600,"doc":"Seconds that one lives.","kind":"time"},
    {"name":"speed","unit":"frame","rate":"frame","default":0.55,"min":-100,"max":100,"doc":"Frame units a second.","kind":"number"},
    {"name":"spread","unit":"rad","rate":"frame","default":6.283185307179586,"min":0,"max":6.283185307179586,"doc":"The angle of the cone they leave in; a full turn is all round.","kind":"angle"},
    {"name":"gravity","unit":"frame","rate":"frame","default":0,"min":-100,"max":100,"doc":"Downward pull, frame units a second each second; negative lifts.","kind":"number"},
    {"name":"glyphs","unit":"none","rate":"const","default":" .·+*✶✸","doc":"Glyphs to choose from; each particle keeps its own.","kind":"palette"},
    {"name":"hue","unit":"turns","rate":"cell","default":0,"min":-1000,"max":1000,"doc":"Hue of the particles in turns.","kind":"hue"},
    {"name":"color","unit":"none","rate":"cell","doc":"Colour of the particles, instead of a hue.","kind":"color"},
    {"name":"trail","unit":"steps","rate":"frame","default":0,"min":0,"max":120,"doc":"Fading steps behind each particle, one a frame of the reel.","kind":"integer"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the particles join the frame.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How strongly they are laid on.","kind":"number"},
  ] },
  { "kind":"particles","name":"explosion","category":"particles","summary":"Sparks that burst from a point.","example":"scene example for 4s { particles explosion on sm { rate: 90  glyphs: \"·+*✶✸\"  hue: 0.08 } }","result":"none","doc":"`rate` is zero unless you set it: `rate: audio.beat * 120` bursts on the beat. A narrower `spread` aims the burst upward.","stateful":true,"seeded":true,"caps":{"low":300,"standard":1000,"high":2500}, "params": [
    {"name":"rate","unit":"per second","rate":"frame","default":0,"min":0,"max":1000000,"doc":"New ones a second; fractions are carried over.","kind":"number"},
    {"name":"spread","unit":"rad","rate":"frame","default":6.283185307179586,"min":0,"max":6.283185307179586,"doc":"The angle of the cone they leave in; a full turn is all round.","kind":"angle"},
    {"name":"gravity","unit":"frame","rate":"frame","default":0.6,"min":-100,"max":100,"doc":"Downward pull, frame units a second each second; negative lifts.","kind":"number"},
    {"name":"count","unit":"none","rate":"frame","default":0,"min":0,"max":1000000,"doc":"How many are there at once, kept up as they die; the quality profile caps it.","kind":"integer"},
    {"name":"at","unit":"uv","rate":"frame","default":"(0.5, 0.5)","doc":"Where they come from, across and down the frame.","kind":"point"},
    {"name":"life","unit":"s","rate":"frame","default":1.6,"min":0.01,"max":3600,"doc":"Seconds that one lives.","kind":"time"},
    {"name":"speed","unit":"frame","rate":"frame","default":1.7,"min":-100,"max":100,"doc":"Frame units a second.","kind":"number"},
    {"name":"glyphs","unit":"none","rate":"const","default":" .·+*✶✸","doc":"Glyphs to choose from; each particle keeps its own.","kind":"palette"},
    {"name":"hue","unit":"turns","rate":"cell","default":0,"min":-1000,"max":1000,"doc":"Hue of the particles in turns.","kind":"hue"},
    {"name":"color","unit":"none","rate":"cell","doc":"Colour of the particles, instead of a hue.","kind":"color"},
    {"name":"trail","unit":"steps","rate":"frame","default":0,"min":0,"max":120,"doc":"Fading steps behind each particle, one a frame of the reel.","kind":"integer"},
    {"name":"blend","unit":"none","rate":"const","default":"screen","doc":"How the particles join the frame.","kind":"word","words":["normal","add","subtract","multiply","screen","overlay","softlight","hardlight","difference","exclusion","colordodge","colorburn","linearlight","vividlight","pinlight","hardmix","lighten","darken","grainextract","grainmerge"]},
    {"name":"opacity","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How strongly they are laid on.","kind":"number"},
  ] },
  { "kind":"color","name":"harmony","category":"lists","summary":"A colour that goes with another one: its hue turned round the colour wheel.","example":"color: mixColor(#ff7a18, harmony(#ff7a18, triadic), value)","result":"color", "params": [
    {"name":"color","unit":"none","rate":"cell","required":true,"doc":"The colour one starts from.","kind":"color"},
    {"name":"kind","unit":"none","rate":"const","default":"complementary","doc":"The harmony.","kind":"word","words":["complementary","triadic","tetradic","analogous","split"]},
    {"name":"index","unit":"none","rate":"frame","default":1,"min":0,"max":3,"doc":"Which of the harmony's colours; 0 is the colour itself.","kind":"integer"},
  ] },
  { "kind":"color","name":"hsv","category":"spaces","summary":"A colour from hue, saturation and value.","example":"color: hsv(u + t * 0.1, 0.8, value)","result":"color","source":"A. R. Smith, Color gamut transform pairs (1978).", "params": [
    {"name":"h","unit":"turns","rate":"cell","default":0,"min":-1000000,"max":1000000,"doc":"Hue: 0 is red, 1/3 green, 2/3 blue; whole turns are the same.","kind":"hue"},
    {"name":"s","unit":"ratio","rate":"cell","default":1,"min":0,"max":1,"doc":"Saturation: 0 is grey.","kind":"number"},
    {"name":"v","unit":"ratio","rate":"cell","default":1,"min":0,"max":1,"doc":"Value: 0 is black.","kind":"number"},
  ] },
  { "kind":"color","name":"hueAngle","category":"hues","summary":"A hue that goes once round the centre.","example":"hue: hueAngle(t * 0.05)","result":"number", "params": [
    {"name":"offset","unit":"turns","rate":"cell","default":0,"min":-1000000,"max":1000000,"doc":"Where it starts, in turns.","kind":"hue"},
  ] },
  { "kind":"color","name":"hueCentroid","category":"hues","summary":"A hue that follows the sound: low is red, high is violet.","example":"hue: hueCentroid()","result":"number", "params": [] },
  { "kind":"color","name":"hueCycle","category":"hues","summary":"A hue that goes round in time.","example":"hue: hueCycle(0.08)","result":"number", "params": [
    {"name":"speed","unit":"turns","rate":"frame","default":0.1,"min":-1000,"max":1000,"doc":"Turns a second; a speed that varies never jumps.","kind":"hue"},
  ] },
  { "kind":"color","name":"hueDistance","category":"hues","summary":"A hue that changes with the distance from the centre.","example":"hue: hueDistance(0.55, 0.3)","result":"number", "params": [
    {"name":"base","unit":"turns","rate":"cell","default":0,"min":-1000000,"max":1000000,"doc":"The hue at the centre.","kind":"hue"},
    {"name":"scale","unit":"turns","rate":"cell","default":0.3,"min":-1000000,"max":1000000,"doc":"Turns of hue for each frame unit outwards.","kind":"hue"},
  ] },
  { "kind":"color","name":"mixColor","category":"lists","summary":"A mixture of two colours in OKLab.","example":"color: mixColor(#ff5a00, #2040ff, u)","result":"color","source":"B. Ottosson, A perceptual color space for image processing (2020).", "params": [
    {"name":"a","unit":"none","rate":"cell","required":true,"doc":"At k = 0.","kind":"color"},
    {"name":"b","unit":"none","rate":"cell","required":true,"doc":"At k = 1.","kind":"color"},
    {"name":"k","unit":"ratio","rate":"cell","default":0.5,"min":0,"max":1,"doc":"How much of the second.","kind":"number"},
  ] },
  { "kind":"color","name":"oklch","category":"spaces","summary":"A colour from perceived lightness, chroma and hue.","example":"color: oklch(value, 0.16, angle / tau)","result":"color","source":"B. Ottosson, A perceptual color space for image processing (2020).", "params": [
    {"name":"l","unit":"ratio","rate":"cell","default":0.7,"min":0,"max":1,"doc":"Lightness: 0 is black, 1 is white.","kind":"number"},
    {"name":"c","unit":"ratio","rate":"cell","default":0.15,"min":0,"max":1,"doc":"Chroma: 0 is grey, about 0.3 the most that screens show.","kind":"number"},
    {"name":"h","unit":"turns","rate":"cell","default":0,"min":-1000000,"max":1000000,"doc":"Hue in turns.","kind":"hue"},
  ] },
  { "kind":"color","name":"pick","category":"lists","summary":"One colour of a list, flat.","example":"color: pick(neon, value)","result":"color", "params": [
    {"name":"colors","unit":"none","rate":"frame","required":true,"doc":"The colours: a list, or the name of a set.","kind":"colors"},
    {"name":"k","unit":"ratio","rate":"cell","default":0.5,"min":0,"max":1,"doc":"Which: 0..1 is cut into as many equal parts as there are colours.","kind":"number"},
  ] },
  { "kind":"color","name":"ramp","category":"lists","summary":"A smooth run through a list of colours, mixed in OKLab.","example":"color: ramp([#1a0500, #ff5a00, #ffe8b0], value)","result":"color","source":"B. Ottosson, A perceptual color space for image processing (2020).", "params": [
    {"name":"colors","unit":"none","rate":"frame","required":true,"doc":"The colours: a list, or the name of a set.","kind":"colors"},
    {"name":"k","unit":"ratio","rate":"cell","default":0.5,"min":0,"max":1,"doc":"Where in the list: 0 is the first, 1 the last.","kind":"number"},
  ] },
  { "kind":"color","name":"rgb","category":"spaces","summary":"A colour from red, green and blue.","example":"color: rgb(value, u * value, v)","result":"color", "params": [
    {"name":"r","unit":"ratio","rate":"cell","default":0,"min":0,"max":1,"doc":"Red.","kind":"number"},
    {"name":"g","unit":"ratio","rate":"cell","default":0,"min":0,"max":1,"doc":"Green.","kind":"number"},
    {"name":"b","unit":"ratio","rate":"cell","default":0,"min":0,"max":1,"doc":"Blue.","kind":"number"},
  ] },
  { "kind":"color","name":"temperature","category":"lists","summary":"The colour of something that glows: from red embers through white to a blue star.","example":"color: temperature(value)","result":"color","source":"M. Charity, What color is a blackbody? (2001).", "params": [
    {"name":"k","unit":"ratio","rate":"cell","default":0.5,"min":0,"max":1,"doc":"How hot: 0 is 1000 K, 1 is 20000 K, about 0.7 is white.","kind":"number"},
  ] },
  { "kind":"shader","name":"bloom","category":"glow","summary":"Lets bright places glow into their surroundings.","example":"bloom(threshold: 90, strength: 1.2)","result":"none", "params": [
    {"name":"threshold","unit":"levels","rate":"frame","default":130,"min":0,"max":254,"doc":"Level of a channel from which it glows.","kind":"number"},
    {"name":"strength","unit":"ratio","rate":"frame","default":0.5,"min":0,"max":4,"doc":"How bright the glow is; 0 changes nothing.","kind":"number"},
    {"name":"radius","unit":"ratio","rate":"frame","default":1,"min":0.1,"max":8,"doc":"How far it reaches: 1 is about a twentieth of the shorter side.","kind":"number"},
    {"name":"mix","unit":"ratio","rate":"frame","default":1,"min":0,"max":1,"doc":"How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.","kind":"number"},
    {"name":"when","unit":"none","rate":"frame","default":true,"doc":"The shader acts only on frames where this holds.","kind":"boolean"},
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
  { "kind":"shader","name":"grade","category":"colour","summary":"Tints the whole frame, as film is graded.","example":"grade(tint: sunset)","result":"none", "params": [
    {"name":"tint","unit":"none","rate":"const","default":"warm","alternatives":["color"],"doc":"One of the moods, or a colour of your own.","kind":"word","words":["warm","cool","matrix","amber","sepia","neonPink","ice","blood","forest","void","sunset"]},
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
  { "kind":"shader","name":"kaleidoscope","category":"geometry","summary":"Mirrors one wedge of the frame all round its middle.","example":"kaleidoscope(folds: 8)","result":"none","doc":"Do not use it over text: it is mirrored too.", "params": [
    {"name":"folds","unit":"steps","rate":"frame","default":6,"min":1,"max":64,"doc":"How many wedges there are.","kind":"integer"},
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
  { "kind":"shader","name":"radialBlur","category":"glow","summary":"Smears the frame outward from its middle, as in fast flight.","example":"radialBlur(strength: 0.15)","result":"none", "params": [
    {"name":"strength","unit":"ratio","rate":"frame","default":0.03,"min":0,"max":0.5,"doc":"How far the edge is smeared, as a share of its distance from the middle; 0 changes nothing.","kind":"number"},
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
  { "kind":"transition","name":"cut","category":"transition","summary":"Shows the new scene at once.","example":"cut","result":"none", "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
  ] },
  { "kind":"transition","name":"dissolve","category":"transition","summary":"Lets the old scene crumble into the new one.","example":"dissolve(1s)","result":"none","seeded":true, "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0.8,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
  ] },
  { "kind":"transition","name":"glitch","category":"transition","summary":"Tears the picture into bands that jump from the old scene to the new one.","example":"glitch(0.8s)","result":"none","seeded":true, "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0.5,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
  ] },
  { "kind":"transition","name":"iris","category":"transition","summary":"Opens a circle on the new scene from the middle.","example":"iris(1s)","result":"none", "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0.6,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
  ] },
  { "kind":"transition","name":"wipe","category":"transition","summary":"Wipes the new scene over the old one.","example":"wipe(1s, diagonal)","result":"none", "params": [
    {"name":"seconds","unit":"s","rate":"frame","default":0.5,"min":0,"max":600,"doc":"How long both scenes play, from the start of the new one; longer than neither.","kind":"time"},
    {"name":"direction","unit":"none","rate":"const","default":"left","doc":"Where the edge runs to: a side, round the middle like the hand of a clock, or from the top left corner to the bottom right.","kind":"word","words":["left","right","up","down","radial","diagonal"]},
  ] },
  { "kind":"easing","name":"linear","category":"plain","summary":"Even speed.","example":"keys(t, [0s: 0, 3s: 1], ease: linear)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inQuad","category":"quad","summary":"Starts slowly, by a square.","example":"keys(t, [0s: 0, 3s: 1], ease: inQuad)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outQuad","category":"quad","summary":"Ends slowly, by a square reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outQuad)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutQuad","category":"quad","summary":"Starts and ends slowly, by a square and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutQuad)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inCubic","category":"cubic","summary":"Starts slowly, by a cube.","example":"keys(t, [0s: 0, 3s: 1], ease: inCubic)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outCubic","category":"cubic","summary":"Ends slowly, by a cube reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outCubic)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutCubic","category":"cubic","summary":"Starts and ends slowly, by a cube and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutCubic)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inQuart","category":"quart","summary":"Starts slowly, by a fourth power.","example":"keys(t, [0s: 0, 3s: 1], ease: inQuart)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outQuart","category":"quart","summary":"Ends slowly, by a fourth power reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outQuart)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutQuart","category":"quart","summary":"Starts and ends slowly, by a fourth power and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutQuart)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inExpo","category":"expo","summary":"Starts slowly, by a power of two.","example":"keys(t, [0s: 0, 3s: 1], ease: inExpo)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outExpo","category":"expo","summary":"Ends slowly, by a power of two reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outExpo)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutExpo","category":"expo","summary":"Starts and ends slowly, by a power of two and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutExpo)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inSine","category":"sine","summary":"Starts slowly, by a quarter of a sine.","example":"keys(t, [0s: 0, 3s: 1], ease: inSine)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outSine","category":"sine","summary":"Ends slowly, by a quarter of a sine reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outSine)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutSine","category":"sine","summary":"Starts and ends slowly, by a quarter of a sine and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutSine)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inBack","category":"back","summary":"Starts slowly, by a step back before the leap.","example":"keys(t, [0s: 0, 3s: 1], ease: inBack)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outBack","category":"back","summary":"Ends slowly, by a step back before the leap reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outBack)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutBack","category":"back","summary":"Starts and ends slowly, by a step back before the leap and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutBack)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inElastic","category":"elastic","summary":"Starts slowly, by a spring that winds up.","example":"keys(t, [0s: 0, 3s: 1], ease: inElastic)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outElastic","category":"elastic","summary":"Ends slowly, by a spring that winds up reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outElastic)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutElastic","category":"elastic","summary":"Starts and ends slowly, by a spring that winds up and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutElastic)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inBounce","category":"bounce","summary":"Starts slowly, by a ball that bounces.","example":"keys(t, [0s: 0, 3s: 1], ease: inBounce)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"outBounce","category":"bounce","summary":"Ends slowly, by a ball that bounces reversed.","example":"keys(t, [0s: 0, 3s: 1], ease: outBounce)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"easing","name":"inOutBounce","category":"bounce","summary":"Starts and ends slowly, by a ball that bounces and its reverse.","example":"keys(t, [0s: 0, 3s: 1], ease: inOutBounce)","result":"number","source":"R. Penner, Easing functions (2001).", "params": [] },
  { "kind":"palette","name":"ascii","category":"plain","summary":"The classic ramp of 33 keyboard characters.","example":"palette: ascii","result":"none","glyphs":" `.'-_,:~\";^!/+)<>=?civxYoe%a$&#8@", "params": [] },
  { "kind":"palette","name":"dense","category":"plain","summary":"A ramp from dots to full blocks, with strong contrast.","example":"palette: dense","result":"none","glyphs":" .:-*+=xo%X$&#8@▒▓█", "params": [] },
  { "kind":"palette","name":"minimal","category":"plain","summary":"Four marks: calm and graphic.","example":"palette: minimal","result":"none","glyphs":" .-+#", "params": [] },
  { "kind":"palette","name":"binary","category":"plain","summary":"Ones and zeros.","example":"palette: binary","result":"none","glyphs":" 10", "params": [] },
  { "kind":"palette","name":"gradient","category":"plain","summary":"The four shades and the full block.","example":"palette: gradient","result":"none","glyphs":" ░▒▓█", "params": [] },
  { "kind":"palette","name":"blocks","category":"blocks","summary":"Blocks that fill from below in eighths.","example":"palette: blocks","result":"none","glyphs":" ▁▂▃▄▅▆▇█", "params": [] },
  { "kind":"palette","name":"blocksExt","category":"blocks","summary":"Blocks that fill from below and from the left, and shades, in 18 steps.","example":"palette: blocksExt","result":"none","glyphs":" ▁▏░▎▂▍▃▄▌▒▅▋▊▆▓▇▉█", "params": [] },
  { "kind":"palette","name":"shade","category":"blocks","summary":"A dot, then the shades.","example":"palette: shade","result":"none","glyphs":" ·░▒▓█", "params": [] },
  { "kind":"palette","name":"math","category":"signs","summary":"Operators and relations.","example":"palette: math","result":"none","glyphs":" ·−∼÷+×≈√∞±∫⊙∂≠∑∈⊕⊗∃∀∆∇∏", "params": [] },
  { "kind":"palette","name":"box","category":"signs","summary":"Single and double lines, corners and crossings.","example":"palette: box","result":"none","glyphs":" ╴╶─┘└┐┌│┴┬═┤├┼╗╝╔╚╦╩║╣╠╬", "params": [] },
  { "kind":"palette","name":"circuit","category":"signs","summary":"Traces, junctions and pads of a circuit board.","example":"palette: circuit","result":"none","glyphs":" ·╴╶─╰╯╭╮│┴┬○┤├◎┼◉▣●■", "params": [] },
  { "kind":"palette","name":"runes","category":"scripts","summary":"The elder futhark.","example":"palette: runes","result":"none","glyphs":" ᛫ᚲᛃᛊᛁᛜᛚᚾᛇᛏᛟᚹᚦᚨᚠᚷᛈᛉᚢᚱᛒᚺᛗᛖᛞ", "params": [] },
  { "kind":"palette","name":"alchemy","category":"scripts","summary":"Signs of the alchemists.","example":"palette: alchemy","result":"none","glyphs":" ·🝑🜍🜠🜩🝆🜂🜊🜄🝖🜁🜚🜃🜛🜔🜕🜅🜹🜏🝪🜨", "params": [] },
  { "kind":"palette","name":"zodiac","category":"scripts","summary":"Signs of the zodiac, with sun and moon.","example":"palette: zodiac","result":"none","glyphs":" ·♒☉☽♈♌♑♉♎♐♏♓♊♋♍", "params": [] },
  { "kind":"palette","name":"arrows","category":"signs","summary":"Arrows, single and double.","example":"palette: arrows","result":"none","glyphs":" ·⇐⇒⇑⇓↘↙↗↑↓↖←→⇔⇕↕↔", "params": [] },
  { "kind":"palette","name":"music","category":"signs","summary":"Notes and accidentals.","example":"palette: music","result":"none","glyphs":" ·♮♭♩♯♪♫♬", "params": [] },
  { "kind":"palette","name":"katakana","category":"scripts","summary":"Half-width katakana, as in falling code.","example":"palette: katakana","result":"none","glyphs":" ･ｰﾆｨﾉﾝｭｯｧｼﾍｿｪｲﾄﾐﾗｬﾌﾕｩﾂﾃﾅﾘｫｴｺﾚｮｱｸｹｽﾋﾏﾒﾜｦｳﾀﾑﾔｷﾁﾊﾓｾﾈｻﾇﾖｵｶﾛﾎﾙ", "params": [] },
  { "kind":"palette","name":"greek","category":"scripts","summary":"Greek letters, small to capital.","example":"palette: greek","result":"none","glyphs":" ·ιτΞνΓευκγλοηπΛσχμΣζρωαξΔδΩΠψθΘφΨΦβ", "params": [] },
  { "kind":"palette","name":"cyrillic","category":"scripts","summary":"Cyrillic letters.","example":"palette: cyrillic","result":"none","glyphs":" ·гтсчзэнплкъяоиЗышджмщЛюбЯИфФДЖЮЩ", "params": [] },
  { "kind":"palette","name":"arabic","category":"scripts","summary":"Arabic letters in their isolated forms.","example":"palette: arabic","result":"none","glyphs":" ٠داربتهنمولحكعغفسصضطظشق", "params": [] },
  { "kind":"palette","name":"dots","category":"marks","summary":"Dots that grow.","example":"palette: dots","result":"none","glyphs":" ⋅·∙•●⬤", "params": [] },
  { "kind":"palette","name":"braille","category":"marks","summary":"Braille cells that fill dot by dot.","example":"palette: braille","result":"none","glyphs":" ⠁⠃⠇⠧⠷⠿⡿⣿", "params": [] },
  { "kind":"palette","name":"stars","category":"marks","summary":"Stars, from a speck to twelve rays.","example":"palette: stars","result":"none","glyphs":" ·⋆☆✧✦✴✶★✷✸✹✺", "params": [] },
  { "kind":"palette","name":"halfFill","category":"marks","summary":"Circles that fill by quarters.","example":"palette: halfFill","result":"none","glyphs":" ◌○◔◑◕●", "params": [] },
  { "kind":"palette","name":"hatch","category":"marks","summary":"Hatching, from single strokes to dense weave.","example":"palette: hatch","result":"none","glyphs":" ╲╱╳▤▥▨▧▦▩", "params": [] },
  { "kind":"palette","name":"ocean","category":"moods","summary":"Ripples and swell.","example":"palette: ocean","result":"none","glyphs":" ·˜≀∿∽∼~≁≈≋", "params": [] },
  { "kind":"palette","name":"organic","category":"moods","summary":"Spores, bubbles and blossoms.","example":"palette: organic","result":"none","glyphs":" .·◦∘°○❋o❀✿❁✾❃●", "params": [] },
  { "kind":"palette","name":"machine","category":"moods","summary":"Bolts, brackets and panels.","example":"palette: machine","result":"none","glyphs":" .-:+|=][}{□#▣▦▩■█", "params": [] },
  { "kind":"colors","name":"neon","category":"vivid","summary":"Signs in the rain: violet, magenta, cyan, acid.","example":"color: ramp(neon, value)","result":"none","colors":["#14002e","#7a00ff","#ff1fa5","#00e5ff","#d4ff3d"], "params": [] },
  { "kind":"colors","name":"pastel","category":"soft","summary":"Chalk: lilac, rose, apricot, mint.","example":"color: ramp(pastel, value)","result":"none","colors":["#5b4b8a","#b28fce","#f5a6c4","#ffd6a5","#d9fbe2"], "params": [] },
  { "kind":"colors","name":"monoGreen","category":"screens","summary":"A green phosphor tube.","example":"color: ramp(monoGreen, value)","result":"none","colors":["#001b08","#00611f","#00b33c","#33ff66","#d6ffe0"], "params": [] },
  { "kind":"colors","name":"monoAmber","category":"screens","summary":"An amber phosphor tube.","example":"color: ramp(monoAmber, value)","result":"none","colors":["#1c0c00","#6b3400","#c96a00","#ffb000","#fff0c9"], "params": [] },
  { "kind":"colors","name":"cyberpunk","category":"vivid","summary":"A city at night: indigo, hot pink, electric blue, yellow.","example":"color: ramp(cyberpunk, value)","result":"none","colors":["#0b0221","#3a0ca3","#f72585","#4cc9f0","#fcee0c"], "params": [] },
  { "kind":"colors","name":"vaporwave","category":"vivid","summary":"Sunset over marble: purple, pink, peach, turquoise.","example":"color: ramp(vaporwave, value)","result":"none","colors":["#241148","#8a3ab9","#ff71ce","#ffc59f","#9dfff0"], "params": [] },
  { "kind":"colors","name":"earth","category":"nature","summary":"Soil, clay, straw.","example":"color: ramp(earth, value)","result":"none","colors":["#1b120a","#5a3a1e","#9c6b34","#cfa865","#f3e6c4"], "params": [] },
  { "kind":"colors","name":"ice","category":"nature","summary":"Deep water to snow.","example":"color: ramp(ice, value)","result":"none","colors":["#03121f","#0b4f7d","#2fa4d7","#9be3f5","#f4fdff"], "params": [] },
  { "kind":"colors","name":"blood","category":"nature","summary":"Near black to bright red and bone.","example":"color: ramp(blood, value)","result":"none","colors":["#140003","#5c0010","#b3001e","#ff3b3b","#ffe3d6"], "params": [] },
  { "kind":"colors","name":"forest","category":"nature","summary":"Undergrowth to sunlit leaves.","example":"color: ramp(forest, value)","result":"none","colors":["#06140a","#17452a","#3f8f3f","#9bc53d","#f1f7c2"], "params": [] },
  { "kind":"reveal","name":"none","category":"text","summary":"The whole text is there at once.","example":"text \"HELLO\" { reveal: none }","result":"none", "params": [] },
  { "kind":"reveal","name":"typewriter","category":"text","summary":"One character after the other.","example":"text \"HELLO\" { reveal: typewriter(2s) }","result":"none", "params": [
    {"name":"time","unit":"s","rate":"frame","default":1,"min":0,"max":1000000,"doc":"How long it takes from the text's `from`.","kind":"time"},
  ] },
  { "kind":"reveal","name":"fade","category":"text","summary":"All characters fade in together.","example":"text \"HELLO\" { reveal: fade(1s) }","result":"none", "params": [
    {"name":"time","unit":"s","rate":"frame","default":1,"min":0,"max":1000000,"doc":"How long it takes from the text's `from`.","kind":"time"},
  ] },
  { "kind":"reveal","name":"words","category":"text","summary":"One word after the other, each fading in.","example":"text \"ONE TWO\" { reveal: words(2s) }","result":"none", "params": [
    {"name":"time","unit":"s","rate":"frame","default":1,"min":0,"max":1000000,"doc":"How long it takes from the text's `from`.","kind":"time"},
  ] },
  { "kind":"reveal","name":"scramble","category":"text","summary":"Random characters that settle one after the other into the text.","example":"text \"HELLO\" { reveal: scramble(2s) }","result":"none", "params": [
    {"name":"time","unit":"s","rate":"frame","default":1,"min":0,"max":1000000,"doc":"How long it takes from the text's `from`.","kind":"time"},
  ] },
];

"""The frame of reels/reference.reel by a readable numpy + PIL renderer: what speed is compared with.

Written the way one would write it in Python: whole-array arithmetic, one PIL mask a glyph, floats for colour. Prints one
JSON object with milliseconds of CPU a stage and a frame, best of the runs.

Usage: numpy_reference.py FONT.ttf [--runs N] [--save OUT.png]
"""

import json
import sys
import time

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT, FPS = 1920, 1080, 24
DENSE = " .:-=+*xoX%$&#@8"
ASCII = " `.'-_,:~\";^!/+)<>=?civxYoe%a$&#8@"
MD, SM = 16, 10


def glyph_atlas(font_path, size, palette):
    """Coverage (0..1) of every glyph of a palette, each in the same cell."""
    font = ImageFont.truetype(font_path, size)
    ascent, descent = font.getmetrics()
    cell_w, cell_h = round(font.getlength("M")), ascent + descent
    atlas = np.zeros((len(palette), cell_h, cell_w), np.float32)
    for i, glyph in enumerate(palette):
        image = Image.new("L", (cell_w, cell_h))
        ImageDraw.Draw(image).text((0, 0), glyph, font=font, fill=255)
        atlas[i] = np.asarray(image, np.float32) / 255
    return atlas


def coordinates(cols, rows):
    """Centred, true to aspect: 1 is half the shorter side."""
    u, v = (np.arange(cols) + 0.5) / cols, (np.arange(rows) + 0.5) / rows
    x, y = np.meshgrid((u * 2 - 1) * WIDTH / HEIGHT, v * 2 - 1)
    x, y = x.astype(np.float32), y.astype(np.float32)
    return x, y, np.hypot(x, y), np.arctan2(y, x)


def plasma(x, y, dist, t):
    waves = np.sin(x * 3.1 + t) + np.sin(y * 2.7 - t * 0.8) + np.sin((x + y) * 2.3 + t * 1.3) + np.sin(dist * 4.2 - t * 1.7)
    return 0.5 + waves / 8


def vortex(dist, angle, t, twist):
    return 0.5 + 0.5 * np.sin(angle * 4 + dist * twist * 2 - t * 2)


def hsv_to_rgb(h, s, v):
    h6 = (h % 1) * 6
    channel = lambda n: v - v * s * np.clip(np.minimum((n + h6) % 6, 4 - (n + h6) % 6), 0, 1)
    return np.stack([channel(5), channel(3), channel(1)], -1)


def draw_layer(atlas, value, hue, saturation):
    """The layer as whole frames of floats: colour and glyph coverage."""
    value = np.clip(value, 0, 1)
    index = np.minimum(len(atlas) - 1, (value * len(atlas)).astype(int))
    index[value < 0.03] = 0
    rows, cols = value.shape
    cell_h, cell_w = atlas.shape[1:]
    coverage = atlas[index].transpose(0, 2, 1, 3).reshape(rows * cell_h, cols * cell_w)
    color = hsv_to_rgb(hue, saturation, value).astype(np.float32).repeat(cell_h, 0).repeat(cell_w, 1)
    full_coverage = np.zeros((HEIGHT, WIDTH, 1), np.float32)
    full_color = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    top, left = (HEIGHT - coverage.shape[0]) // 2, (WIDTH - coverage.shape[1]) // 2
    place = np.s_[top : top + coverage.shape[0], left : left + coverage.shape[1]]
    full_coverage[place], full_color[place] = coverage[..., None], color
    return full_color, full_coverage


def tone_map(frame, gamma):
    white = np.percentile(frame[::4, ::4], 99.5)
    table = (np.clip(np.arange(256, dtype=np.float32) / 255 * min(4.0, 1 / max(white, 1e-6)), 0, 1) ** gamma).astype(np.float32)
    return table[(frame * 255).astype(np.uint8)]


def bloom(frame, threshold, strength):
    bright = np.clip(frame - threshold / 255, 0, 1)
    quarter = Image.fromarray((bright[::4, ::4] * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(4))
    glow = np.asarray(quarter.resize((WIDTH, HEIGHT), Image.BILINEAR), np.float32)
    return frame + glow * (strength / 255)


def vignette_mask(strength):
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    distance = np.hypot((x / WIDTH) * 2 - 1, (y / HEIGHT) * 2 - 1) / np.sqrt(np.float32(2))
    return (1 - strength * distance**2)[..., None]


def grain(frame, amount, random):
    noise = random.integers(-amount, amount + 1, (HEIGHT // 2, WIDTH // 2), np.int8).astype(np.float32) / 255
    frame += noise.repeat(2, 0).repeat(2, 1)[..., None]
    return np.clip(frame, 0, 1, out=frame)


def main():
    font_path = sys.argv[1]
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 5
    atlases = {"md": glyph_atlas(font_path, MD, DENSE), "sm": glyph_atlas(font_path, SM, ASCII)}
    grids = {name: coordinates(WIDTH // a.shape[2], HEIGHT // a.shape[1]) for name, a in atlases.items()}
    random, mask = np.random.default_rng(1), vignette_mask(0.22)
    stages, best = {}, float("inf")
    for run in range(runs):
        t = 2 + run / FPS
        begun = last = time.process_time()

        def lap(name):
            nonlocal last
            now = time.process_time()
            stages[name] = min(stages.get(name, float("inf")), (now - last) * 1000)
            last = now

        x, y, dist, angle = grids["md"]
        color, coverage = draw_layer(atlases["md"], plasma(x, y, dist, t) * 1.3, angle / (2 * np.pi), 0.8)
        frame = color * coverage
        lap("layer md")
        x, y, dist, angle = grids["sm"]
        color, coverage = draw_layer(atlases["sm"], vortex(dist, angle, t, 5) * 1.2, np.full_like(x, t * 0.1), 0.7)
        lap("layer sm")
        frame += (color - frame * color) * (coverage * 0.8)
        lap("blend")
        frame = tone_map(frame, 0.75)
        lap("tone map")
        frame = bloom(frame, 130, 0.5)
        lap("bloom")
        frame *= mask
        lap("vignette")
        frame = grain(frame, 8, random)
        lap("grain")
        picture = (frame * 255).astype(np.uint8)
        lap("to bytes")
        best = min(best, (time.process_time() - begun) * 1000)
    if "--save" in sys.argv:
        Image.fromarray(picture).save(sys.argv[sys.argv.index("--save") + 1])
    print(json.dumps({"msPerFrame": best, "stages": stages, "numpy": np.__version__, "python": sys.version.split()[0]}))


main()

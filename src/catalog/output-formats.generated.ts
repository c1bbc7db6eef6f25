// Made by `npm run generate` from src/engine/outputs/formats; do not edit. The default format comes first.

import type { FormatFacts } from '../contract/format-facts.ts';

export const outputFormats: readonly FormatFacts[] = [
  {"name":"mp4","title":"MP4 video","extensions":[".mp4"],"summary":"H.264 video with AAC sound","doc":"H.264 (8-bit 4:2:0, BT.709) with stereo AAC sound at 192 kbit/s and 48 kHz. The quality profile sets the rate factor; a hardware encoder is used where one matches x264 in error and size.\n\nClips are joined without encoding them again. The finished file is checked: its streams, length and frame times, and frames decoded back and compared with what was drawn.","hasSound":true,"isSequence":false,"options":[],"encoders":{"always":["libx264"],"forSound":["aac"],"optional":["h264_nvenc","h264_videotoolbox","h264_qsv","h264_vaapi"]}},
  {"name":"png","title":"PNG sequence","extensions":[".png"],"summary":"a folder of PNG files, one per frame, without sound","doc":"Lossless 8-bit RGB, or RGBA of a reel with `alpha: on`, one file per frame, for editors and compositors. `%05d` in the name is the number of the frame, which starts at 1; without it `-o` names the folder and the files are `%05d.png`.\n\nThe folder appears when all frames are in it. A folder from an earlier render is replaced; one that holds anything else is refused. There is no sound in it, and ffmpeg is needed only where the reel follows an audio file.","hasSound":false,"isSequence":true,"options":[],"encoders":{"always":[],"forSound":[],"optional":[]}},
];

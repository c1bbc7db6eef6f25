// Limits what ffmpeg may open for a reel. A playlist or manifest with the name of an audio file would make it read other files and
// URLs, so every run that reads an input of a reel restricts the protocols and containers.

/** Self-contained audio, video and subtitle containers: no playlists, manifests, devices or lists of files. */
const CONTAINERS = [
  'aac,ac3,aiff,alac,amr,ape,asf,au,avi,caf,dts,eac3,flac,flv,gif,h264,hevc,ivf,m4v,matroska,webm,mjpeg,mov,mp4,m4a,3gp',
  '3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,mpegvideo,mxf,nut,oga,ogg,opus,rm,s16le,tta,voc,w64,wav,wv,xwma,yuv4mpegpipe',
  'apng,bmp_pipe,gif_pipe,jpeg_pipe,jpegls_pipe,png_pipe,tiff_pipe,webp_pipe,image2,webp,mpjpeg,spdif,truehd,usm,obu,av1',
].join(',');

/** Options to put before `-i` for an input of a reel. Supported since ffmpeg 4.1. */
export const INPUT_LIMITS: readonly string[] = ['-protocol_whitelist', 'file,pipe,fd', '-format_whitelist', CONTAINERS];

// What ffmpeg may open for a reel. A playlist or manifest under the name of an audio file would make it read other files and
// URLs, so every run that reads an input of a reel names the protocols and the containers it may use.

/** Containers with sound, pictures or subtitles in themselves. Not here: playlists, manifests, devices and lists of files. */
const CONTAINERS = [
  'aac,ac3,aiff,alac,amr,ape,asf,au,avi,caf,dts,eac3,flac,flv,gif,h264,hevc,ivf,m4v,matroska,webm,mjpeg,mov,mp4,m4a,3gp',
  '3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,mpegvideo,mxf,nut,oga,ogg,opus,rm,s16le,tta,voc,w64,wav,wv,xwma,yuv4mpegpipe',
  'apng,bmp_pipe,gif_pipe,jpeg_pipe,jpegls_pipe,png_pipe,tiff_pipe,webp_pipe,image2,webp,mpjpeg,spdif,truehd,usm,obu,av1',
].join(',');

/** Options before `-i` of an input that a reel names. Known to ffmpeg 4.1 and later. */
export const INPUT_LIMITS: readonly string[] = ['-protocol_whitelist', 'file,pipe,fd', '-format_whitelist', CONTAINERS];

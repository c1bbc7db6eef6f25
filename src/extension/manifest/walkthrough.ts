// The Get Started walkthrough: four steps, each complete once its command has run.

export const WALKTHROUGHS = [
  {
    id: 'start',
    title: 'Get started with Glyphreel',
    description: 'Write ASCII-art video as code, watch it while you type, and render it.',
    featuredFor: ['**/*.reel'],
    steps: [
      {
        id: 'reel',
        title: 'Open your first reel',
        description:
          'A reel is a text file of scenes and layers. Start from an example and change it.\n[New Reel from Example](command:glyphreel.newFromExample)',
        media: { image: 'docs/pictures/editor-dark.jpg', altText: 'A reel in the editor, with the preview beside it' },
        completionEvents: ['onCommand:glyphreel.newFromExample', 'onContext:glyphreel.reelActive'],
      },
      {
        id: 'preview',
        title: 'Preview while you type',
        description:
          'The preview plays the scene under the cursor and shows each edit on the next frame.\n[Open Preview](command:glyphreel.openPreview)\nSpace plays and pauses, J K L shuttle, I and O set the in and out marks.',
        media: {
          image: 'docs/pictures/preview-dark.jpg',
          altText: 'The preview panel: picture, timeline strip, brightness meter',
        },
        completionEvents: ['onCommand:glyphreel.openPreview'],
      },
      {
        id: 'render',
        title: 'Render it',
        description:
          'Click **Render reel** above the header, or **Render this segment** above a scene. Renders run in the background, one at a time.\n[Render Reel](command:glyphreel.renderReel)',
        media: { image: 'docs/pictures/render-dark.jpg', altText: 'A render in progress, with the Renders view' },
        completionEvents: ['onCommand:glyphreel.renderReel', 'onCommand:glyphreel.renderScene'],
      },
      {
        id: 'report',
        title: 'Check the brightness',
        description:
          'After each render, a report shows the brightness over time and what to change where a scene is too dark.\n[Show Brightness Report](command:glyphreel.showReport)',
        media: {
          image: 'docs/pictures/report-dark.jpg',
          altText: 'The brightness report: a curve over time with its target',
        },
        completionEvents: ['onCommand:glyphreel.showReport'],
      },
    ],
  },
];

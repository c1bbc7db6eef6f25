// A machine whose clock is wrong by GLYPHREEL_TEST_SKEW_HOURS.
const now = Date.now.bind(Date);
const skewMs = Number(process.env.GLYPHREEL_TEST_SKEW_HOURS) * 3_600_000;
Date.now = () => now() + skewMs;

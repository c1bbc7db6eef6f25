// A machine that computes a little differently: every square root is too large by one part in a million.
const sqrt = Math.sqrt;
Math.sqrt = (value) => sqrt(value) * 1.000001;

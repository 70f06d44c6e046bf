package suite

double = (n) => 2 * n

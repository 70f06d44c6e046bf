import "generate"

generate.from(count: -1, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
//
// --- stderr
// fluxc: `generate.from`: argument `count` must not be negative, found -1
//   at negative_count.flux:3:1
//   |
// 3 | generate.from(count: -1, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
//   | ^^^^^^^^^^^^^
// --- exit 1

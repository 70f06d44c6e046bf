// run: --memory-limit 20MB
import "generate"

generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 9223372036854775807, fn: (n) => n)

// ---
//
// --- stderr
// fluxc: `generate.from`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at generate.flux:4:1
//   |
// 4 | generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 9223372036854775807, fn: (n) => n)
//   | ^^^^^^^^^^^^^
// --- exit 1

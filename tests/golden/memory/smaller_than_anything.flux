// run: --memory-limit 1KB
import "array"

array.from(rows: [{_value: 1}])

// ---
//
// --- stderr
// fluxc: memory limit of 1 KB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
// --- exit 1

// run: --memory-limit 20MB
import "generate"

generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 9223372036854775807, fn: (n) => n)

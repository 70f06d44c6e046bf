import "array"

works = (r) => 1 / r.v > 0

array.from(rows: [{v: 1}, {v: 0}, {v: 2}]) |> stateCount(fn: works)

// doc: interpolate

// ---
// import "interpolate"
//
// Package interpolate adds rows between rows.
//
// tables |> linear(every: duration)
//     linear adds rows at regular times, with values on the straight line between their neighbours.

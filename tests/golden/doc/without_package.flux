// doc: substring

// ---
// strings.substring(v: string, start: int, end: int)
// import "strings"
// since Flux 0.18.0
//
// substring returns the characters from position `start` up to but not including `end`.
//
// ## Example
//     import "strings"
//
//     x = strings.substring(v: "influx", start: 0, end: 3)
//
// substring : (v: string, start: int, end: int) => string
